import type { APIRoute } from 'astro'
import { SnoozeReason, snoozeReason } from '../../../domain/care/snooze-reason.ts'
import { readForm } from '../../../server/form.ts'
import { requireClinician } from '../../../server/guards.ts'

/** Lets a reason rest and goes back to the caseload, which says so and offers to undo it. */
export const POST: APIRoute = async ({ request, locals, redirect }) => {
  const clinician = requireClinician(locals)
  const read = await readForm(request, SnoozeReason, locals.words.problems)
  if (!read.ok) return redirect('/staff', 303)
  await snoozeReason(locals.world, clinician, read.value)
  return redirect(`/staff?${new URLSearchParams({ rested: read.value.formKey })}`, 303)
}
