import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import type { ClosingRefusal, ProveForClosing } from './closing.ts'
import { findClosing, updateClosing } from './queries.ts'

/** Calls a closing off, at any time before the clinic is erased; any administrator may. @throws Busy */
export async function stopClosing(
  world: World, administrator: Administrator, { formKey, password }: ProveForClosing,
): Promise<Result<null, ClosingRefusal | 'not-asked'>> {
  const proved = await provePassword(world, administrator, password)
  if (!proved.ok) return proved
  return atomically(world, (inside) => withReceipt(inside, administrator, { formKey }, async () => {
    if (!await isStillProved(inside, administrator, proved.value)) return refused('wrong-password')
    const closing = await findClosing(inside.db, administrator.clinicId)
    if (!closing) return refused('not-asked')
    await updateClosing(inside.db, closing, { stoppedBy: administrator.id, stoppedAt: now(inside) })
    await record(inside, administrator, 'closing.stopped', { kind: 'closing', id: closing.id })
    return done(null)
  }))
}
