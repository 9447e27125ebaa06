import type { FamilyMember } from '../actor.ts'
import { now, type World } from '../world.ts'
import { endAgreement, findAgreement, insertAgreement } from './member-queries.ts'

/** The member's own yes: their clinicians may see what /join/visible lists. */
export const CLINIC_SEES_PROGRESS = 'clinic-sees-progress'
/** Of the text that was agreed to. When the lists change it changes too, and the question is asked again. */
export const AGREEMENT_VERSION = '1'

/** Keeps the yes to today's text, once. Only inside `atomically`. */
export async function giveAgreement(inside: World, member: FamilyMember): Promise<void> {
  const kind = CLINIC_SEES_PROGRESS
  const before = await findAgreement(inside.db, member, kind)
  if (before?.textVersion === AGREEMENT_VERSION) return
  const givenAt = now(inside)
  if (before) await endAgreement(inside.db, member, before.id, givenAt)
  await insertAgreement(inside.db, {
    clinicId: member.clinicId, id: inside.newId(), memberId: member.id, kind, textVersion: AGREEMENT_VERSION, givenAt, endedAt: null,
  })
}
