import type { APIRoute } from 'astro'
import { COLUMNS } from '../../../../domain/imports/plan-import.ts'
import { requireClinician } from '../../../../server/guards.ts'

/** An empty file with the headings of an import, in the reader's language. */
export const GET: APIRoute = ({ locals }) => {
  requireClinician(locals)
  const line = COLUMNS.map((column) => locals.words.importing.columns[column]).join(',')
  return new Response(`\uFEFF${line}\r\n`, {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="families.csv"' },
  })
}
