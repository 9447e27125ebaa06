import type { JobTable } from '../../../db/tables/jobs.ts'
import type { World } from '../world.ts'

/**
 * What short jobs there are. A new kind needs its handler in src/server/jobs/handlers.ts, its name in the words for
 * jobs, and, where the clock asks for it, a line in schedules.ts.
 */
export type JobKind =
  | 'sweep-sign-ins' | 'remove-old' | 'workshop-dates' | 'deliver-message' | 'plan-reminders' | 'plan-digest' | 'clear-outbox' | 'back-up'

/** A job that is to be done once, not before `runAt` (ISO-8601 UTC). */
export interface NewJob {
  clinicId: string
  kind: JobKind
  /** The id of what it is about, or nothing: never a name, never more than one word. */
  payload: string
  runAt: string
  /** Of all jobs of a clinic with the same key only the first is kept. */
  scheduleKey?: string
}

/** A job as its handler sees it. `tries` counts this one. */
export interface Job { clinicId: string; id: string; kind: JobKind; payload: string; tries: number }

/** How one kind of job is done. */
export interface JobHandler {
  kind: JobKind
  /** So long a worker may need for one; then another one takes it up. */
  leaseSeconds: number
  /** After so many tries it has failed and waits for an administrator. */
  maxAttempts: number
  /**
   * Does the job. It may run twice, also at once where a worker outlived its lease, and has to come to the same. Its
   * own transactions go through `atomically`.
   * @throws whatever goes wrong: it is tried again later, each time after a longer wait
   */
  run(world: World, job: Job): Promise<'done' | { retryAt: string }>
}

/** What a handler has where nothing speaks for another one. */
export const USUAL = { leaseSeconds: 120, maxAttempts: 6 } as const

/** Why a job was not done: its handler broke, put it off again and again, or never came to an end. */
export const PROBLEMS = ['error', 'later', 'stopped'] as const
export type Problem = (typeof PROBLEMS)[number]

/** Who holds a job, and until when it is theirs (ISO-8601 UTC). */
export interface Lease { worker: string; until: string }
/** Which job. */
export type Place = Pick<JobTable, 'clinicId' | 'id'>
