import type { PersonFacts } from './person-facts.ts'
import type { FamilyFacts, TeamFacts } from './read-team.ts'
import { REASONS, reasonsOf, type Fact } from './reasons.ts'

/** One reason to nudge one person. `personId` is the member's, or before they joined their consent's. */
export interface Nudge { personId: string; name: string; phone: string | null; fact: Fact }

/** The reasons of one family that do not rest, most pressing first, the longest wait first among equals. */
export function nudgesOf(family: FamilyFacts, { rests, thresholds, today }: Pick<TeamFacts, 'rests' | 'thresholds' | 'today'>): Nudge[] {
  return family.people.flatMap((person) => {
    const personId = idOf(person)
    return reasonsOf(person, family.isPaused || family.isEnded, thresholds, today)
      .filter(({ reason }) => !rests.has(family.id, personId, reason))
      .map((fact): Nudge => ({ personId, name: person.name, phone: person.phone, fact }))
  }).sort(byPress)
}

/** The order of nudges: by reason, then the longest wait. */
export function byPress({ fact: one }: Pick<Nudge, 'fact'>, { fact: other }: Pick<Nudge, 'fact'>): number {
  return REASONS.indexOf(one.reason) - REASONS.indexOf(other.reason) || one.on.localeCompare(other.on)
}

function idOf({ memberId, consentId }: PersonFacts): string {
  return memberId ?? consentId ?? ''
}
