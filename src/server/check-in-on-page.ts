import type { AstroGlobal } from 'astro'
import { CheckIn, checkIn } from '../domain/attendance/check-in.ts'
import { listMarks } from '../domain/attendance/queries.ts'
import type { Attendance } from '../domain/attendance/states.ts'
import { checkInAt } from '../domain/attendance/states.ts'
import { found } from '../domain/result.ts'
import type { OwnWorkshop } from '../domain/workshops/queries.ts'
import { findOwnWorkshop } from '../domain/workshops/queries.ts'
import { now } from '../domain/world.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireMember } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** What the page draws. `noted` is how the member stands already; the box is there only while it can be used. */
export interface CheckInPage { workshop: OwnWorkshop; noted: Attendance | undefined; stands: 'open' | 'too-early' | 'over' | 'cancelled'; form: Form }

/** Draws and answers `/workshops/{workshop}/check-in`. @throws NotFound for a workshop the member is not invited to */
export async function checkInOnPage(astro: AstroGlobal): Promise<CheckInPage | Response> {
  const { world, words: { problems, checkIn: { faults } } } = astro.locals
  const member = requireMember(astro.locals)
  const workshop = found(await findOwnWorkshop(world.db, member, astro.params.workshop ?? ''), 'workshop')
  let form = emptyForm
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, CheckIn.omit({ workshopId: true }), problems)
    const result = read.ok ? await checkIn(world, member, { ...read.value, workshopId: workshop.id }) : undefined
    if (result?.ok) return astro.redirect(`/workshops/${encodeURIComponent(workshop.id)}/check-in`, 303)
    form = refusedForm(astro, result ? withError(read.form, 'code', faults[result.reason]) : read.form)
  }
  const noted = (await listMarks(world.db, member.clinicId, workshop.id, [member.id])).get(member.id)?.state
  const at = checkInAt(workshop, now(world))
  const stands = workshop.cancelledAt !== null ? 'cancelled' : at === 'too-early' || at === 'over' ? at : 'open'
  return { workshop, noted, stands, form }
}
