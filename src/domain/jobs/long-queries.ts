import type { Db } from '../../../db/open.ts'
import type { JobTable } from '../../../db/tables/jobs.ts'
import type { Lease, Place } from './job.ts'
import { FILE, LONG_KINDS, type LongJob, type LongJobAtWork, type LongKind } from './long-work.ts'
import { claim, UNTOUCHED } from './queries.ts'

/* Long work, by whoever asked for it and by whoever does it. */

/** More pieces than any job has. */
const PIECES_MAX = 2_000

const AT_WORK = ['clinicId', 'id', 'kind', 'accountId', 'locale', 'madeAt', 'nextPiece', 'piecesDone', 'piecesAll', 'tries'] as const

/** How a job stands, for its owner. */
export type JobState = Pick<JobTable, 'id' | 'madeAt' | 'signedInAt' | 'piecesDone' | 'piecesAll' | 'finishedAt' | 'failedAt' | 'takenAt' | 'expiresAt'>

export async function insertLongJob(db: Db, job: LongJob & { signedInAt: string }): Promise<void> {
  await db.insertInto('job').values({
    ...job, payload: '', scheduleKey: null, runAt: job.madeAt, nextPiece: '', piecesDone: 0, piecesAll: 0, ...UNTOUCHED, takenAt: null, expiresAt: null,
  }).execute()
}

/** The latest job of these kinds that somebody asked for. */
export function findLatestJob(db: Db, owner: { clinicId: string; id: string }, kinds: readonly LongKind[]): Promise<JobState | undefined> {
  return db.selectFrom('job').where('clinicId', '=', owner.clinicId).where('accountId', '=', owner.id).where('kind', 'in', kinds)
    .select(['id', 'madeAt', 'signedInAt', 'piecesDone', 'piecesAll', 'finishedAt', 'failedAt', 'takenAt', 'expiresAt'])
    .orderBy('madeAt', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}

/** Takes up the long work that waits longest and that nobody is at. */
export function claimLongJob(db: Db, at: string, lease: Lease): Promise<LongJobAtWork | undefined> {
  return claim(db, at, lease, LONG_KINDS, 1).returning(AT_WORK).executeTakeFirst() as Promise<LongJobAtWork | undefined>
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
export type ReadyFile = LongJob & { sealed: string }

export function findReadyFile(
  db: Db, owner: { clinicId: string; id: string }, kinds: readonly LongKind[], at: string,
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

/** Up to 200 jobs of a person that are over and were made before this. */
export function listOldLongJobs(db: Db, before: string): Promise<Place[]> {
  return db.selectFrom('job').where('madeAt', '<', before).where('kind', 'in', LONG_KINDS)
    .where((where) => where.or([where('finishedAt', 'is not', null), where('failedAt', 'is not', null)]))
    .select(['clinicId', 'id']).orderBy('clinicId').orderBy('id').limit(200).execute()
}

export async function deleteJob(db: Db, { clinicId, id }: Place): Promise<void> {
  await db.deleteFrom('job').where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
