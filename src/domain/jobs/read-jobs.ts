import type { Administrator } from '../actor.ts'
import { now, type World } from '../world.ts'
import { countJobs, listDeadJobs, type KindCount } from './dead-queries.ts'
import { type JobKind, type Problem, PROBLEMS } from './job.ts'
import { isLong } from './long-work.ts'

/** Finished jobs of so many hours are counted. */
const FINISHED_HOURS = 24
const HOUR_MS = 3_600_000

/** What an administrator reads of a kind: which file a person asked for is their own business. */
export type ShownKind = JobKind | 'own-file'

/** `failedAt`: ISO-8601 UTC. */
export interface ShownDeadJob { id: string; kind: ShownKind; problem: Problem; failedAt: string; mayRunAgain: boolean }

/** The clinic's jobs by kind, and those that need somebody: no names, nothing of what they are about. */
export async function readJobs(world: World, { clinicId }: Administrator): Promise<{ kinds: (KindCount & { kind: ShownKind })[]; dead: ShownDeadJob[] }> {
  const since = new Date(world.clock.now().getTime() - FINISHED_HOURS * HOUR_MS).toISOString()
  const kinds = new Map<ShownKind, KindCount & { kind: ShownKind }>()
  for (const { kind, ...counts } of await countJobs(world.db, clinicId, now(world), since)) {
    const shown = shownKind(kind)
    const { waiting = 0, running = 0, finished = 0, dead = 0 } = kinds.get(shown) ?? {}
    kinds.set(shown, {
      kind: shown, waiting: waiting + counts.waiting, running: running + counts.running, finished: finished + counts.finished, dead: dead + counts.dead,
    })
  }
  const dead = (await listDeadJobs(world.db, clinicId)).map(({ id, kind, lastProblem, failedAt }) =>
    ({ id, kind: shownKind(kind), problem: PROBLEMS.find((problem) => problem === lastProblem) ?? 'stopped', failedAt, mayRunAgain: !isLong(kind) }))
  return { kinds: [...kinds.values()], dead }
}

const shownKind = (kind: string): ShownKind => (isLong(kind) ? 'own-file' : kind as JobKind)
