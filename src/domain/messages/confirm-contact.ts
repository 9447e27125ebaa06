import * as z from 'zod'
import { readCode } from '../accounts/codes.ts'
import { code } from '../accounts/fields.ts'
import { record } from '../audit.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { updateConfirmed } from './contact-queries.ts'
import { confirmHmac } from './safe-contact.ts'

export const ConfirmContact = z.object({ code })
export type ConfirmContact = z.infer<typeof ConfirmContact>

/** Somebody who read the message says the address is theirs. Said twice is said once. */
export async function confirmContact(world: World, clinicId: string, input: ConfirmContact): Promise<Result<null, 'no-match'>> {
  const hmac = confirmHmac(world, readCode(input.code) ?? '')
  return atomically(world, async (inside) => {
    const memberId = await updateConfirmed(inside.db, clinicId, hmac, now(inside))
    if (memberId === undefined) return refused('no-match')
    await record(inside, { kind: 'system', clinicId }, 'contact.confirmed', { kind: 'member', id: memberId })
    return done(null)
  })
}
