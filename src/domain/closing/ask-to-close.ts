import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { countOtherAdministrators } from '../staff/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { type ClosingRefusal, dueFrom, type SayYesToClosing } from './closing.ts'
import { findClinicName, findClosing, insertClosing } from './queries.ts'

/**
 * Asks that the clinic closes. Where there is another administrator, one of them has to agree before the 24 hours
 * begin; whoever is alone begins them at once. Nothing is deleted by it.
 * @throws Busy
 */
export async function askToClose(
  world: World, administrator: Administrator, { formKey, clinicName, password }: SayYesToClosing,
): Promise<Result<null, ClosingRefusal | 'wrong-name' | 'asked-before'>> {
  const { clinicId, id: askedBy } = administrator
  if (clinicName !== await findClinicName(world.db, clinicId)) return refused('wrong-name')
  const proved = await provePassword(world, administrator, password)
  if (!proved.ok) return proved
  return atomically(world, (inside) => withReceipt(inside, administrator, { formKey }, async () => {
    if (!await isStillProved(inside, administrator, proved.value)) return refused('wrong-password')
    if (await findClosing(inside.db, clinicId)) return refused('asked-before')
    const id = inside.newId()
    const askedAt = now(inside)
    const isAlone = await countOtherAdministrators(inside.db, clinicId, askedBy) === 0
    await insertClosing(inside.db, { clinicId, id, askedBy, askedAt, dueAt: isAlone ? dueFrom(askedAt) : null })
    await record(inside, administrator, 'closing.asked', { kind: 'closing', id }, isAlone ? { reason: 'alone' } : {})
    return done(null)
  }))
}
