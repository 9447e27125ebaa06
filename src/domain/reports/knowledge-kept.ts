import type { Clinician } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { sumKnowledgeKept, type KeptTotals } from './knowledge-kept-queries.ts'

/** Totals over fewer people could tell of one of them. */
export const PEOPLE_MIN = 11

/**
 * What families still know on day 21 against their first try at the same questions, for the whole clinic.
 * `too-few`: fewer than 11 people, and nothing more is told, not even how many.
 */
export async function knowledgeKept(world: World, clinician: Clinician): Promise<KeptTotals | 'too-few'> {
  const totals = await sumKnowledgeKept(world.db, clinician.clinicId, await todayOf(world, clinician.clinicId))
  return totals.people < PEOPLE_MIN ? 'too-few' : totals
}
