import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { type ClosingRefusal, type ProveForClosing, readClosing } from './closing.ts'
import { updateClosing } from './queries.ts'

/**
 * Records that an administrator takes the clinic's file, before it leaves. Every copy is recorded for itself.
 * @returns refused `too-early` before the 24 hours are over
 * @throws Busy
 */
export async function takeClinicFile(
  world: World, administrator: Administrator, { password }: ProveForClosing,
): Promise<Result<null, ClosingRefusal | 'too-early'>> {
  const proved = await provePassword(world, administrator, password)
  if (!proved.ok) return proved
  return atomically(world, async (inside) => {
    if (!await isStillProved(inside, administrator, proved.value)) return refused('wrong-password')
    const state = await readClosing(inside, administrator.clinicId)
    if (state.is !== 'due' && state.is !== 'taken') return refused('too-early')
    await updateClosing(inside.db, state.closing, { fileTakenBy: administrator.id, fileTakenAt: now(inside) })
    await record(inside, administrator, 'closing.file-taken', { kind: 'closing', id: state.closing.id })
    return done(null)
  })
}
