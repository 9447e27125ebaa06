import { addDays } from '../clinics/days.ts'
import type { Nudge } from './caseload/nudges.ts'

/** How a person or a family stands, most pressing first. Each comes from stored facts that staff may see. */
export const STATUSES = ['needs-nudge', 'due-soon', 'not-joined', 'on-track', 'finished', 'paused', 'ended'] as const
export type Status = (typeof STATUSES)[number]

/** The one stored fact behind a status. */
export type Why =
  | { is: 'nudge'; nudge: Nudge }
  | { is: 'due' | 'date-passed' | 'opens'; name: string; on: string }
  | { is: 'invited'; name: string; on: string }
  | { is: 'needs-sheet' | 'no-course' | 'paused-by'; name: string }
  | { is: 'under-way'; finished: number; of: number }
  | { is: 'no-one' | 'all-finished' | 'paused' | 'ended' }

export interface Standing { status: Status; why: Why }

/** As much of an assigned course as decides how a member stands. Without `opensOn` it is open. */
interface Course { dueOn: string | null; opensOn?: string; finished: number; modules: { length: number } }

/**
 * A member who joined: their open dates decide, then what is left.
 * @param today in the clinic's calendar
 * @param soonDays a date so many days away or fewer counts as soon
 */
export function standingOfMember(name: string, { courses }: { courses: Course[] }, today: string, soonDays: number): Standing {
  const open = courses.filter(({ finished, modules }) => finished < modules.length)
  const dueOn = open.flatMap((course) => course.dueOn ?? []).sort()[0]
  if (dueOn !== undefined && dueOn <= addDays(today, soonDays)) {
    return { status: 'due-soon', why: { is: dueOn < today ? 'date-passed' : 'due', name, on: dueOn } }
  }
  if (courses.length === 0) return { status: 'on-track', why: { is: 'no-course', name } }
  if (open.length === 0) return { status: 'finished', why: { is: 'all-finished' } }
  const opensOn = open.map((course) => course.opensOn ?? today).sort()[0] ?? today
  if (opensOn > today) return { status: 'on-track', why: { is: 'opens', name, on: opensOn } }
  const finished = courses.reduce((sum, course) => sum + course.finished, 0)
  const of = courses.reduce((sum, { modules }) => sum + modules.length, 0)
  return { status: 'on-track', why: { is: 'under-way', finished, of } }
}

/** Somebody with a live consent who has not come in. @param handedOverOn the day of the open sheet, if there is one */
export function standingOfInvited(name: string, handedOverOn: string | null): Standing {
  const why: Why = handedOverOn === null ? { is: 'needs-sheet', name } : { is: 'invited', name, on: handedOverOn }
  return { status: 'not-joined', why }
}

/** A family stands as its most pressing person does; the earlier date wins. */
export function standingOfFamily(people: Standing[]): Standing {
  const nobody: Standing = { status: 'not-joined', why: { is: 'no-one' } }
  return people.toSorted(byPress)[0] ?? nobody
}

function byPress(one: Standing, other: Standing): number {
  const rank = STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status)
  return rank !== 0 ? rank : dayOf(one).localeCompare(dayOf(other))
}

function dayOf({ why }: Standing): string {
  return 'on' in why ? why.on : ''
}
