import { CsvError, parse } from 'csv-parse/sync'
import { SCOPES, RELATIONS } from '../../domain/consents/elements.ts'
import { COLUMNS, type Column, type ImportRow, ROWS_MAX } from '../../domain/imports/plan-import.ts'
import { en } from '../../words/en.ts'
import { es } from '../../words/es.ts'

/** Characters of a pasted file: room for the most rows. */
export const TEXT_CHARS_MAX = 200_000

/** The rows of a file, or what keeps it from being read at all. */
export type CsvRows =
  | { ok: true; rows: ImportRow[] }
  | { ok: false; reason: 'empty' | 'too-many-rows' | 'too-long' }
  | { ok: false; reason: 'unreadable'; line: number }
  | { ok: false; reason: 'unknown-heading' | 'missing-heading' | 'heading-twice'; heading: string }

interface Parsed { record: string[]; info: { lines: number } }

/**
 * Reads families and people from text separated by commas, semicolons or tabs (what a spreadsheet copies). Headings
 * and words may be English or Spanish; they become the keys that the rules know. What is no known word stays as it
 * is, for the rules to name.
 */
export function readCsv(text: string): CsvRows {
  if (text.length > TEXT_CHARS_MAX) return { ok: false, reason: 'too-long' }
  let parsed: Parsed[]
  try {
    parsed = parse(text, { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as unknown as Parsed[]
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, reason: 'unreadable', line: Number(error['lines'] ?? 1) }
    throw error
  }
  const [headings, ...records] = parsed
  const filled = records.filter(({ record }) => record.some((cell) => cell !== ''))
  if (!headings || filled.length === 0) return { ok: false, reason: 'empty' }
  if (filled.length > ROWS_MAX) return { ok: false, reason: 'too-many-rows' }
  const columns = headings.record.map(columnNamed)
  const unknown = headings.record.find((heading, at) => heading !== '' && columns[at] === undefined)
  if (unknown !== undefined) return { ok: false, reason: 'unknown-heading', heading: unknown.slice(0, 60) }
  const twice = columns.find((column, at) => column !== undefined && columns.indexOf(column) !== at)
  if (twice) return { ok: false, reason: 'heading-twice', heading: headings.record[columns.indexOf(twice)] ?? '' }
  if (!columns.includes('label')) return { ok: false, reason: 'missing-heading', heading: 'label' }
  return { ok: true, rows: filled.map(({ record, info }) => ({ line: info.lines, values: valuesOf(columns, record) })) }
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const most = [',', ';', '\t'].toSorted((one, other) => first.split(other).length - first.split(one).length)
  return most[0] ?? ','
}

/** Lower case without accents and with single blanks: how headings and words are compared. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

function keysByWord<K extends string>(keys: readonly K[], ...lists: Readonly<Record<K, string>>[]): Map<string, K> {
  return new Map(keys.flatMap((key) => [key, ...lists.map((list) => list[key])].map((word) => [plain(word), key] as const)))
}

const headingsKnown = keysByWord(COLUMNS, en.importing.columns, es.importing.columns)
const relationsKnown = keysByWord(RELATIONS, en.consent.relations, es.consent.relations)
const scopesKnown = keysByWord(SCOPES, en.consent.scopes, es.consent.scopes)
const localesKnown = new Map([['en', 'en'], ['english', 'en'], ['ingles', 'en'], ['es', 'es'], ['spanish', 'es'], ['espanol', 'es']])
const YES = ['yes', 'y', 'si', 's', 'x', '1', 'true', 'verdadero']
const NO = ['no', 'n', '0', 'false', 'falso']

function columnNamed(heading: string): Column | undefined {
  return headingsKnown.get(plain(heading))
}

function valuesOf(columns: readonly (Column | undefined)[], record: readonly string[]): ImportRow['values'] {
  const values = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as ImportRow['values']
  columns.forEach((column, at) => { if (column) values[column] = canonical(column, record[at] ?? '') })
  return values
}

function canonical(column: Column, raw: string): string {
  const cell = raw.replaceAll('\u0000', '').normalize('NFC')
  const word = plain(cell)
  switch (column) {
    case 'relation': return relationsKnown.get(word) ?? cell
    case 'locale': return localesKnown.get(word) ?? cell
    case 'scope': return cell.split(/[;|\n]/).map((part) => scopesKnown.get(plain(part)) ?? plain(part).replaceAll(' ', '-')).filter(Boolean).join(' ')
    case 'safeToCall': case 'safeToWrite': case 'confirmed': return YES.includes(word) ? 'yes' : NO.includes(word) ? '' : cell
    case 'startedOn': case 'signedOn': case 'endsOn': return isoDay(cell)
    default: return cell
  }
}

/** A day as a spreadsheet in the United States writes it, as it is kept. */
function isoDay(cell: string): string {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell)
  if (!found) return cell
  const [, month = '', day = '', year = ''] = found
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
