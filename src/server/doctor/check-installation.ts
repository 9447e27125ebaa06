import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { schemaState } from '../../../db/migrate.ts'
import { type BackupState, INSTALLATION, readBackupState } from '../../domain/backups/state.ts'
import { putMeta } from '../../domain/clinics/queries.ts'
import type { Check, Finding } from '../../domain/doctor/check.ts'
import { keyFiles, readKeys } from '../keys.ts'
import { isPrivate } from '../private-files.ts'
import type { Installation } from '../start.ts'

const WRITTEN_KEY = 'doctor-wrote'
const BACKUP_HOURS = 26
const MIB = 1024 * 1024
const SPACE_LOW_MIB = 500
const SPACE_OUT_MIB = 200
const MINUTE_MS = 60_000
/** A host name stands in the address bar and in every history. */
const TELLING = /relaps|addict|alcohol|drug|sober|substanc|opioid|overdos|recover|treatment|rehab|detox|crisis|adicci|adict|droga|sobri|recupera|tratamiento/i

type Examined = Pick<Installation, 'config' | 'store' | 'world'>

/** Whether the computer and its files are in order. It never rejects: what cannot be looked at is itself a finding. */
export async function checkInstallation(installation: Examined): Promise<Check[]> {
  const { config, world } = installation
  const folder = dirname(config.databaseFile)
  return [
    { key: 'database', finding: await databaseFinding(installation) },
    { key: 'schema', finding: await schemaState(installation.store).catch(() => 'other') === 'current' ? undefined : 'schema-other' },
    { key: 'files', finding: isPrivate(folder) ? undefined : 'folder-open' },
    { key: 'keys', finding: keysFinding(config.keysFolder) },
    spaceCheck(folder),
    clockCheck(world.clock.now().getTime(), Date.now()),
    { key: 'address', finding: addressFinding(config.publicOrigin) },
    backupCheck(await readBackupState(world.db).catch(() => undefined), world.clock.now().getTime()),
  ]
}

async function databaseFinding({ world }: Examined): Promise<Finding | undefined> {
  try {
    await world.transact((db) => putMeta(db, INSTALLATION, WRITTEN_KEY, world.clock.now().toISOString()))
    return undefined
  } catch {
    return 'database-stuck'
  }
}

function keysFinding(folder: string): Finding | undefined {
  try {
    if (![folder, ...keyFiles(folder)].every(isPrivate)) return 'keys-open'
    readKeys(folder, { mayCreate: false })
    return undefined
  } catch {
    return 'keys-gone'
  }
}

function spaceCheck(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder)
  const mib = Math.floor(bavail * bsize / MIB)
  const finding = mib < SPACE_OUT_MIB ? 'space-out' : mib < SPACE_LOW_MIB ? 'space-low' : undefined
  return { key: 'space', finding, n: mib }
}

/** @param recordedMs the latest time that was ever recorded, or now @param computerMs what the computer's clock says */
export function clockCheck(recordedMs: number, computerMs: number): Check {
  const minutes = Math.round((recordedMs - computerMs) / MINUTE_MS)
  return { key: 'clock', finding: minutes > 1 ? 'clock-behind' : undefined, n: minutes }
}

/** Whether strangers can read along, or read from the address what kind of place this is. */
export function addressFinding(publicOrigin: string): Finding | undefined {
  const { protocol, hostname } = new URL(publicOrigin)
  if (TELLING.test(hostname)) return 'address-words'
  return protocol === 'https:' ? undefined : 'address-local'
}

export function backupCheck(state: Pick<BackupState, 'madeAt' | 'brokeAt'> | undefined, nowMs: number): Check {
  if (state?.madeAt === undefined) return { key: 'backup', finding: state?.brokeAt ? 'backup-broke' : 'backup-none' }
  const hours = Math.floor((nowMs - Date.parse(state.madeAt)) / (60 * MINUTE_MS))
  if (state.brokeAt) return { key: 'backup', finding: 'backup-broke' }
  return { key: 'backup', finding: hours > BACKUP_HOURS ? 'backup-old' : undefined, n: hours }
}
