import type { Locale } from '../clinics/clinic.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { hasEnded, stateOf, type InvitationState } from './invitation.ts'
import { lookupOf } from './lookup.ts'
import { momentAt } from './moment.ts'
import { findInvitation, findJoinCode, isAskedOn } from './queries.ts'
import { countWrongCode, mustWait } from './wrong-codes.ts'

/** What a code or a link leads to. Never whose it is: no family's label, nobody's name. */
export type WayIn =
  | {
    kind: 'invitation'; id: string; familyId: string; state: InvitationState; acceptedBy: string | null
    locale: Locale; relation: string
    /** It ended, and a new one was asked for today. */
    isAsked: boolean
  }
  | { kind: 'join-code'; id: string; isOpen: boolean }

/**
 * Where a code typed by hand, or the token of a link, leads. A right one leaves no trace, however often it is
 * opened; a wrong one is counted.
 * @param text as it was typed or stood in the address
 * @param input.address where it comes from, as limits count it
 * @returns refused: `wait` after too many wrong ones, whatever this one is
 */
export async function findWayIn(
  world: World, clinicId: string, input: { text: string; address: string },
): Promise<Result<WayIn, 'unknown' | 'wait'>> {
  if (await mustWait(world, clinicId, input.address)) return refused('wait')
  const way = await lookAtWayIn(world, clinicId, input.text)
  if (way) return done(way)
  return atomically(world, async (inside) => {
    if (await mustWait(inside, clinicId, input.address)) return refused('wait')
    await countWrongCode(inside, clinicId, input.address)
    return refused('unknown')
  })
}

/** The same for a text that was found before and came back sealed: nothing is counted. */
export async function lookAtWayIn(world: World, clinicId: string, text: string): Promise<WayIn | undefined> {
  const lookup = lookupOf(world.vault, text)
  const invitation = await findInvitation(world.db, clinicId, lookup)
  if (!invitation) {
    const joinCode = await findJoinCode(world.db, clinicId, lookup.joinCodeHmac)
    return joinCode && { kind: 'join-code', id: joinCode.id, isOpen: joinCode.closedAt === null }
  }
  const { id, familyId, acceptedBy, consentId, consent } = invitation
  const moment = await momentAt(world, clinicId)
  const state = stateOf(invitation, consent, moment)
  const isAsked = hasEnded(state) && await isAskedOn(world.db, clinicId, consentId, moment.on)
  return {
    kind: 'invitation', id, familyId, state, acceptedBy, isAsked,
    locale: consent.locale === 'es' ? 'es' : 'en', relation: consent.relation,
  }
}
