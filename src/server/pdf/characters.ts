type Ranges = readonly (readonly [first: number, last: number])[]

/** Inclusive code point ranges of the fonts `regular` and `bold`: all of English and Spanish, and its neighbours. */
export const latin: Ranges = [
  [0x20, 0x7e], [0xa0, 0xac], [0xae, 0xb4], [0xb6, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2013, 0x2014], [0x2018, 0x201a],
  [0x201c, 0x201e], [0x2022, 0x2022], [0x2026, 0x2026], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122], [0x2212, 0x2212],
]

/** Those of `regular-more` and `bold-more`: letters of further names, such as Łukasz. */
export const moreLatin: Ranges = [
  [0x100, 0x107], [0x10a, 0x113], [0x116, 0x11b], [0x11e, 0x123], [0x126, 0x127], [0x12a, 0x12b], [0x12e, 0x130],
  [0x132, 0x133], [0x136, 0x137], [0x139, 0x13e], [0x141, 0x148], [0x150, 0x151], [0x154, 0x155], [0x158, 0x15b],
  [0x15e, 0x165], [0x16a, 0x16b], [0x16e, 0x17e], [0x218, 0x21b], [0x1e80, 0x1e85], [0x1e9e, 0x1e9e],
  [0x1ef2, 0x1ef3],
]

/** What stands for every character that no font has. */
export const MISSING = '□'

/** Those of our own font of signs. */
const signs = new Set([MISSING, '←', '↑', '→', '↓', '☐', '☑', '✓', '✔'])

/** The fonts a PDF is set in and their files in src/styles/fonts, where make.ts cuts them. */
export const paperFonts = {
  regular: 'paper-regular.ttf',
  bold: 'paper-bold.ttf',
  'regular-more': 'paper-regular-more.ttf',
  'bold-more': 'paper-bold-more.ttf',
  signs: 'paper-signs.ttf',
} as const

export type PaperFont = keyof typeof paperFonts

/** Whether a text needs no empty squares. */
export function canDraw(text: string): boolean {
  return [...text.normalize('NFC')].every((character) => fontFor(character, 'regular') !== undefined)
}

/** The font of a weight that has this character; undefined when none has. @param character one code point */
export function fontFor(character: string, weight: 'regular' | 'bold'): PaperFont | undefined {
  const code = character.codePointAt(0) ?? -1
  const isIn = (ranges: Ranges) => ranges.some(([first, last]) => code >= first && code <= last)
  if (isIn(latin)) return weight
  if (signs.has(character)) return 'signs'
  return isIn(moreLatin) ? `${weight}-more` : undefined
}
