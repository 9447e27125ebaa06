/** Work beside the pages, and what long work made so far. Columns as in db/migrations. */

/**
 * One job. A short one has a `payload`, an id or nothing, and a `scheduleKey` where the clock asked for it: no two of a
 * clinic have the same. Long work belongs to an account; `nextPiece` is its own note of where to go on, null once only
 * the file is left to make, which stays to be taken until `expiresAt`. A job is over once it is finished or failed; a
 * failed one waits for an administrator until it runs again or is let rest.
 */
export interface JobTable {
  clinicId: string
  id: string
  kind: string
  payload: string
  scheduleKey: string | null
  /** Not before this. */
  runAt: string
  madeAt: string
  accountId: string | null
  locale: string | null
  /** When the sign-in began that asked for it. */
  signedInAt: string | null
  nextPiece: string | null
  piecesDone: number
  piecesAll: number
  leasedBy: string | null
  leaseUntil: string | null
  /** How often it was taken up without getting further. */
  tries: number
  /** The class of the last error, never its words. */
  lastProblem: string | null
  finishedAt: string | null
  failedAt: string | null
  restedAt: string | null
  takenAt: string | null
  expiresAt: string | null
}

/** Sealed with the key of the job's owner. While the job runs they count from 1; 0 is the finished file. */
export interface JobPieceTable {
  clinicId: string
  jobId: string
  number: number
  sealed: string
}
