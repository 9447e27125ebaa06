import type { APIRoute } from 'astro'
import * as z from 'zod'
import { WithdrawAssignment, withdrawAssignment } from '../../../domain/assignments/withdraw-assignment.ts'
import { readForm } from '../../../server/form.ts'
import { requireClinician } from '../../../server/guards.ts'

/** The two kinds of page that offer it. */
const BACK = /^\/staff(\/families\/[\w-]{1,64})?$/

/** Takes back what a form just assigned, and goes back to the page that offered it, which then says so. */
export const POST: APIRoute = async ({ request, locals, redirect }) => {
  const clinician = requireClinician(locals)
  const Undo = WithdrawAssignment.extend({ back: z.string().regex(BACK).catch('/staff'), assigned: z.string().max(64).catch('') })
  const read = await readForm(request, Undo, locals.words.problems)
  if (!read.ok) return redirect('/staff', 303)
  const { back, assigned, ...input } = read.value
  await withdrawAssignment(locals.world, clinician, input)
  return redirect(`${back}?${new URLSearchParams({ assigned })}`, 303)
}
