import type { AstroGlobal } from 'astro'
import { todayOf } from '../domain/clinics/today.ts'
import { NOTICE } from '../domain/consents/notice.ts'
import { exportProgram } from '../domain/reports/export-program.ts'
import type { Program, ProgramLine, SpanLine } from '../domain/reports/read-program.ts'
import { readProgram } from '../domain/reports/read-program.ts'
import { found } from '../domain/result.ts'
import { fullDay } from '../words/dates.ts'
import type { Words } from '../words/words.ts'
import { csvStream, type Column } from './csv.ts'
import { requireClinician } from './guards.ts'
import { handFile } from './hand-file.ts'

const EARLIER = 'earlier'
const COUNTS = ['families', 'people', 'finished', 'workshops', 'came', 'notThere'] as const

/** One span of time in words, with its counts. */
export interface NamedLine extends ProgramLine { key: string; name: string; days: string }

/** What the page draws: the span that was chosen, or everything, and all spans newest first. */
export interface ProgramPage { chosen: string | undefined; shown: NamedLine; spans: NamedLine[] }

/** Draws the program for `?time=2026-q4`, for `?time=earlier`, or since the start. A POST takes it out as a file. @throws NotFound for a span that is not told */
export async function programOnPage({ locals, url, request }: AstroGlobal): Promise<ProgramPage | Response> {
  const { world, words: { program: words } } = locals
  const clinician = requireClinician(locals)
  if (request.method === 'POST') return fileOf(locals, await exportProgram(world, clinician), await todayOf(world, clinician.clinicId))
  const { all, spans: lines } = await readProgram(world, clinician)
  const spans = named(locals, lines)
  const chosen = url.searchParams.get('time') || undefined
  const shown = chosen === undefined ? { ...all, key: '', name: words.since, days: words.since } : found(spans.find(({ key }) => key === chosen), 'span')
  return { chosen, shown, spans }
}

/** All spans and the sum of them, as they stand on the page. */
function fileOf(locals: App.Locals, { all, spans }: Program, on: string): Response {
  const { words: { program: words } } = locals
  const columns: Column<NamedLine>[] = [
    { heading: words.columns.span, value: ({ days }) => days },
    ...COUNTS.map((count) => ({ heading: words.columns[count], value: (line: NamedLine) => line[count] ?? words.hidden })),
  ]
  const lines = [{ ...all, key: '', name: words.since, days: words.since }, ...named(locals, spans)]
  return handFile(locals, csvStream(columns, onePage(lines), [NOTICE, words.intro]), { type: 'text/csv', name: `report-program-${on}.csv` })
}

async function* onePage<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}

function named({ locale, words: { program: words } }: App.Locals, lines: readonly SpanLine[]): NamedLine[] {
  const oldest = lines.findLast(({ quarter }) => quarter)?.quarter
  return lines.map((line) => ({ ...line, ...namesOf(line, oldest ? fullDay(locale, oldest.fromOn) : '', locale, words) }))
}

function namesOf({ quarter }: SpanLine, oldest: string, locale: App.Locals['locale'], words: Words['program']): { key: string; name: string; days: string } {
  if (!quarter) return { key: EARLIER, name: words.earlier, days: words.before(oldest) }
  const [year = '', number = ''] = quarter.key.split('-q')
  return { key: quarter.key, name: words.quarter(year, number), days: words.span(fullDay(locale, quarter.fromOn), fullDay(locale, quarter.untilOn)) }
}
