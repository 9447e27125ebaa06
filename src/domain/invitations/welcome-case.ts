import type { WayIn } from './find-way-in.ts'
import { hasEnded, isLive, isOpen } from './invitation.ts'
import type { Membership } from './member-queries.ts'

/** How a member who is here already stands to an invitation. */
export type Meeting = 'same-family' | 'may-move' | 'other-family'

/**
 * Whether an invitation changes anything for a member. Who is alone moves in; whose consent ended comes back;
 * everyone else keeps their place, and needs a second account for another family.
 * @param on today at the clinic
 */
export function meetingOf(membership: Membership, invitation: { familyId: string }, on: string): Meeting {
  if (membership.familyId === invitation.familyId) {
    return membership.consent && isLive(membership.consent, on) ? 'same-family' : 'may-move'
  }
  return membership.isAlone ? 'may-move' : 'other-family'
}

/** Who looks at the page: signed in as whom, and what they said about the invitation. */
export interface Visitor {
  accountId: string
  /** False for staff. */
  isMember: boolean
  /** For members who open an invitation. */
  meeting?: Meeting | undefined
  /** `mine`: "yes, it is for me"; `second`: they want another account for it. */
  said?: 'mine' | 'second' | undefined
}

/** What /join/welcome says. The first two lead on; what ended looks the same whatever ended it. */
export type WelcomeCase =
  | 'invited' | 'code-open'
  | 'signed-in' | 'other-account' | 'already-joined'
  | 'used' | 'ended' | 'asked' | 'replaced' | 'code-closed'

/** The page for a way in and whoever opened it. */
export function welcomeCase(way: WayIn, visitor: Visitor | undefined): WelcomeCase {
  if (way.kind === 'join-code') return way.isOpen ? openCase(visitor, 'code-open') : 'code-closed'
  if (isOpen(way.state)) return openCase(visitor, 'invited')
  if (hasEnded(way.state)) return way.isAsked ? 'asked' : 'ended'
  if (way.state === 'replaced') return 'replaced'
  return way.state === 'duplicate' || way.acceptedBy === visitor?.accountId ? 'already-joined' : 'used'
}

/** The same question first for everyone who is signed in: the phone may be somebody else's. */
function openCase(visitor: Visitor | undefined, forNewcomers: 'invited' | 'code-open'): WelcomeCase {
  if (!visitor || visitor.said === 'second') return forNewcomers
  if (visitor.said !== 'mine') return 'signed-in'
  if (forNewcomers === 'code-open') return visitor.isMember ? 'already-joined' : 'other-account'
  if (visitor.meeting === 'may-move') return 'invited'
  return visitor.meeting === 'same-family' ? 'already-joined' : 'other-account'
}
