import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { CountWalkIns, countWalkIns } from '../domain/attendance/count-walk-ins.ts'
import { MarkAllPresent, markAllPresent } from '../domain/attendance/mark-all-present.ts'
import type { MarkRefusal } from '../domain/attendance/mark-attendance.ts'
import { MarkAttendance, markAttendance } from '../domain/attendance/mark-attendance.ts'
import type { Roster, RosterPerson } from '../domain/attendance/view-roster.ts'
import { viewRoster } from '../domain/attendance/view-roster.ts'
import type { Clinician } from '../domain/actor.ts'
import type { Result } from '../domain/result.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** Names in the roster's form, so that the id of a person never meets another name. */
const STATE = /^state-(.+)$/
const wasName = (memberId: string) => `was-${memberId}`

/** `do`: one tap · everything on the page · everyone who is not marked · a correction · those without account. */
const Sent = z.object({
  do: z.enum(['tap', 'save', 'all', 'change', 'walk-ins']).catch('save'),
  formKey: z.string().catch(''), memberId: z.string().catch(''), state: z.string().optional(), reason: z.string().optional(), people: z.string().optional(),
})
type Sent = z.infer<typeof Sent>

/** The fields that have a box of their own in these forms, so that a message can stand beside it. */
const FIELDS_OF: Partial<Record<Sent['do'], string[]>> = { 'change': ['state', 'reason'], 'walk-ins': ['people'] }

/** What the page draws. `changing` is the person whose saved line is to be corrected. */
export interface AttendPage { roster: Roster; form: Form; changing: RosterPerson | undefined }

/**
 * Draws and answers `/staff/workshops/{workshop}/attendance`. A tap that was saved is answered 204, with nothing to draw.
 * @throws NotFound for a roster, or a person on it, that the clinician may not see
 */
export async function attendOnPage(astro: AstroGlobal): Promise<AttendPage | Response> {
  const clinician = requireClinician(astro.locals)
  const workshopId = astro.params.workshop ?? ''
  if (astro.request.method !== 'POST') return pageOf(astro, clinician, emptyForm, astro.url.searchParams.get('change'))
  const { problems, attendance: { faults } } = astro.locals.words
  const read = await readForm(astro.request, Sent, problems)
  const sent = read.ok ? read.value : Sent.parse({})
  const answer = await answerForm(astro, clinician, workshopId, sent, read.form)
  const isTap = sent.do === 'tap'
  if ('ok' in answer && answer.ok) {
    return isTap ? new Response(null, { status: 204 }) : astro.redirect(`/staff/workshops/${encodeURIComponent(workshopId)}/attendance?saved`, 303)
  }
  const reason = 'reason' in answer ? answer.reason : undefined
  if (isTap) return new Response(null, { status: reason === 'changed-meanwhile' ? 409 : 422 })
  const field = sent.do === 'change' && reason === 'needs-reason' ? 'reason' : 'form'
  const form = 'form' in answer ? answer.form : withError(read.form, field, faults[answer.reason])
  return pageOf(astro, clinician, refusedForm(astro, form, reason), sent.do === 'change' ? sent.memberId : null)
}

type Answer = Result<unknown, MarkRefusal> | { form: Form }

/** The verb behind each form; what its schema finds wrong comes back beside the field. */
async function answerForm(astro: AstroGlobal, clinician: Clinician, workshopId: string, sent: Sent, form: Form): Promise<Answer> {
  const { world, words: { problems } } = astro.locals
  const { formKey, memberId, state, reason, people } = sent
  const wrong = ({ issues: [issue] }: z.ZodError): Answer => {
    const field = FIELDS_OF[sent.do]?.find((name) => issue?.path.includes(name)) ?? 'form'
    return { form: withError(form, field, (problems as Record<string, string>)[issue?.message ?? ''] ?? problems['not-understood']) }
  }
  if (sent.do === 'all') {
    const input = MarkAllPresent.safeParse({ formKey, workshopId })
    return input.success ? markAllPresent(world, clinician, input.data) : wrong(input.error)
  }
  if (sent.do === 'walk-ins') {
    const input = CountWalkIns.safeParse({ formKey, workshopId, people })
    return input.success ? countWalkIns(world, clinician, input.data) : wrong(input.error)
  }
  const marks = sent.do === 'save' ? changedMarks(form) : [{ memberId, state }]
  const input = MarkAttendance.safeParse({ formKey, workshopId, marks, reason })
  return input.success ? markAttendance(world, clinician, input.data) : wrong(input.error)
}

/** Only what was chosen otherwise than it was drawn, so that a page that stood open undoes nobody's marks. */
function changedMarks({ values }: Form): { memberId: string; state: string }[] {
  return Object.entries(values).flatMap(([name, state]) => {
    const memberId = STATE.exec(name)?.[1]
    return memberId !== undefined && state !== (values[wasName(memberId)] ?? '') ? [{ memberId, state }] : []
  })
}

async function pageOf(astro: AstroGlobal, clinician: Clinician, form: Form, changingId: string | null): Promise<AttendPage> {
  const roster = await viewRoster(astro.locals.world, clinician, astro.params.workshop ?? '')
  const changing = roster.families.flatMap(({ people }) => people).find(({ id, mark }) => id === changingId && mark !== undefined)
  return { roster, form, changing }
}
