import { stringify } from 'csv-stringify/sync'

/** One column of a file: what stands on top, and what a row has there. */
export interface Column<Row> { heading: string; value: (row: Row) => string | number | null }

/** What spreadsheets take for the start of a formula, also in the wide letters of Chinese and Japanese keyboards. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u
/** A cell or one of its lines that begins with these is read anew by some programs. */
const CONTROL = /^[\t\r]/

/** Left alone, the library quotes a cell for the whole line end alone, not for half of it. */
const WRITTEN = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before what could be one, at the start of the cell
 * or of a line in it, also behind blanks and invisible characters (OWASP, CSV injection). U+0000 goes.
 */
export function guardCell(text: string): string {
  const clean = text.replaceAll('\u0000', '')
  const isRisky = CONTROL.test(clean) || clean.split(/\r\n|\r|\n/).some((line) => FORMULA.test(line))
  return isRisky ? `'${clean}` : clean
}

/**
 * A file as RFC 4180 has it, in UTF-8 with its mark, so that spreadsheets read accents: rows go out as they come, a
 * page at a time, and only one page is held. Numbers stay numbers.
 * @param pages of rows, a few hundred at once; asked for only when the reader has taken the one before
 * @param first cells of a line above the headings, for what has to be told with the file
 */
export function csvStream<Row>(
  columns: readonly Column<Row>[], pages: AsyncIterable<readonly Row[]>, first?: readonly string[],
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const lines = (rows: readonly (readonly (string | number | null)[])[]) => encoder.encode(stringify(rows as (string | number | null)[][], WRITTEN))
  const source = pages[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('\uFEFF'))
      if (first) controller.enqueue(lines([first.map(guardCell)]))
      controller.enqueue(lines([columns.map(({ heading }) => guardCell(heading))]))
    },
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) return controller.close()
      controller.enqueue(lines(value.map((row) => columns.map((column) => guarded(column.value(row))))))
    },
    async cancel() {
      await source.return?.()
    },
  }, { highWaterMark: 1 })
}

function guarded(value: string | number | null): string | number | null {
  return typeof value === 'string' ? guardCell(value) : value
}
