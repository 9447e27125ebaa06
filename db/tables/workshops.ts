/** Workshops: a weekly series in the clinic's wall time, its dates in UTC, what each is about and who is invited. Columns as in db/migrations. */

/** A weekly series. `startsAtTime` is wall time (`18:00`) in `timeZone`; `weekday` counts from 1, Monday. Without `everyoneAt` only its guests are invited. */
export interface WorkshopSeriesTable {
  clinicId: string
  id: string
  weekday: number
  startsAtTime: string
  minutes: number
  timeZone: string
  place: string
  link: string
  fromOn: string
  untilOn: string | null
  everyoneAt: string | null
  createdBy: string
  createdAt: string
  endedAt: string | null
}

/** A day on which a series does not meet. */
export interface WorkshopSkipTable {
  clinicId: string
  seriesId: string
  onDay: string
}

/** What a series is about, in turn. Whoever misses one gets its make-up module. */
export interface WorkshopTopicTable {
  clinicId: string
  seriesId: string
  number: number
  moduleKey: string
  makeUpKey: string | null
}

/** A family that is invited to a series. */
export interface WorkshopGuestTable {
  clinicId: string
  seriesId: string
  familyId: string
  since: string
}

/** One live meeting. `startsAt` is UTC; `revision` counts its changes and is the SEQUENCE of its calendar event. */
export interface WorkshopTable {
  clinicId: string
  id: string
  seriesId: string | null
  dayOfSeries: string | null
  startsAt: string
  minutes: number
  place: string
  link: string
  moduleKey: string | null
  makeUpKey: string | null
  checkInCode: string
  revision: number
  changedAt: string
  cancelledAt: string | null
  createdAt: string
}

/** The private calendar address of one account. Only its SHA-256 is stored. */
export interface CalendarFeedTable {
  clinicId: string
  accountId: string
  tokenHash: string
  madeAt: string
}
