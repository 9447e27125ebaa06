/**
 * Cuts the fonts out of the published ones: the woff2 that every page loads, and those that PDF files are set in.
 * `node src/styles/fonts/make.ts` writes them beside this file.
 * The same source and list always give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { latin, moreLatin, paperFonts, type PaperFont } from '../../server/pdf/characters.ts'
import { makeSigns } from './signs.ts'

/** Inclusive code point ranges kept in the font; `unicode-range` in font-face.css says the same. */
export const keptRanges: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e], [0xa0, 0xa1], [0xa7, 0xa7], [0xa9, 0xab], [0xb0, 0xb0], [0xb7, 0xb7], [0xba, 0xbb],
  [0xbf, 0xd6], [0xd8, 0xf6], [0xf8, 0xff], [0x2013, 0x2014], [0x2018, 0x2019], [0x201c, 0x201d],
  [0x2022, 0x2022], [0x2026, 0x2026],
]

const PACKAGE = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const sourceOf = (part: 'latin' | 'latin-ext') => new URL(import.meta.resolve(`${PACKAGE}-${part}-wght-normal.woff2`))

/** Where the committed font lies. */
export const fontFile = new URL('./atkinson-hyperlegible-next.woff2', import.meta.url)

/** Whether the font draws this character (a single code point). */
export function isKept(character: string): boolean {
  const code = character.codePointAt(0) ?? -1
  return keptRanges.some(([first, last]) => code >= first && code <= last)
}

/** The font as woff2 bytes: the kept characters, weights 400 to 700. */
export function makeFont(): Promise<Buffer> {
  return subsetFont(readFileSync(sourceOf('latin')), textOf(keptRanges), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
  })
}

/** Where a committed font for PDF files lies. */
export function paperFontFile(font: PaperFont): URL {
  return new URL(`./${paperFonts[font]}`, import.meta.url)
}

/** A font for PDF files as TrueType bytes, of one weight: pdfkit can embed neither woff2 nor a range of weights. */
export async function makePaperFont(font: PaperFont): Promise<Buffer> {
  if (font === 'signs') return makeSigns()
  const isMore = font.endsWith('-more')
  return subsetFont(readFileSync(sourceOf(isMore ? 'latin-ext' : 'latin')), textOf(isMore ? moreLatin : latin), {
    targetFormat: 'truetype',
    variationAxes: { wght: font.startsWith('bold') ? 700 : 400 },
  })
}

function textOf(ranges: typeof keptRanges): string {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, step) => first + step))
    .map((code) => String.fromCodePoint(code))
    .join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fontFile, await makeFont())
  for (const font of Object.keys(paperFonts) as PaperFont[]) writeFileSync(paperFontFile(font), await makePaperFont(font))
}
