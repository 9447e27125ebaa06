import { HANDED } from './http/draw-page.ts'

/**
 * The answer that sends a long file while it is made, so that the server never holds all of it.
 * @param name the file's name, in plain letters
 */
export function handFile(locals: App.Locals, stream: ReadableStream<Uint8Array>, { type, name }: { type: string; name: string }): Response {
  locals.handed = stream
  return new Response(null, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, [HANDED]: 'file' } })
}
