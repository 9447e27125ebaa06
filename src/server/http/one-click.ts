const NAME = 'List-Unsubscribe'
const VALUE = 'One-Click'

/** Whether a body, as a form of either encoding, is exactly `List-Unsubscribe=One-Click` (RFC 8058). It never rejects. */
export async function asksToStop(contentType: string, bytes: Buffer): Promise<boolean> {
  try {
    const fields = [...await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()]
    return fields.length === 1 && fields[0]![0] === NAME && fields[0]![1] === VALUE
  } catch {
    return false
  }
}
