import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { type ClosingRefusal, dueFrom, type SayYesToClosing } from './closing.ts'
import { findClinicName, findClosing, updateClosing } from './queries.ts'

/**
 * Another administrator agrees that the clinic closes; the 24 hours begin.
 * @returns refused `yourself` to whoever asked, `not-asked` where nobody waits for a yes
 * @throws Busy
 */
export async function confirmClosing(
  world: World, administrator: Administrator, { formKey, clinicName, password }: SayYesToClosing,
): Promise<Result<null, ClosingRefusal | 'wrong-name' | 'not-asked' | 'yourself'>> {
  const { clinicId, id: confirmedBy } = administrator
  if (clinicName !== await findClinicName(world.db, clinicId)) return refused('wrong-name')
  const proved = await provePassword(world, administrator, password)
  if (!proved.ok) return proved
  return atomically(world, (inside) => withReceipt(inside, administrator, { formKey }, async () => {
    if (!await isStillProved(inside, administrator, proved.value)) return refused('wrong-password')
    const closing = await findClosing(inside.db, clinicId)
    if (!closing || closing.dueAt !== null) return refused('not-asked')
    if (closing.askedBy === confirmedBy) return refused('yourself')
    const confirmedAt = now(inside)
    await updateClosing(inside.db, closing, { confirmedBy, confirmedAt, dueAt: dueFrom(confirmedAt) })
    await record(inside, administrator, 'closing.confirmed', { kind: 'closing', id: closing.id })
    return done(null)
  }))
}
