import { addDays } from '../clinics/days.ts'

/** Calendar days of the clinic after a module was finished. */
export const INTERVALS = [2, 7, 21] as const
export type Interval = (typeof INTERVALS)[number]

/** The last day, counted alike, on which each may be taken: then the next one takes its place, and after 21 none does. */
const LAST_DAY: Record<Interval, number> = { 2: 6, 7: 20, 21: 21 }

/** No refresher stays open for so many days: what fell due earlier is not looked at. */
export const OPEN_DAYS_MAX = 14

/** A refresher as its row says. `dueOn` is a day of the clinic's calendar; at most one of done and skipped is set. */
export interface Refresher {
  id: string
  moduleKey: string
  afterDays: Interval
  dueOn: string
  startedAt: string | null
  /** When the question about the person's own words was looked at. */
  ownWordsAt: string | null
  doneAt: string | null
  skippedAt: string | null
}

/** The days a finished module is asked about again. @param completedOn day of the clinic's calendar, `YYYY-MM-DD` */
export function dueDays(completedOn: string): { afterDays: Interval; dueOn: string }[] {
  return INTERVALS.map((afterDays) => ({ afterDays, dueOn: addDays(completedOn, afterDays) }))
}

/** The last day on which a refresher may be taken. */
export function closesOn({ afterDays, dueOn }: Pick<Refresher, 'afterDays' | 'dueOn'>): string {
  return addDays(dueOn, LAST_DAY[afterDays] - afterDays)
}

/**
 * The refreshers that may be taken today, the one to offer first: one that was begun, then the one that closes soonest.
 * None where one was done or skipped today already.
 * @param today day of the clinic's calendar
 * @param dayOf the day of that calendar on which a moment lies
 */
export function openRefreshers(rows: readonly Refresher[], today: string, dayOf: (at: string) => string): Refresher[] {
  const takenAt = ({ doneAt, skippedAt }: Refresher) => doneAt ?? skippedAt
  if (rows.some((row) => { const at = takenAt(row); return at !== null && dayOf(at) === today })) return []
  return rows.filter((row) => takenAt(row) === null && row.dueOn <= today && today <= closesOn(row))
    .toSorted((one, other) => Number(other.startedAt !== null) - Number(one.startedAt !== null)
      || closesOn(one).localeCompare(closesOn(other)) || one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id))
}
