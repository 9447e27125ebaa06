import { findMeta } from '../clinics/queries.ts'
import type { Db } from '../../../db/open.ts'

/** What is noted of backups belongs to the installation, not to one clinic. */
export const INSTALLATION = ''
/** When the last backup ended well, when the last one that did not broke off, and when one was last tried out. ISO-8601 UTC. */
export const BACKUP_NOTES = { madeAt: 'backup', brokeAt: 'backup-broke', triedAt: 'restore-drill' } as const

/** From this hour on, clinic time, the night's backup is due. */
export const BACKUP_HOUR = 2

/** `madeAt`: ISO-8601 UTC. */
export interface KeptBackup { madeAt: string; bytes: number }

/** How it stands with backups; `brokeAt` only while none was made since. Times are ISO-8601 UTC. */
export interface BackupState { madeAt: string | undefined; brokeAt: string | undefined; triedAt: string | undefined }

export async function readBackupState(db: Db): Promise<BackupState> {
  const note = (of: keyof typeof BACKUP_NOTES) => findMeta(db, INSTALLATION, BACKUP_NOTES[of])
  const [madeAt, brokeAt, triedAt] = [await note('madeAt'), await note('brokeAt'), await note('triedAt')]
  return { madeAt, triedAt, brokeAt: brokeAt !== undefined && brokeAt > (madeAt ?? '') ? brokeAt : undefined }
}
