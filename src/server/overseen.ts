import { Readable } from 'node:stream'
import { notedHeads, noteHeads } from './audit-heads.ts'
import { streamClinicFile } from './closing/clinic-file.ts'
import { listBackups } from './backup/kept.ts'
import { checkInstallation } from './doctor/check-installation.ts'
import type { Installation } from './start.ts'

/** What administrators may ask of the installation that serves their clinic. */
export function overseen(installation: Installation, clinicId: string): App.Locals['installation'] {
  return {
    check: () => checkInstallation(installation),
    backups: () => listBackups(installation.config.databaseFile),
    clinicFile: async () => Readable.toWeb(await streamClinicFile(installation, clinicId)) as ReadableStream<Uint8Array>,
    notedHeads: () => notedHeads(installation.config.databaseFile, clinicId),
    noteHeads: () => noteHeads(installation),
  }
}
