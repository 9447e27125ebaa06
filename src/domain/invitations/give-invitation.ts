import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { now, type World } from '../world.ts'
import { giveAgreement } from './agreement.ts'
import { updateFamilyClosed, updateMemberFamily, type Membership } from './member-queries.ts'
import { momentAt } from './moment.ts'
import { NOTICE_VERSION } from './notice.ts'
import { updateAccepted, updateDuplicate, type Invitation } from './queries.ts'
import { meetingOf } from './welcome-case.ts'

/** Whose account somebody is in now, and how: `other-family` changed nothing, they need a second account. */
export interface Arrival { accountId: string; how: 'joined' | 'moved' | 'already-joined' | 'other-family' }

/**
 * An open invitation meets a member who is here already: they move into the family with their progress and text,
 * or are in it, which closes the invitation, or belong to another family. Only inside `atomically`, last.
 */
export async function giveInvitation(
  inside: World, clinicId: string, invitation: Invitation, membership: Membership,
): Promise<Arrival> {
  const accountId = membership.id
  const { on } = await momentAt(inside, clinicId)
  const meeting = meetingOf(membership, invitation, on)
  if (meeting === 'other-family') return { accountId, how: 'other-family' }
  const member: FamilyMember = { role: 'family-member', clinicId, id: accountId, familyId: invitation.familyId }
  if (meeting === 'same-family') {
    await updateDuplicate(inside.db, clinicId, invitation.id, now(inside))
    await record(inside, member, 'invitation.closed', { kind: 'invitation', id: invitation.id },
      { reason: 'duplicate', consentId: invitation.consentId })
    return { accountId, how: 'already-joined' }
  }
  await move(inside, member, membership, invitation)
  return { accountId, how: 'moved' }
}

/** The relation a member chose for themselves stays; the consent's stands in where there is none. */
async function move(inside: World, member: FamilyMember, from: Membership, invitation: Invitation): Promise<void> {
  const { clinicId, id } = member
  const at = now(inside)
  const { familyId, consentId, consent } = invitation
  await updateAccepted(inside.db, clinicId, invitation.id, { at, by: id })
  await updateMemberFamily(inside.db, clinicId, id, { familyId, consentId, relation: from.relation ?? consent.relation })
  if (from.isAlone) await updateFamilyClosed(inside.db, clinicId, from.familyId, at)
  await giveAgreement(inside, member)
  await recordAcceptance(inside, member, invitation)
}

/** The audit row of an acceptance; the notice stood on the page that accepted. Last inside `atomically`. */
export function recordAcceptance(
  inside: World, member: FamilyMember, invitation: { id: string; consentId: string },
): Promise<void> {
  return record(inside, member, 'invitation.accepted', { kind: 'invitation', id: invitation.id },
    { consentId: invitation.consentId, noticeVersion: NOTICE_VERSION })
}
