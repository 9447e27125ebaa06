import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { REASONS, type Reason } from '../families/caseload/reasons.ts'
import { findReceipt } from '../queries.ts'
import type { World } from '../world.ts'
import { findSnooze } from './queries.ts'

const Outcome = z.object({ value: z.object({ snoozeId: z.string() }) })

/** What a form just let rest, for the notice that offers to undo it. `untilOn` is a day of the clinic's calendar. */
export interface JustSnoozed { snoozeId: string; label: string | null; reason: Reason; untilOn: string; isUndone: boolean }

/**
 * What this clinician's form with this key let rest, for the 24 hours its receipt is kept.
 * @param formKey as it stands in the address; anything else than one of theirs gives undefined
 */
export async function findJustSnoozed(world: World, clinician: Clinician, formKey: string): Promise<JustSnoozed | undefined> {
  const receipt = formKey ? await findReceipt(world.db, clinician.clinicId, formKey) : undefined
  if (!receipt || receipt.accountId !== clinician.id) return undefined
  const outcome = Outcome.safeParse(JSON.parse(receipt.outcome))
  const snooze = outcome.success ? await findSnooze(world.db, clinician, outcome.data.value.snoozeId) : undefined
  const reason = REASONS.find((one) => one === snooze?.reason)
  if (!snooze || !reason) return undefined
  return { snoozeId: snooze.id, label: snooze.label, reason, untilOn: snooze.untilOn, isUndone: snooze.endedAt !== null }
}
