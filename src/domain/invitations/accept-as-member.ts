import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { AGREEMENT_VERSION } from './agreement.ts'
import { giveInvitation, type Arrival } from './give-invitation.ts'
import { isOpen, stateOf } from './invitation.ts'
import { lookupOf } from './lookup.ts'
import { findMembership } from './member-queries.ts'
import { momentAt } from './moment.ts'
import { findInvitation } from './queries.ts'
import { meetingOf } from './welcome-case.ts'

export const AcceptAsMember = z.object({ formKey })

/** `code` as it was found before (`findWayIn`); `agreed`, where they said yes on /join/visible, to which text. */
export interface AcceptAsMember extends z.infer<typeof AcceptAsMember> { code: string; agreed?: string | undefined }

/**
 * Somebody who is signed in accepts an invitation: moves into its family, or closes it because they have joined
 * already. Moving asks for their yes first: another team will see their progress.
 * @throws NotFound for a code that leads to no invitation
 */
export async function acceptAsMember(
  world: World, member: FamilyMember, input: AcceptAsMember,
): Promise<Result<Arrival, 'not-open' | 'agree-first' | 'changed-meanwhile'>> {
  const { clinicId } = member
  const lookup = lookupOf(world.vault, input.code)
  return atomically(world, async (inside) => {
    const invitation = found(await findInvitation(inside.db, clinicId, lookup), 'invitation')
    return withReceipt(inside, member, { formKey: input.formKey }, async () => {
      const moment = await momentAt(inside, clinicId)
      if (!isOpen(stateOf(invitation, invitation.consent, moment))) return refused('not-open')
      const membership = found(await findMembership(inside.db, clinicId, member.id), 'member')
      const moves = meetingOf(membership, invitation, moment.on) === 'may-move'
      if (moves && input.agreed !== AGREEMENT_VERSION) return refused('agree-first')
      return done(await giveInvitation(inside, clinicId, invitation, membership))
    })
  })
}
