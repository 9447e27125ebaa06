/** Long work and what it made so far. Columns as in db/migrations. */

/** `nextPiece` is the kind's own note of where to go on, null once only the file is left to make. What is finished stays to be taken until `expiresAt`. */
export interface JobTable {
  clinicId: string
  id: string
  kind: string
  accountId: string
  locale: string
  madeAt: string
  /** When the sign-in began that asked for it. */
  signedInAt: string
  nextPiece: string | null
  piecesDone: number
  piecesAll: number
  leasedBy: string | null
  leaseUntil: string | null
  tries: number
  finishedAt: string | null
  failedAt: string | null
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
