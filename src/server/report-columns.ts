import type { Text } from '../domain/catalog/shape.ts'
import { pick } from '../domain/catalog/shape.ts'
import type { Locale } from '../domain/catalog/text.ts'
import type { Lines } from '../domain/reports/read-report.ts'
import type { Report } from '../domain/reports/report.ts'
import { shortDay } from '../words/dates.ts'
import type { Words } from '../words/words.ts'
import type { Column } from './csv.ts'

/** What a column holds; `title` is longer than other words. */
type Kind = 'words' | 'title' | 'day' | 'count'

/** A column of a report. In a file each count stands alone, so that a spreadsheet can reckon with it; on a page some stand together. */
interface ReportColumn<Line> extends Column<Line> { kind: Kind; only?: 'file' | 'page' }

/** The language of the reader, and its words. */
export interface InWords { locale: Locale; words: Words['teamReports']; languages: Words['frame']['languages'] }

/** The columns of a report as a file has them: days as `YYYY-MM-DD`. */
export function fileColumns<R extends Report>(report: R, inWords: InWords): Column<Lines[R]>[] {
  return columnsOf(report, inWords).filter(({ only }) => only !== 'page')
}

/** The columns of a report on screen and paper: days in words. */
export function shownColumns<R extends Report>(report: R, inWords: InWords): ReportColumn<Lines[R]>[] {
  return columnsOf(report, inWords).filter(({ only }) => only !== 'file').map((column) => (column.kind === 'day'
    ? { ...column, value: (line) => inDays(inWords.locale, column.value(line)) } : column))
}

function inDays(locale: Locale, on: string | number | null): string | null {
  return typeof on === 'string' ? shortDay(locale, on) : null
}

function columnsOf<R extends Report>(report: R, { locale, words: { columns: head, byCode, paces, of }, languages }: InWords): ReportColumn<Lines[R]>[] {
  const titleOf = (text: Text | null | undefined) => (text ? pick(text, locale).text : null)
  const all: { [Each in Report]: ReportColumn<Lines[Each]>[] } = {
    people: [
      { heading: head.name, kind: 'words', value: ({ name }) => name },
      { heading: head.family, kind: 'words', value: ({ family }) => family ?? byCode },
      { heading: head.language, kind: 'words', value: (line) => languages[line.locale as Locale] },
      { heading: head.course, kind: 'title', value: ({ course }) => titleOf(course?.title) },
      { heading: head.modules, kind: 'words', only: 'page', value: ({ course }) => course && of(course.finished, course.of) },
      { heading: head.finishedModules, kind: 'count', only: 'file', value: ({ course }) => course && course.finished },
      { heading: head.ofModules, kind: 'count', only: 'file', value: ({ course }) => course && course.of },
      { heading: head.quizzes, kind: 'count', value: ({ course }) => course && course.quizzesPassed },
      { heading: head.lastProgress, kind: 'day', value: ({ lastProgressOn }) => lastProgressOn },
      { heading: head.workshops, kind: 'words', only: 'page', value: ({ workshops }) => of(workshops.came, workshops.of) },
      { heading: head.came, kind: 'count', only: 'file', value: ({ workshops }) => workshops.came },
      { heading: head.ofWorkshops, kind: 'count', only: 'file', value: ({ workshops }) => workshops.of },
      { heading: head.joined, kind: 'day', value: ({ joinedOn }) => joinedOn },
      { heading: head.consentEnds, kind: 'day', value: ({ consentEndsOn }) => consentEndsOn },
    ],
    families: [
      { heading: head.family, kind: 'words', value: ({ label }) => label },
      { heading: head.startDay, kind: 'day', value: ({ startedOn }) => startedOn },
      { heading: head.pace, kind: 'words', value: ({ pace }) => paces[pace] },
      { heading: head.people, kind: 'count', value: ({ people }) => people },
      { heading: head.finished, kind: 'count', value: ({ finished }) => finished },
      { heading: head.calls, kind: 'count', value: ({ calls }) => calls },
      { heading: head.lastCall, kind: 'day', value: ({ lastCallOn }) => lastCallOn },
    ],
    workshops: [
      { heading: head.day, kind: 'day', value: ({ onDay }) => onDay },
      { heading: head.topic, kind: 'title', value: ({ topic }) => titleOf(topic) },
      { heading: head.invited, kind: 'count', value: ({ invited }) => invited },
      { heading: head.present, kind: 'count', value: ({ noted }) => noted.present },
      { heading: head.late, kind: 'count', value: ({ noted }) => noted.late },
      { heading: head.leftEarly, kind: 'count', value: ({ noted }) => noted['left-early'] },
      { heading: head.byPhone, kind: 'count', value: ({ noted }) => noted['by-phone'] },
      { heading: head.notThere, kind: 'count', value: ({ noted }) => noted.absent },
      { heading: head.notMarked, kind: 'count', value: ({ unmarked }) => unmarked },
      { heading: head.walkIns, kind: 'count', value: ({ walkIns }) => walkIns },
    ],
  }
  return all[report]
}

/** A report as a table of words, for a page or for paper. */
export interface ReportTable {
  columns: { label: string; number: boolean }[]
  /** Widths on paper, as shares. */
  widths: number[]
  rows: string[][]
}

const SHARES: Record<Kind, number> = { words: 3.4, title: 5, day: 4, count: 2.8 }
/** A column is never narrower than the longest word over it. */
const SHARE_A_LETTER = 0.36

function shareOf({ heading, kind }: { heading: string; kind: Kind }): number {
  return Math.max(SHARES[kind], ...heading.split(' ').map(({ length }) => length * SHARE_A_LETTER))
}

/** Lines of a report in words; an empty cell says so. */
export function tableOf<R extends Report>(report: R, lines: readonly Lines[R][], inWords: InWords): ReportTable {
  const columns = shownColumns(report, inWords)
  return {
    columns: columns.map(({ heading, kind }) => ({ label: heading, number: kind === 'count' })),
    widths: columns.map(shareOf),
    rows: lines.map((line) => columns.map(({ value }) => String(value(line) ?? inWords.words.none))),
  }
}
