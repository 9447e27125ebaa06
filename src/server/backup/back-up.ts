import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { copyDatabase, examineCopy } from '../../../db/copy.ts'
import { noteBackup } from '../../domain/backups/note-backup.ts'
import { now } from '../../domain/world.ts'
import { readKeys } from '../keys.ts'
import type { Installation } from '../start.ts'
import { backupFolder, backupName, removeBackups } from './kept.ts'
import { openSealedFile, sealFile } from './sealed-file.ts'

/** What is being made, in the clear or not checked yet. */
const UNFINISHED = /\.(copy|sealed|opened)(-journal|-wal|-shm)?$/

/**
 * Makes a backup while everything goes on: a copy of this moment, checked as a whole, sealed, opened again and checked
 * once more. Only then it gets its name; then older ones go. Leftovers of one that broke off are deleted first.
 * @returns its path
 * @throws what went wrong, after noting that it did. The older backups stay
 */
export async function backUp({ world, config }: Pick<Installation, 'world' | 'config'>): Promise<string> {
  try {
    const path = await makeBackup(config, now(world))
    await noteBackup(world, 'madeAt')
    removeBackups(config.databaseFile, now(world))
    return path
  } catch (error) {
    await noteBackup(world, 'brokeAt')
    throw error
  }
}

async function makeBackup({ databaseFile, keysFolder }: Installation['config'], madeAt: string): Promise<string> {
  const folder = backupFolder(databaseFile)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(folder)
  const path = join(folder, backupName(madeAt))
  const [copy, sealed, opened] = [`${path}.copy`, `${path}.sealed`, `${path}.opened`]
  try {
    closeSync(openSync(copy, 'wx', 0o600))
    const before = await copyDatabase(databaseFile, copy)
    requireSame(examineCopy(copy), before)
    const keys = readKeys(keysFolder, { mayCreate: false })
    await sealFile(copy, sealed, keys)
    await openSealedFile(sealed, opened, keys)
    requireSame(examineCopy(opened), before)
    renameSync(sealed, path)
    syncFolder(folder)
    return path
  } finally {
    removeUnfinished(folder)
  }
}

function requireSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) throw new Error('The backup does not hold what the database held.')
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((name) => UNFINISHED.test(name))) rmSync(join(folder, name))
}

function syncFolder(folder: string): void {
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}
