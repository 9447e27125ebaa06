import type { JobTable } from '../../../db/tables/jobs.ts'
import type { Locale } from '../clinics/clinic.ts'
import type { World } from '../world.ts'

/** What long work there is. A new kind needs its handler in src/server/jobs/long-handlers.ts. */
export const LONG_KINDS = ['own-data', 'own-data-and-private'] as const
export type LongKind = (typeof LONG_KINDS)[number]

export function isLong(kind: string): kind is LongKind {
  return LONG_KINDS.some((long) => long === kind)
}

/** So long a finished file waits to be taken, in hours. */
export const KEPT_HOURS = 24
/** So long a worker holds a job from one piece to the next; after a crash another one takes it up then. */
export const LEASE_SECONDS = 10
/** A job that was taken up so often in a row without one more piece has failed. */
export const TRIES_MAX = 3

/** A job as its handler sees it: whose it is, in which language, and since when (ISO-8601 UTC). */
export interface LongJob { clinicId: string; id: string; kind: LongKind; accountId: string; locale: Locale; madeAt: string }

/** The same with how far it is. */
export type LongJobAtWork = LongJob & Pick<JobTable, 'nextPiece' | 'piecesDone' | 'piecesAll' | 'tries'>

/** One piece of work. `next` says where to go on, null after the last one. */
export interface Piece { text: string; next: string | null }

/** Seals what a job makes, so that it opens for its owner alone. */
export interface Sealer {
  seal(text: string, place: string): string | Promise<string>
  open(sealed: string, place: string): string | Promise<string>
}

/** How one kind of job is done. Every method may be called again after a crash. */
export interface LongHandler {
  /** How many pieces it will take, as far as can be known before. */
  countPieces(world: World, job: LongJob): Promise<number>
  /** @param from '' for the first piece, then what the piece before said in `next` */
  makePiece(world: World, job: LongJob, from: string): Promise<Piece>
  /** Puts the pieces together to the file that is handed out. */
  makeFile(world: World, job: LongJob, pieces: string[]): Promise<Uint8Array>
  sealer(world: World, job: LongJob): Promise<Sealer>
}

export type LongHandlers = Record<LongKind, LongHandler>

/** The number of the piece that is the finished file. */
export const FILE = 0

/** Where a piece opens. */
export function piecePlace({ clinicId, id, accountId }: LongJob, number: number): string {
  return `${clinicId}|job_piece|sealed|${id}:${number}|${accountId}`
}

/** Until when a job that is taken up or gone on with now is its worker's (ISO-8601 UTC). */
export function leaseEnd(world: World): string {
  return new Date(world.clock.now().getTime() + LEASE_SECONDS * 1000).toISOString()
}
