import { randomUUID } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { JobTable } from '../../../db/tables/jobs.ts'
import type { Job, JobKind, Lease, NewJob, Place } from './job.ts'

/* The queue, for short jobs and long work alike. */

/** What long work alone has. */
export const NOT_LONG = {
  accountId: null, locale: null, signedInAt: null, nextPiece: null, piecesDone: 0, piecesAll: 0, takenAt: null, expiresAt: null,
} as const
/** A job that nobody took up yet. */
export const UNTOUCHED = {
  leasedBy: null, leaseUntil: null, tries: 0, lastProblem: null, finishedAt: null, failedAt: null, restedAt: null,
} as const

export async function insertJob(db: Db, { clinicId, kind, payload, runAt, scheduleKey = null }: Omit<NewJob, 'scheduleKey'> & { scheduleKey?: string | null | undefined }): Promise<void> {
  await db.insertInto('job')
    .values({ clinicId, id: randomUUID(), kind, payload, scheduleKey, runAt, madeAt: runAt, ...UNTOUCHED, ...NOT_LONG })
    .onConflict((same) => same.columns(['clinicId', 'scheduleKey']).doNothing()).execute()
}

/** Which of these keys a clinic has already. At most as many as are asked for. */
export async function listScheduleKeys(db: Db, clinicId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('job').where('clinicId', '=', clinicId).where('scheduleKey', 'in', keys).select('scheduleKey').execute()
  return rows.flatMap(({ scheduleKey }) => scheduleKey ?? [])
}

const free = (at: string, kinds: readonly string[]) => (where: ExpressionBuilder<Pick<Database, 'job'>, 'job'>) => where.and([
  where('kind', 'in', kinds), where('finishedAt', 'is', null), where('failedAt', 'is', null), where('runAt', '<=', at),
  where.or([where('leaseUntil', 'is', null), where('leaseUntil', '<=', at)]),
])

/** Whether a job of these kinds is due that nobody works on. */
export async function isJobWaiting(db: Db, at: string, kinds: readonly string[]): Promise<boolean> {
  return await db.selectFrom('job').where(free(at, kinds)).select('id').limit(1).executeTakeFirst() !== undefined
}

/**
 * Takes up the jobs of these kinds that are due longest and that nobody works on. The condition stands outside too:
 * there it is the lock, where several programs share one database.
 */
export function claim(db: Db, at: string, { worker, until }: Lease, kinds: readonly string[], limit: number) {
  return db.updateTable('job').set((row) => ({ leasedBy: worker, leaseUntil: until, tries: row('tries', '+', 1) }))
    .where(({ eb, refTuple, selectFrom }) => eb(refTuple('clinicId', 'id'), 'in', selectFrom('job').where(free(at, kinds))
      .select(['clinicId', 'id']).orderBy('runAt').orderBy('id').limit(limit).$asTuple('clinicId', 'id')))
    .where(free(at, kinds))
}

/** Takes up up to `limit` short jobs, those that are due longest first. */
export async function claimJobs(db: Db, at: string, lease: Lease, kinds: readonly JobKind[], limit: number): Promise<Job[]> {
  const jobs = await claim(db, at, lease, kinds, limit).returning(['clinicId', 'id', 'kind', 'payload', 'tries', 'runAt']).execute()
  const order = ({ runAt, id }: typeof jobs[number]) => `${runAt} ${id}`
  return jobs.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ runAt: _, ...job }) => job as Job)
}

/** Notes what became of a job, as long as it is still this worker's. @returns whether it is */
export async function updateJob(
  db: Db, { clinicId, id }: Place, worker: string,
  change: Partial<Omit<JobTable, 'clinicId' | 'id' | 'kind' | 'payload' | 'scheduleKey'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job').set(change)
    .where('clinicId', '=', clinicId).where('id', '=', id).where('leasedBy', '=', worker).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Frees every job that somebody holds, or that this worker holds. */
export async function freeLeases(db: Db, worker?: string): Promise<void> {
  const held = db.updateTable('job').set({ leasedBy: null, leaseUntil: null })
  await (worker === undefined ? held.where('leasedBy', 'is not', null) : held.where('leasedBy', '=', worker)).execute()
}
