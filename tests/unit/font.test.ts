import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { paperFonts, type PaperFont } from '../../src/server/pdf/characters.ts'
import { fontFile, isKept, keptRanges, makeFont, makePaperFont, paperFontFile } from '../../src/styles/fonts/make.ts'

const MOST_BYTES = 17_000

/** Characters that only programs read, in the files below: the newline of every text file. */
const NOT_DRAWN = new Set(['\n'])

/** Letters the font cannot draw, with their file; they would fall back glyph by glyph. */
function undrawn(folder: string, kind: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => kind.test(path)).flatMap((path) => {
    const letters = new Set(readFileSync(join(folder, path), 'utf8').normalize('NFC'))
    return [...letters].filter((letter) => !NOT_DRAWN.has(letter) && !isKept(letter)).map((letter) => `${path}: ${letter}`)
  })
}

test('the font is light enough for a slow phone', () => {
  expect(readFileSync(fontFile).byteLength).toBeLessThanOrEqual(MOST_BYTES)
})

test('the committed font is what its recipe makes', async () => {
  expect((await makeFont()).equals(readFileSync(fontFile))).toBe(true)
})

test('so are the fonts that PDF files are set in', async () => {
  for (const font of Object.keys(paperFonts) as PaperFont[]) {
    expect((await makePaperFont(font)).equals(readFileSync(paperFontFile(font))), font).toBe(true)
  }
})

test('the style sheet asks for the same characters', () => {
  const css = readFileSync('src/styles/fonts/font-face.css', 'utf8')
  const asked = [...css.matchAll(/U\+([0-9A-F]{4})(?:-([0-9A-F]{4}))?/g)].map(([, first = '', last = first]) =>
    [Number.parseInt(first, 16), Number.parseInt(last, 16)])
  expect(asked).toEqual(keptRanges)
})

test('every character of the dictionaries can be drawn', () => {
  expect(undrawn('src/words', /\.ts$/)).toEqual([])
})

test('every character of the courses can be drawn', () => {
  expect(undrawn('content', /\.(mdx|yaml)$/)).toEqual([])
})
