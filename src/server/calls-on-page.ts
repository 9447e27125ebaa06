import type { AstroGlobal } from 'astro'
import { CALL_REASONS, OUTCOMES, type Outcome } from '../domain/care/call.ts'
import { listCalls, type CallList } from '../domain/care/list-calls.ts'
import { LogCall, logCall, type CallRefusal } from '../domain/care/log-call.ts'
import { readCallable, type CallableFamily } from '../domain/care/read-callable.ts'
import { pageAsked } from './caseload-on-page.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const CALLS = '/staff/calls'

/** The field that each refusal stands beside. */
const FIELD_OF: Record<CallRefusal, string> = { 'past-date': 'nextOn', 'too-far': 'nextOn', 'changed-meanwhile': 'form' }

/** Whom to call. `logged` is what the call that was just logged came to. */
export interface CallsPage { list: CallList; form: Form; logged: Outcome | undefined }

/** Draws and answers `/staff/calls`: one button logs a call. @throws NotFound for a person the clinician may not see */
export async function callsOnPage(astro: AstroGlobal): Promise<CallsPage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const asked = astro.url.searchParams
  let form = emptyForm
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, LogCall, words.problems)
    if (read.ok) {
      const result = await logCall(world, clinician, read.value)
      if (result.ok) return astro.redirect(`${CALLS}?logged=${read.value.outcome}`, 303)
      form = refusedForm(astro, withError(emptyForm, 'form', words.calls.faults[result.reason]), result.reason)
    } else form = refusedForm(astro, withError(emptyForm, 'form', words.problems['not-understood']))
  }
  const logged = OUTCOMES.find((outcome) => outcome === asked.get('logged'))
  return { list: await listCalls(world, clinician, pageAsked(asked)), form, logged }
}

/** The form for one call of one family. */
export interface NewCallPage { form: Form; family: CallableFamily }

/** Draws and answers `/staff/families/{family}/calls/new`. @throws NotFound for a family or a person outside the team */
export async function newCallOnPage(astro: AstroGlobal): Promise<NewCallPage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const family = await readCallable(world, clinician, astro.params.family ?? '')
  if (astro.request.method !== 'POST') return { family, form: { values: draftOf(astro.url.searchParams, family), errors: {} } }
  const read = await readForm(astro.request, LogCall.omit({ familyId: true }), words.problems)
  if (!read.ok) return { family, form: refusedForm(astro, read.form) }
  const result = await logCall(world, clinician, { ...read.value, familyId: family.id })
  if (result.ok) return astro.redirect(`${CALLS}?logged=${read.value.outcome}`, 303)
  return { family, form: refusedForm(astro, withError(read.form, FIELD_OF[result.reason], words.calls.faults[result.reason]), result.reason) }
}

/** What the address says of whom and why; what it does not say is left open. */
function draftOf(asked: URLSearchParams, { people }: CallableFamily): Record<string, string> {
  const person = people.find(({ id }) => id === asked.get('person')) ?? (people.length === 1 ? people[0] : undefined)
  const reason = CALL_REASONS.find((one) => one === asked.get('about'))
  return { ...(person && { personId: person.id }), ...(reason && { reason }) }
}
