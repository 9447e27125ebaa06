import type { PasswordFault } from '../accounts/check-password.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import type { Held } from '../throttles/password-tries.ts'
import { atomically, type World } from '../world.ts'
import { AGREEMENT_VERSION } from './agreement.ts'
import { giveInvitation, recordAcceptance, type Arrival } from './give-invitation.ts'
import { isOpen, stateOf } from './invitation.ts'
import { lookupOf } from './lookup.ts'
import { momentAt } from './moment.ts'
import { openAccount, prepareAccount, receiptOf, recogniseOwner, type Newcomer } from './new-account.ts'
import { findInvitation, updateAccepted } from './queries.ts'

export type JoinRefusal =
  | PasswordFault | Held | 'no-sign-in-name' | 'agree-first' | 'not-open'
  | 'several-accounts' | 'name-taken' | 'too-many-names' | 'changed-meanwhile'

/**
 * The one act that uses an invitation up: account, member, agreement and acceptance in one write. Of two who try,
 * one wins; the same form sent again gets the same answer. A name and password that belong to a member already are
 * a sign-in: then that member accepts, or is told apart by `how`.
 * @returns whose account it is now; refused `not-open` when it was used or ended meanwhile
 * @throws NotFound for a code that leads to no invitation · Busy
 */
export async function acceptInvitation(
  world: World, clinicId: string, newcomer: Newcomer,
): Promise<Result<Arrival, JoinRefusal>> {
  const prepared = await prepareAccount(world, clinicId, newcomer)
  if (!prepared.ok) return prepared
  if (newcomer.agreed !== AGREEMENT_VERSION) return refused('agree-first')
  const lookup = lookupOf(world.vault, newcomer.code)

  return atomically(world, async (inside) => {
    const invitation = found(await findInvitation(inside.db, clinicId, lookup), 'invitation')
    const receipt = receiptOf(newcomer, prepared.value)
    return withReceipt(inside, { clinicId, id: invitation.id }, receipt, async (): Promise<Result<Arrival, JoinRefusal>> => {
      const moment = await momentAt(inside, clinicId)
      if (!isOpen(stateOf(invitation, invitation.consent, moment))) return refused('not-open')
      const owner = await recogniseOwner(inside, clinicId, newcomer, prepared.value, invitation.id)
      if (!owner.ok) return owner
      if (owner.value) return done(await giveInvitation(inside, clinicId, invitation, owner.value))

      const { id: invitationId, familyId, consentId, consent: { relation } } = invitation
      const id = inside.newId()
      if (!await updateAccepted(inside.db, clinicId, invitationId, { at: moment.at, by: id })) return refused('not-open')
      const member = await openAccount(inside, clinicId, newcomer, prepared.value, { id, familyId, consentId, relation })
      await recordAcceptance(inside, member, invitation)
      return done({ accountId: id, how: 'joined' })
    })
  })
}
