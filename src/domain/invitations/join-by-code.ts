import * as z from 'zod'
import { record } from '../audit.ts'
import { RELATIONS } from '../consents/elements.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import type { JoinRefusal } from './accept-invitation.ts'
import { AGREEMENT_VERSION } from './agreement.ts'
import type { Arrival } from './give-invitation.ts'
import { lookupOf } from './lookup.ts'
import { countFamiliesOfOne, insertFamilyOfOne } from './member-queries.ts'
import { NewAccount, openAccount, prepareAccount, receiptOf, recogniseOwner, type Newcomer } from './new-account.ts'
import { findJoinCode } from './queries.ts'

/** Accounts that may be made with the join code in an hour. */
export const CODE_JOINERS_PER_HOUR = 30

/** Whose story somebody wants to read is their own choice, and none is one. */
export const JoinByCode = NewAccount.extend({
  relation: z.union([z.literal('').transform(() => null), z.enum(RELATIONS, 'choose-one')]).default(null),
})

/** What JoinByCode reads, and what the pages before it add; `address` as limits count it. */
export interface CodeJoiner extends Newcomer { relation: string | null; address: string }

export type CodeRefusal = JoinRefusal | 'too-many-joiners'

/**
 * Makes a family of one, linked to nobody; its team is every clinician who welcomes those who join by code. A name
 * and password that belong to a member already are a sign-in, and nothing is made.
 * @returns refused `not-open` when the code was closed meanwhile; `too-many-joiners` until the hour is over
 * @throws NotFound for a code that is no join code of this clinic · Busy
 */
export async function joinByCode(
  world: World, clinicId: string, joiner: CodeJoiner,
): Promise<Result<Arrival, CodeRefusal>> {
  const prepared = await prepareAccount(world, clinicId, joiner)
  if (!prepared.ok) return prepared
  if (joiner.agreed !== AGREEMENT_VERSION) return refused('agree-first')
  const { joinCodeHmac } = lookupOf(world.vault, joiner.code)

  return atomically(world, async (inside) => {
    const joinCode = found(await findJoinCode(inside.db, clinicId, joinCodeHmac), 'join code')
    const receipt = receiptOf(joiner, prepared.value, { relation: joiner.relation })
    return withReceipt(inside, { clinicId, id: joinCode.id }, receipt, async (): Promise<Result<Arrival, CodeRefusal>> => {
      if (joinCode.closedAt !== null) return refused('not-open')
      const limitKey = inside.vault.hmac('address', `taken ${now(inside).slice(0, 10)} ${joiner.address}`)
      const owner = await recogniseOwner(inside, clinicId, joiner, prepared.value, limitKey)
      if (!owner.ok) return owner
      if (owner.value) return done({ accountId: owner.value.id, how: 'already-joined' })

      const at = now(inside)
      const hourAgo = new Date(Date.parse(at) - 3_600_000).toISOString()
      if (await countFamiliesOfOne(inside.db, clinicId, hourAgo) >= CODE_JOINERS_PER_HOUR) return refused('too-many-joiners')
      const [id, familyId] = [inside.newId(), inside.newId()]
      await insertFamilyOfOne(inside.db, clinicId, familyId, at)
      const place = { id, familyId, consentId: null, relation: joiner.relation }
      const member = await openAccount(inside, clinicId, joiner, prepared.value, place)
      await record(inside, member, 'join-code.used', { kind: 'join-code', id: joinCode.id })
      return done({ accountId: id, how: 'joined' })
    })
  })
}
