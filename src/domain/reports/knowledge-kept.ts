import type { Clinician } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { sumKnowledgeKept, type Split } from './knowledge-kept-queries.ts'
import { isEnough } from './mask.ts'
import { wilsonInterval } from './statistics.ts'

/** How many of the answers were right, and the 95 % interval of their share, 0 to 1. */
export interface Share { right: number; low: number; high: number }

/** `answers` were given by `people` on day 21; a share is null where those who were right, or those who were not, are too few. */
export interface Kept { people: number; answers: number; firstTry: Share | null; day21: Share | null }

/**
 * What families still know on day 21 against their first try at the same questions, for the whole clinic.
 * `too-few`: fewer than 11 people, and nothing more is told, not even how many.
 */
export async function knowledgeKept(world: World, clinician: Clinician): Promise<Kept | 'too-few'> {
  const { people, firstTry, day21 } = await sumKnowledgeKept(world.db, clinician.clinicId, await todayOf(world, clinician.clinicId))
  if (!isEnough(people)) return 'too-few'
  return { people, answers: day21.right + day21.notRight, firstTry: shareOf(firstTry), day21: shareOf(day21) }
}

function shareOf({ right, notRight, people }: Split): Share | null {
  const interval = wilsonInterval(right, right + notRight)
  return interval && isEnough(people) ? { right, ...interval } : null
}
