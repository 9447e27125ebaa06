import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { SeriesChoices } from '../components/workshops/choices.ts'
import type { WorkshopLine } from '../components/workshops/line.ts'
import type { Clinician } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { todayOf } from '../domain/clinics/today.ts'
import { found } from '../domain/result.ts'
import { CancelWorkshop, cancelWorkshop } from '../domain/workshops/cancel-workshop.ts'
import { ChangeWorkshop, changeWorkshop, type WorkshopRefusal } from '../domain/workshops/change-workshop.ts'
import { findWorkshop, listInvited, type OwnWorkshop } from '../domain/workshops/queries.ts'
import { findSeries } from '../domain/workshops/series-queries.ts'
import { wallTimeIn } from '../domain/workshops/wall-time.ts'
import { now } from '../domain/world.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'
import { choicesOf } from './series-on-page.ts'
import { workshopLine } from './workshop-lines.ts'

const FIELD_OF: Record<WorkshopRefusal, string> = {
  'no-place-or-link': 'place', 'private-module': 'moduleKey', 'past-date': 'on',
  'is-over': 'form', 'is-cancelled': 'form', 'attended': 'form', 'changed-meanwhile': 'form',
}

/** A workshop of this clinic for its staff, with the zone of its series. @throws NotFound */
export async function clinicWorkshop({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>): Promise<OwnWorkshop> {
  const { clinicId } = requireClinician(locals)
  const workshop = found(await findWorkshop(locals.world.db, clinicId, params.workshop ?? ''), 'workshop')
  const { timeZone } = found(await findSeries(locals.world.db, clinicId, workshop.seriesId ?? ''), 'series')
  return { ...workshop, timeZone }
}

/** One date with all that its page shows. `edit` is the form that is open; `canChange` until it begins. */
export interface WorkshopPage {
  workshop: OwnWorkshop; line: WorkshopLine; people: number; canChange: boolean
  form: Form; edit: 'date' | 'cancel' | undefined; choices: SeriesChoices
}

const WorkshopForm = z.discriminatedUnion('do', [
  ChangeWorkshop.omit({ workshopId: true }).extend({ do: z.literal('date') }),
  CancelWorkshop.omit({ workshopId: true }).extend({ do: z.literal('cancel') }),
])

/** Draws and answers `/staff/workshops/{workshop}`. @throws NotFound for a workshop of another clinic */
export async function workshopOnPage(astro: AstroGlobal): Promise<WorkshopPage | Response> {
  const { locals, request, url } = astro
  const clinician = requireClinician(locals)
  const workshop = await clinicWorkshop(astro)
  const canChange = workshop.startsAt > now(locals.world) && workshop.cancelledAt === null
  const asked = url.searchParams.get('edit')
  let edit: WorkshopPage['edit'] = canChange && (asked === 'date' || asked === 'cancel') ? asked : undefined
  let form = edit === 'date' ? storedForm(workshop) : emptyForm
  if (request.method === 'POST') {
    const read = await readForm(request, WorkshopForm, locals.words.problems)
    edit = read.form.values.do === 'cancel' ? 'cancel' : 'date'
    const reason = read.ok ? await send(astro, clinician, workshop.id, read.value) : undefined
    if (read.ok && !reason) return astro.redirect(`/staff/workshops/${workshop.id}?saved`, 303)
    form = reason
      ? refusedForm(astro, withError(read.form, FIELD_OF[reason], locals.words.staffWorkshops.dateFaults[reason]), reason)
      : refusedForm(astro, read.form)
  }
  const people = await listInvited(locals.world.db, workshop, await todayOf(locals.world, clinician.clinicId))
  return {
    workshop, line: workshopLine(locals, workshop), people: people.length, canChange, form, edit,
    choices: await choicesOf(locals, clinician, workshop.timeZone),
  }
}

async function send({ locals: { world } }: AstroGlobal, clinician: Clinician, workshopId: string, input: z.infer<typeof WorkshopForm>): Promise<WorkshopRefusal | undefined> {
  const { do: act, ...rest } = input
  const result = act === 'cancel'
    ? await cancelWorkshop(world, clinician, { ...(rest as Omit<CancelWorkshop, 'workshopId'>), workshopId })
    : await changeWorkshop(world, clinician, { ...(rest as Omit<ChangeWorkshop, 'workshopId'>), workshopId })
  return result.ok ? undefined : result.reason
}

/** The form as the date stands. A make-up that is the topic itself is said by leaving it open. */
function storedForm({ timeZone, startsAt, minutes, place, link, moduleKey, makeUpKey }: OwnWorkshop): Form {
  return { errors: {}, values: {
    on: dayIn(timeZone, startsAt), startsAtTime: wallTimeIn(timeZone, startsAt), minutes: String(minutes), place, link,
    moduleKey: moduleKey ?? '', makeUpKey: makeUpKey === moduleKey ? '' : makeUpKey ?? '',
  } }
}
