import type { FamilyMember } from '../actor.ts'
import type { LongKind } from '../jobs/long-work.ts'
import { findLatestJob } from '../jobs/long-queries.ts'
import { now, type World } from '../world.ts'

/** A member gets one file in so many hours. */
export const ONCE_IN_HOURS = 24
/** So long after the password was typed the file is handed out without it. */
export const STEP_UP_MINUTES = 5

/**
 * How a member's latest file stands: `none` asked for yet · `running` · `ready` to be taken · `taken` · `run-out`
 * nobody took it in time · `failed`.
 */
export type ExportIs = 'none' | 'running' | 'ready' | 'taken' | 'run-out' | 'failed'

/** Times are ISO-8601 UTC. `at`: when it was taken, or until when it can be. */
export interface ExportState {
  is: ExportIs
  done: number
  of: number
  at: string | undefined
  asksPassword: boolean
  /** When the next one can be asked for; undefined where it can be now. */
  mayAskFrom: string | undefined
}

/** The jobs that make a member's own file. */
export const EXPORT_KINDS = ['own-data', 'own-data-and-private'] as const satisfies LongKind[]

/**
 * The member's latest file, without what is in it. The minutes after the password was typed are those of the sign-in
 * it was typed in: another device of the same account has to prove it for itself.
 * @param signedInAt when the sign-in that asks began
 */
export async function readExport(world: World, member: FamilyMember, signedInAt: string): Promise<ExportState> {
  const job = await findLatestJob(world.db, member, EXPORT_KINDS)
  const nothing = { done: 0, of: 0, at: undefined, asksPassword: false, mayAskFrom: undefined }
  if (!job) return { ...nothing, is: 'none' }
  if (job.failedAt !== null) return { ...nothing, is: 'failed' }
  const at = now(world)
  const again = after(job.madeAt, ONCE_IN_HOURS * 60)
  const mayAskFrom = again > at ? again : undefined
  const counted = { done: job.piecesDone, of: job.piecesAll, asksPassword: job.signedInAt !== signedInAt || after(job.madeAt, STEP_UP_MINUTES) <= at }
  if (job.finishedAt === null) return { ...counted, is: 'running', at: undefined, mayAskFrom: again }
  if (job.takenAt !== null) return { ...counted, is: 'taken', at: job.takenAt, mayAskFrom }
  if (job.expiresAt !== null && job.expiresAt > at) return { ...counted, is: 'ready', at: job.expiresAt, mayAskFrom: job.expiresAt }
  return { ...counted, is: 'run-out', at: undefined, mayAskFrom }
}

function after(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
