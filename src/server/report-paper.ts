import { NOTICE } from '../domain/consents/notice.ts'
import type { Locale } from '../domain/catalog/text.ts'
import type { Block } from './pdf/blocks.ts'
import { writePaper } from './pdf/write-paper.ts'
import type { ReportTable } from './report-columns.ts'
import type { Words } from '../words/words.ts'

/** What stands above the table. `chosen` says what was left out, in words; empty where nothing was. */
export interface ReportHead { title: string; from: string; dated: string; by: string; chosen: string; lines: number }

/** A report as a tagged PDF, the long side at the head, with the notice at the foot of each page. */
export function reportPdf(head: ReportHead, table: ReportTable, { locale, words }: { locale: Locale; words: Words['teamReports'] }): Promise<Buffer> {
  const blocks: Block[] = [
    { is: 'paragraph', text: `${head.from} · ${head.dated}` },
    { is: 'heading', level: 1, text: head.title },
    ...headLines(head, words).map((text): Block => ({ is: 'paragraph', text })),
    { is: 'paragraph', text: NOTICE, lang: 'en' },
    ...table.rows.length > 0 ? [{ is: 'table', head: table.columns.map(({ label }) => label), rows: table.rows, widths: table.widths } as const] : [],
  ]
  return writePaper({
    size: 'letter', wide: true, locale, title: head.title, print: 'dense',
    foot: (page, pages) => `${NOTICE} · ${words.page(page, pages)}`,
  }, blocks)
}

/** The sentences between the heading and the table, on paper from here as from the browser. */
export function headLines({ by, chosen, lines }: ReportHead, words: Words['teamReports']): string[] {
  return [words.rows(lines), ...chosen ? [chosen] : [], by, words.private]
}
