import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Database } from '../../../db/schema.ts'
import type { JobTable } from '../../../db/tables/jobs.ts'
import { FILE, type Job, type JobAtWork, type JobKind } from './job.ts'

/* Long work, by whoever asked for it and by whoever does it. */

/** More pieces than any job has. */
const PIECES_MAX = 2_000

const AT_WORK = ['clinicId', 'id', 'kind', 'accountId', 'locale', 'madeAt', 'nextPiece', 'piecesDone', 'piecesAll', 'tries'] as const

/** How a job stands, for its owner. */
export type JobState = Pick<JobTable, 'id' | 'madeAt' | 'signedInAt' | 'piecesDone' | 'piecesAll' | 'finishedAt' | 'failedAt' | 'takenAt' | 'expiresAt'>

type Place = Pick<Job, 'clinicId' | 'id'>
/** Who works on a job, and until when it is theirs (ISO-8601 UTC). */
export interface Lease { worker: string; until: string }

export async function insertJob(db: Db, job: Job & Pick<JobTable, 'signedInAt'>): Promise<void> {
  await db.insertInto('job').values({
    ...job, nextPiece: '', piecesDone: 0, piecesAll: 0, tries: 0,
    leasedBy: null, leaseUntil: null, finishedAt: null, failedAt: null, takenAt: null, expiresAt: null,
  }).execute()
}

/** The latest job of these kinds that somebody asked for. */
export function findLatestJob(db: Db, owner: { clinicId: string; id: string }, kinds: readonly JobKind[]): Promise<JobState | undefined> {
  return db.selectFrom('job').where('clinicId', '=', owner.clinicId).where('accountId', '=', owner.id).where('kind', 'in', kinds)
    .select(['id', 'madeAt', 'signedInAt', 'piecesDone', 'piecesAll', 'finishedAt', 'failedAt', 'takenAt', 'expiresAt'])
    .orderBy('madeAt', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}

const free = (at: string) => (where: ExpressionBuilder<Pick<Database, 'job'>, 'job'>) => where.and([
  where('finishedAt', 'is', null), where('failedAt', 'is', null),
  where.or([where('leaseUntil', 'is', null), where('leaseUntil', '<=', at)]),
])

const waiting = prepared((db: Db, at: string) => db.selectFrom('job').where(free(at)).select('id').limit(1))

/** Whether a job is there that nobody works on. Asked every second. */
export async function isJobWaiting(db: Db, at: string): Promise<boolean> {
  return (await waiting(db, at)).length > 0
}

/**
 * Takes up the oldest job that nobody works on. The condition stands outside too: there it is the lock, where several
 * programs share one database.
 */
export function claimJob(db: Db, at: string, { worker, until }: Lease): Promise<JobAtWork | undefined> {
  return db.updateTable('job').set((row) => ({ leasedBy: worker, leaseUntil: until, tries: row('tries', '+', 1) }))
    .where(({ eb, refTuple, selectFrom }) => eb(refTuple('clinicId', 'id'), 'in', selectFrom('job').where(free(at))
      .select(['clinicId', 'id']).orderBy('madeAt').orderBy('id').limit(1).$asTuple('clinicId', 'id')))
    .where(free(at)).returning(AT_WORK).executeTakeFirst() as Promise<JobAtWork | undefined>
}

/** Frees every job that somebody holds. */
export async function freeLeases(db: Db): Promise<void> {
  await db.updateTable('job').set({ leasedBy: null, leaseUntil: null }).where('leasedBy', 'is not', null).execute()
}

/** Notes what was done, as long as the job is still this worker's. @returns whether it is */
export async function updateJob(
  db: Db, { clinicId, id }: Place, worker: string,
  change: Partial<Pick<JobTable, 'nextPiece' | 'piecesDone' | 'piecesAll' | 'tries' | 'leasedBy' | 'leaseUntil' | 'finishedAt' | 'failedAt' | 'expiresAt'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job').set(change)
    .where('clinicId', '=', clinicId).where('id', '=', id).where('leasedBy', '=', worker).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertPiece(db: Db, { clinicId, id }: Place, number: number, sealed: string): Promise<void> {
  await db.insertInto('jobPiece').values({ clinicId, jobId: id, number, sealed }).execute()
}

/** What a job made so far, in order. */
export function listPieces(db: Db, { clinicId, id }: Place): Promise<{ number: number; sealed: string }[]> {
  return db.selectFrom('jobPiece').where('clinicId', '=', clinicId).where('jobId', '=', id)
    .select(['number', 'sealed']).orderBy('number').limit(PIECES_MAX).execute()
}

export async function deletePieces(db: Db, { clinicId, id }: Place): Promise<void> {
  await db.deleteFrom('jobPiece').where('clinicId', '=', clinicId).where('jobId', '=', id).execute()
}

/** A finished file of its owner that was not taken yet and has not run out. */
export type ReadyFile = Job & { sealed: string }

export function findReadyFile(
  db: Db, owner: { clinicId: string; id: string }, kinds: readonly JobKind[], at: string,
): Promise<ReadyFile | undefined> {
  return db.selectFrom('job')
    .innerJoin('jobPiece', (join) => join.onRef('jobPiece.clinicId', '=', 'job.clinicId').onRef('jobPiece.jobId', '=', 'job.id'))
    .where('job.clinicId', '=', owner.clinicId).where('job.accountId', '=', owner.id).where('job.kind', 'in', kinds)
    .where('job.finishedAt', 'is not', null).where('job.takenAt', 'is', null).where('job.expiresAt', '>', at).where('jobPiece.number', '=', FILE)
    .select(['job.clinicId', 'job.id', 'job.kind', 'job.accountId', 'job.locale', 'job.madeAt', 'jobPiece.sealed'])
    .orderBy('job.madeAt', 'desc').limit(1).executeTakeFirst() as Promise<ReadyFile | undefined>
}

export async function markTaken(db: Db, { clinicId, id }: Place, at: string): Promise<void> {
  await db.updateTable('job').set({ takenAt: at }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** Up to 200 jobs whose file nobody took in time and still lies there. */
export function listRunOut(db: Db, at: string): Promise<Place[]> {
  return db.selectFrom('job').where('expiresAt', '<=', at)
    .where((where) => where.exists(where.selectFrom('jobPiece')
      .whereRef('jobPiece.clinicId', '=', 'job.clinicId').whereRef('jobPiece.jobId', '=', 'job.id').select('number')))
    .select(['clinicId', 'id']).orderBy('clinicId').orderBy('id').limit(200).execute()
}

/** Up to 200 jobs that are over and were made before this. */
export function listOldJobs(db: Db, before: string): Promise<Place[]> {
  return db.selectFrom('job').where('madeAt', '<', before)
    .where((where) => where.or([where('finishedAt', 'is not', null), where('failedAt', 'is not', null)]))
    .select(['clinicId', 'id']).orderBy('clinicId').orderBy('id').limit(200).execute()
}

export async function deleteJob(db: Db, { clinicId, id }: Place): Promise<void> {
  await db.deleteFrom('job').where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
