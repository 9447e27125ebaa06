import { readFile } from 'node:fs/promises'
import type { Locale } from '../../domain/catalog/text.ts'
import { paperFonts, type PaperFont } from './characters.ts'

/** An open document of pdfkit; it knows more than its types do. */
export type Sheet = PDFKit.PDFDocument

/** Common paper of the United States, and of most other places. */
export type PaperSize = 'letter' | 'a4'

/** Width and height in points. */
export const paperSizes: Readonly<Record<PaperSize, readonly [width: number, height: number]>> = {
  letter: [612, 792], a4: [595.28, 841.89],
}

/** 18 millimetres, as on every page that is printed from the browser. */
export const MARGIN = 51

const FONT_FOLDER = 'src/styles/fonts'
const NAME = 'Porchlight'

/**
 * Opens a document without pages that is tagged, in a language, and says of itself only its title: no time, no person,
 * no program but ours. pdfkit is loaded at the first one: most servers write few, and it takes memory.
 */
export async function openSheet(options: { size: PaperSize; wide?: boolean; locale: Locale; title: string }): Promise<Sheet> {
  const [{ default: PDFDocument }, ...fonts] = await Promise.all([
    import('pdfkit'),
    ...Object.entries(paperFonts).map(async ([font, file]) => ({ font, bytes: await readFile(`${FONT_FOLDER}/${file}`) })),
  ])
  const size = [...paperSizes[options.size]]
  const sheet = new PDFDocument({
    size: options.wide ? size.reverse() : size, margin: MARGIN, autoFirstPage: false, bufferPages: true,
    tagged: true, lang: options.locale, displayTitle: true, pdfVersion: '1.7',
    // Its types know the archive formats alone; its own initSubset knows this one.
    subset: 'PDF/UA' as never,
    // Empty: no standard font, which would not be embedded.
    font: '',
    // The id of the file is made from these: the same document is the same bytes.
    info: { Title: options.title, Producer: NAME, Creator: NAME, CreationDate: new Date(0) },
  })
  for (const { font, bytes } of fonts) sheet.registerFont(font as PaperFont, bytes)
  return Object.assign(sheet, { _addInfo: () => describe(sheet, options.title) })
}

/** Ends the document. @returns its bytes */
export async function closeSheet(sheet: Sheet): Promise<Buffer> {
  delete sheet.info.CreationDate
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.on('end', () => resolve(Buffer.concat(chunks)))
    sheet.on('error', reject)
  })
  sheet.end()
  return whole
}

/** The description inside the file, in place of pdfkit's own, which asks for a time and does not escape. */
function describe(sheet: Sheet, title: string): void {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  sheet.appendXML(`
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped}</rdf:li></rdf:Alt></dc:title>
    </rdf:Description>`)
}
