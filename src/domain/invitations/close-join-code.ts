import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findOpenJoinCode, updateJoinCodeClosed } from './queries.ts'

/** Closes the clinic's join code at once; whoever came in with it stays. Without an open one nothing happens. */
export async function closeJoinCode(world: World, clinician: Clinician): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    const open = await findOpenJoinCode(inside.db, clinician.clinicId)
    if (open) {
      await updateJoinCodeClosed(inside.db, clinician.clinicId, now(inside))
      await record(inside, clinician, 'join-code.changed', { kind: 'join-code', id: open.id }, { reason: 'closed' })
    }
    return done(null)
  })
}
