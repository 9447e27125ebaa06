import { rmSync } from 'node:fs'
import { wipeClinic } from '../../../db/clinic-rows.ts'
import { noteClosing } from '../../domain/closing/note-closing.ts'
import { backupFolder } from '../backup/kept.ts'
import type { Installation } from '../start.ts'
import { writeClinicFile, type Written } from './clinic-file.ts'

/** What was written, and whether the backups went too: they stay where they hold other clinics as well. */
export interface Closed { written: Written; areBackupsGone: boolean }

/**
 * Writes all that a clinic may take along into a file, then deletes the clinic: every row, and where it was alone here
 * the backups. Nothing is deleted before the whole file is on the disk. No server may run on the database.
 * @throws what went wrong; the clinic is then still there
 */
export async function closeClinic(installation: Installation, clinicId: string, to: string): Promise<Closed> {
  const { store, world, clinics, config } = installation
  await noteClosing(world, clinicId)
  const written = await writeClinicFile(installation, clinicId, to)
  await wipeClinic(store, clinicId)
  await clinics.refresh()
  const areBackupsGone = clinics.all().length === 0
  if (areBackupsGone) rmSync(backupFolder(config.databaseFile), { recursive: true, force: true })
  return { written, areBackupsGone }
}
