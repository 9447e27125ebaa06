import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { findReceipt } from '../queries.ts'
import type { World } from '../world.ts'
import { listAssignmentsById } from './queries.ts'

const Outcome = z.object({ value: z.object({ assigned: z.number(), skipped: z.number(), ids: z.array(z.string()) }) })

/** What a form just assigned, for the notice that offers to undo it. `ids` are those still in force. */
export interface JustAssigned { courseKey: string | undefined; assigned: number; skipped: number; ids: string[] }

/**
 * What this clinician's form with this key assigned, for the 24 hours its receipt is kept.
 * @param formKey as it stands in the address; anything else than one of theirs gives undefined
 */
export async function findJustAssigned(world: World, clinician: Clinician, formKey: string): Promise<JustAssigned | undefined> {
  const receipt = formKey ? await findReceipt(world.db, clinician.clinicId, formKey) : undefined
  if (!receipt || receipt.accountId !== clinician.id) return undefined
  const outcome = Outcome.safeParse(JSON.parse(receipt.outcome))
  if (!outcome.success) return undefined
  const { assigned, skipped, ids } = outcome.data.value
  const rows = await listAssignmentsById(world.db, clinician.clinicId, ids)
  const open = rows.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id)
  return { courseKey: rows[0]?.courseKey, assigned, skipped, ids: open }
}
