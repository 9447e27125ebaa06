/**
 * Offers to read a file into a box of the same form. The file itself is never sent: what is sent is what stands in
 * the box, which whoever sends it can read first.
 */
export function fillFromFile(): void {
  for (const offer of document.querySelectorAll<HTMLElement>('[data-file-into]')) {
    const input = offer.querySelector('input')
    const box = offer.closest('form')?.elements.namedItem(offer.dataset['fileInto'] ?? '')
    if (!input || !(box instanceof HTMLTextAreaElement)) continue
    offer.hidden = false
    input.addEventListener('change', async () => {
      const [file] = input.files ?? []
      if (file) box.value = textOf(await file.arrayBuffer())
    })
  }
}

/** UTF-8, or what an older spreadsheet on Windows saves where it is not. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
