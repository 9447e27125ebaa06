import type { Clinician } from '../actor.ts'
import type { World } from '../world.ts'
import { nudgesOf, type Nudge } from './caseload/nudges.ts'
import { plainText } from './caseload/plain-text.ts'
import { readTeam, type FamilyFacts, type TeamFacts } from './caseload/read-team.ts'
import { REASONS } from './caseload/reasons.ts'
import type { Thresholds } from './caseload/thresholds.ts'
import type { Standing, Status } from './status.ts'
import { standingOfFamily, standingOfInvited, standingOfMember, STATUSES } from './status.ts'

/** Families on one page. */
export const FAMILIES_A_PAGE = 25

/** One family of the caseload. Days are days of the clinic's calendar; `coverUntil` is a time, where it is a colleague's. */
export interface CaseloadLine extends Standing {
  familyId: string
  label: string
  people: { name: string; joined: boolean }[]
  dueOn: string | null
  lastProgressOn: string | null
  coverUntil: string | null
  /** Every reason that does not rest, most pressing first. */
  nudges: Nudge[]
}

/** One page of the caseload, and how many families there are of each kind. `found` are those the words or the kind leave. */
export interface Caseload {
  lines: CaseloadLine[]
  counts: Record<Status, number>
  total: number
  found: number
  page: number
  pages: number
  thresholds: Thresholds
}

/**
 * The families of the clinician's team, most pressing first, 25 a page.
 * @param wish `show` leaves only one kind, `words` those whose label or people hold each of the words; a `page` past the
 *   end is the last one
 */
export async function listCaseload(
  world: World, clinician: Clinician, wish: { page: number; show?: Status | undefined; words?: string | undefined },
): Promise<Caseload> {
  const team = await readTeam(world, clinician)
  const lines = team.families.filter(({ label }) => label !== null).map((family) => lineOf(family, team))
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, lines.filter((line) => line.status === status).length])) as Record<Status, number>
  const words = plainText(wish.words ?? '').split(' ').filter(Boolean)
  const shown = lines.filter((line) => (!wish.show || line.status === wish.show) && holds(line, words))
  const pages = Math.max(1, Math.ceil(shown.length / FAMILIES_A_PAGE))
  const page = Math.min(Math.max(1, wish.page), pages)
  const sorted = shown.toSorted(byPress)
  return {
    lines: sorted.slice((page - 1) * FAMILIES_A_PAGE, page * FAMILIES_A_PAGE),
    counts, total: lines.length, found: shown.length, page, pages, thresholds: team.thresholds,
  }
}

function holds({ label, people }: CaseloadLine, words: string[]): boolean {
  if (words.length === 0) return true
  const text = plainText([label, ...people.map(({ name }) => name)].join(' '))
  return words.every((word) => text.includes(word))
}

function byPress(one: CaseloadLine, other: CaseloadLine): number {
  return STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status)
    || reasonRank(one) - reasonRank(other)
    || longestWait(one).localeCompare(longestWait(other))
    || (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9') || one.label.localeCompare(other.label)
}

function reasonRank({ nudges: [first] }: CaseloadLine): number {
  return first ? REASONS.indexOf(first.fact.reason) : REASONS.length
}

function longestWait({ nudges: [first] }: CaseloadLine): string {
  return first?.fact.on ?? ''
}

function lineOf(family: FamilyFacts, team: TeamFacts): CaseloadLine {
  const { people, isPaused } = family
  const nudges = nudgesOf(family, team)
  const counting = isPaused || family.isEnded ? [] : people.filter((person) => !person.isPaused)
  return {
    ...standingOf(family, nudges, team), nudges,
    familyId: family.id, label: family.label ?? '', coverUntil: family.coverUntil,
    people: people.map(({ name, memberId }) => ({ name, joined: memberId !== null })),
    dueOn: counting.flatMap(({ courses }) => courses.flatMap(({ dueOn }) => dueOn ?? [])).sort()[0] ?? null,
    lastProgressOn: people.flatMap(({ lastProgressOn }) => lastProgressOn ?? []).sort().at(-1) ?? null,
  }
}

function standingOf(family: FamilyFacts, [first]: Nudge[], { today, thresholds }: TeamFacts): Standing {
  if (first) return { status: 'needs-nudge', why: { is: 'nudge', nudge: first } }
  if (family.isEnded) return { status: 'ended', why: { is: 'ended' } }
  if (family.isPaused) return { status: 'paused', why: { is: 'paused' } }
  return standingOfFamily(family.people.map((person): Standing => {
    if (person.memberId === null) return standingOfInvited(person.name, person.handedOverOn)
    if (person.isPaused) return { status: 'paused', why: { is: 'paused-by', name: person.name } }
    return standingOfMember(person.name, person, today, thresholds.nudgeDueDays)
  }))
}
