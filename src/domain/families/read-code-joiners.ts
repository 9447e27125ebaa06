import type { Clinician } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { findThresholds } from './caseload/queries.ts'
import { readProgress } from './progress/read-progress.ts'
import { listCodeJoiners } from './queries.ts'
import type { Standing } from './status.ts'
import { standingOfMember } from './status.ts'

/** Somebody who came in with the join code: a family of one. */
export interface CodeJoiner extends Standing { familyId: string; name: string; lastProgressOn: string | null }

/** Who joined by code, newest first, for a clinician the administrator named to welcome them; for others nobody. */
export async function readCodeJoiners(world: World, clinician: Clinician): Promise<CodeJoiner[]> {
  const today = await todayOf(world, clinician.clinicId)
  const members = await listCodeJoiners(world.db, clinician, today)
  const { nudgeDueDays } = await findThresholds(world.db, clinician.clinicId)
  const progress = await readProgress(world, clinician.clinicId, members.map(({ id }) => id))
  return members.flatMap(({ id, familyId, displayName }) => {
    const own = progress.get(id)
    return own ? [{ ...standingOfMember(displayName, own, today, nudgeDueDays), familyId, name: displayName, lastProgressOn: own.lastProgressOn }] : []
  })
}
