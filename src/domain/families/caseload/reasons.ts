import { addDays } from '../../clinics/days.ts'
import type { CourseFacts, PersonFacts } from './person-facts.ts'
import type { Thresholds } from './thresholds.ts'

/** Why somebody needs a nudge, most pressing first. None is a score: each is true or not, by one stored fact. */
export const REASONS = [
  'asked-for-call', 'invitation-not-used', 'no-progress', 'quiz-needs-help', 'date-near', 'missed-workshops',
] as const
export type Reason = (typeof REASONS)[number]

/** So many modules left before one date are too many for a few days. */
const LEFT_BEFORE_DATE = 2

/** The fact itself. `on` is its day in the clinic's calendar: the longest wait has the earliest. */
export type Fact =
  | { reason: 'asked-for-call' | 'invitation-not-used'; on: string }
  | { reason: 'no-progress'; on: string; isBegun: boolean }
  | { reason: 'quiz-needs-help'; on: string; course: number; module: number }
  | { reason: 'date-near'; on: string; left: number; isPast: boolean }
  | { reason: 'missed-workshops'; on: string; times: number }

/**
 * Every reason to nudge one person, most pressing first, whether it rests or not. Who paused, or whose family did, is
 * left in peace, except that an open request for a call is theirs and stands.
 * @param today in the clinic's calendar
 */
export function reasonsOf(person: PersonFacts, isAtRest: boolean, thresholds: Thresholds, today: string): Fact[] {
  const asked: Fact[] = person.askedOn === null ? [] : [{ reason: 'asked-for-call', on: person.askedOn }]
  if (isAtRest || person.isPaused) return asked
  const open = person.courses.filter((course) => course.opensOn <= today && course.finished < course.modules.length)
  return [
    ...asked,
    ...invitationNotUsed(person, thresholds, today),
    ...noProgress(person, open, thresholds, today),
    ...quizNeedsHelp(open),
    ...dateNear(open, thresholds, today),
    ...missedWorkshops(person, thresholds),
  ]
}

function invitationNotUsed({ handedOverOn }: PersonFacts, { nudgeInvitationDays }: Thresholds, today: string): Fact[] {
  const isLong = handedOverOn !== null && handedOverOn <= addDays(today, -nudgeInvitationDays)
  return isLong ? [{ reason: 'invitation-not-used', on: handedOverOn }] : []
}

/** Counted from the last progress or from the day that the first of what is left to do opened, whichever came later. */
function noProgress({ lastProgressOn }: PersonFacts, open: CourseFacts[], { nudgeQuietDays }: Thresholds, today: string): Fact[] {
  const openedOn = open.flatMap(({ modules }) => modules.flatMap(({ isFinished, opensOn }) => (isFinished || opensOn > today ? [] : [opensOn]))).sort()[0]
  if (openedOn === undefined) return []
  const isBegun = lastProgressOn !== null && lastProgressOn >= openedOn
  const on = isBegun ? lastProgressOn : openedOn
  return on <= addDays(today, -nudgeQuietDays) ? [{ reason: 'no-progress', on, isBegun }] : []
}

function quizNeedsHelp(open: CourseFacts[]): Fact[] {
  return open.flatMap(({ number: course, modules }) => modules
    .filter(({ needsHelp }) => needsHelp)
    .map(({ number: module, lastOn }): Fact => ({ reason: 'quiz-needs-help', on: lastOn ?? '', course, module }))).slice(0, 1)
}

/** The earliest date by which two modules or more are left, if it is near. */
function dateNear(open: CourseFacts[], { nudgeDueDays }: Thresholds, today: string): Fact[] {
  const until = addDays(today, nudgeDueDays)
  return open.flatMap(({ modules }) => {
    const near = modules.flatMap(({ isFinished, dueOn }) => (!isFinished && dueOn !== null && dueOn <= until ? [dueOn] : [])).sort()
    const on = near[0]
    return on !== undefined && near.length >= LEFT_BEFORE_DATE ? [{ reason: 'date-near' as const, on, left: near.length, isPast: on < today }] : []
  }).sort((one, other) => one.on.localeCompare(other.on)).slice(0, 1)
}

/** The last ones in a row, until the module that makes up for each is complete. */
function missedWorkshops({ workshops }: PersonFacts, { nudgeMissedWorkshops: times }: Thresholds): Fact[] {
  const last = workshops.slice(0, times)
  const [newest] = last
  const isMissed = newest !== undefined && last.length === times && last.every(({ state }) => state === 'absent')
  if (!isMissed || last.every(({ isMadeUp }) => isMadeUp)) return []
  return [{ reason: 'missed-workshops', on: newest.on, times }]
}
