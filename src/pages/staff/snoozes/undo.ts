import type { APIRoute } from 'astro'
import * as z from 'zod'
import { WakeReason, wakeReason } from '../../../domain/care/wake-reason.ts'
import { readForm } from '../../../server/form.ts'
import { requireClinician } from '../../../server/guards.ts'

const KEY_MAX = 64
const Undo = WakeReason.extend({ rested: z.string().max(KEY_MAX).catch('') })

/** Takes back that a reason rests, and goes back to the caseload, which then says so. */
export const POST: APIRoute = async ({ request, locals, redirect }) => {
  const clinician = requireClinician(locals)
  const read = await readForm(request, Undo, locals.words.problems)
  if (!read.ok) return redirect('/staff', 303)
  const { rested, ...input } = read.value
  await wakeReason(locals.world, clinician, input)
  return redirect(`/staff?${new URLSearchParams({ rested })}`, 303)
}
