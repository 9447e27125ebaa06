/** Where a quotation begins: at the start, or after a blank, a bracket, a dash or another opening mark. */
const AFTER = '(^|[\\s(\\[\u2013\u2014\u201C\u2018\u00AB\u00BF\u00A1])'
const openingDouble = new RegExp(`${AFTER}"`, 'g')
const openingSingle = new RegExp(`${AFTER}'`, 'g')

/** Straight quotation marks and apostrophes, as people type them, as a book prints them. */
export function curled(text: string): string {
  return text
    .replace(openingDouble, '$1\u201C').replaceAll('"', '\u201D')
    .replace(openingSingle, '$1\u2018').replaceAll("'", '\u2019')
}

/**
 * A copy in which every text of a course, `{ en, es? }`, has printed marks: the texts of questions and worksheets
 * stand beside those of the modules, where the renderer does the same. Anything else stays as it is.
 */
export function typeset<T>(value: T): T {
  return copied(value) as T
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied)
  if (value === null || typeof value !== 'object') return value
  const isText = 'en' in value && typeof value.en === 'string'
  return Object.fromEntries(Object.entries(value).map(([key, part]) =>
    [key, isText && typeof part === 'string' ? curled(part) : copied(part)]))
}
