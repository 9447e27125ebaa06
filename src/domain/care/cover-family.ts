import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findLabelledFamily, findPlaceInTeam, upsertCover } from './queries.ts'

/** Why somebody looks after a colleague's family for a day. A closed list: no words about a family stand in the open. */
export const COVER_REASONS = ['colleague-away', 'colleague-asked', 'family-called', 'workshop'] as const
export type CoverReason = (typeof COVER_REASONS)[number]

/** So long a cover runs. */
export const COVER_HOURS = 24
const HOUR_MS = 3_600_000

export const CoverFamily = z.object({ formKey, familyId: id, reason: oneOf(COVER_REASONS) })
export type CoverFamily = z.infer<typeof CoverFamily>

/**
 * Lets a clinician look after a colleague's family for 24 hours. It is recorded, and the family's team sees who and why.
 * @returns refused: `yours` when the family is theirs already, for good or by a cover that still runs
 * @throws NotFound for a family that is not open, has no label, or is another clinic's
 */
export async function coverFamily(
  world: World, clinician: Clinician, input: CoverFamily,
): Promise<Result<{ familyId: string }, 'yours' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const at = now(inside)
    const family = found(await findLabelledFamily(inside.db, clinician.clinicId, input.familyId), 'family')
    const place = await findPlaceInTeam(inside.db, clinician, family.id)
    if (place && (place.coverUntil === null || place.coverUntil > at)) return refused('yours')
    const coverUntil = new Date(Date.parse(at) + COVER_HOURS * HOUR_MS).toISOString()
    await upsertCover(inside.db, clinician, { familyId: family.id, since: at, coverUntil, coverReason: input.reason })
    await record(inside, clinician, 'cover.started', { kind: 'family', id: family.id }, { reason: input.reason })
    return done({ familyId: family.id })
  }))
}
