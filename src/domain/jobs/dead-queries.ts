import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { JobTable } from '../../../db/tables/jobs.ts'

/* Jobs as an administrator sees them: how many there are of each kind, and those that nobody will try again. */

/** So many jobs that need somebody are listed; the others follow once these are dealt with. */
export const DEAD_SHOWN = 50

/** How many jobs of one kind wait, are being done, were finished since a time, and need somebody. */
export interface KindCount { kind: string; waiting: number; running: number; finished: number; dead: number }
/** A job that failed and was not let rest. */
export type DeadJob = Pick<JobTable, 'id' | 'kind' | 'lastProblem'> & { failedAt: string }

type Where = ExpressionBuilder<Pick<Database, 'job'>, 'job'>

const isOpen = (where: Where) => where.and([where('finishedAt', 'is', null), where('failedAt', 'is', null)])
const isDead = (where: Where) => where.and([where('failedAt', 'is not', null), where('restedAt', 'is', null)])

/** @param at now, @param since from when finished jobs count; both ISO-8601 UTC */
export function countJobs(db: Db, clinicId: string, at: string, since: string): Promise<KindCount[]> {
  return db.selectFrom('job').where('clinicId', '=', clinicId).select((job) => [
    'kind',
    job.fn.count<number>('id').filterWhere((where) => where.and([isOpen(where), where.or([where('leaseUntil', 'is', null), where('leaseUntil', '<=', at)])])).as('waiting'),
    job.fn.count<number>('id').filterWhere((where) => where.and([isOpen(where), where('leaseUntil', '>', at)])).as('running'),
    job.fn.count<number>('id').filterWhere('finishedAt', '>=', since).as('finished'),
    job.fn.count<number>('id').filterWhere(isDead).as('dead'),
  ]).groupBy('kind').orderBy('kind').execute()
}

/** The jobs of a clinic that need somebody, the first one that failed first. */
export function listDeadJobs(db: Db, clinicId: string): Promise<DeadJob[]> {
  return db.selectFrom('job').where('clinicId', '=', clinicId).where(isDead).select(['id', 'kind', 'lastProblem', 'failedAt'])
    .orderBy('failedAt').orderBy('id').limit(DEAD_SHOWN).$narrowType<{ failedAt: string }>().execute()
}

export async function countDeadJobs(db: Db, clinicId: string): Promise<number> {
  const { dead } = await db.selectFrom('job').where('clinicId', '=', clinicId).where(isDead)
    .select(({ fn }) => fn.countAll<number>().as('dead')).executeTakeFirstOrThrow()
  return dead
}

/** Any job of this clinic. */
export function findJob(db: Db, clinicId: string, id: string): Promise<{ id: string; kind: string } | undefined> {
  return db.selectFrom('job').where('clinicId', '=', clinicId).where('id', '=', id).select(['id', 'kind']).executeTakeFirst()
}

/** Changes a job that needs somebody. @returns whether it still did */
export async function updateDeadJob(
  db: Db, clinicId: string, id: string, change: Partial<Pick<JobTable, 'failedAt' | 'restedAt' | 'runAt' | 'tries'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job').set(change).where('clinicId', '=', clinicId).where('id', '=', id).where(isDead).executeTakeFirst()
  return numUpdatedRows > 0n
}
