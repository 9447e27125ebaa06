import type { AstroGlobal } from 'astro'
import { findJustSnoozed, type JustSnoozed } from '../domain/care/just-snoozed.ts'
import { listCaseload, type Caseload } from '../domain/families/list-caseload.ts'
import { STATUSES, type Status } from '../domain/families/status.ts'
import { SearchForm } from '../domain/search/shape.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** The caseload as the page draws it. `isSearched` says that its lines are those the words of the form left. */
export interface CaseloadPage {
  caseload: Caseload
  show: Status | undefined
  form: Form
  isSearched: boolean
  snoozed: JustSnoozed | undefined
}

/** Draws `/staff`; a POST looks for a family or a person, so that no name stands in an address. */
export async function caseloadOnPage(astro: AstroGlobal): Promise<CaseloadPage> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, SearchForm, words.problems)
    const caseload = await listCaseload(world, clinician, { page: 1, words: read.ok ? read.value.words : undefined })
    return { caseload, show: undefined, form: read.ok ? read.form : refusedForm(astro, read.form), isSearched: read.ok, snoozed: undefined }
  }
  const asked = astro.url.searchParams
  const show = STATUSES.find((status) => status === asked.get('show'))
  return {
    caseload: await listCaseload(world, clinician, { page: pageAsked(asked), show }),
    show, form: emptyForm, isSearched: false,
    snoozed: await findJustSnoozed(world, clinician, asked.get('rested') ?? ''),
  }
}

/** The page of a list that an address asks for; the first where it asks for none. */
export function pageAsked(asked: URLSearchParams): number {
  return Math.trunc(Number(asked.get('page'))) || 1
}
