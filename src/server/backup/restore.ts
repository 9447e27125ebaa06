import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CopyContents, examineCopy, settleCopy } from '../../../db/copy.ts'
import { migrations } from '../../../db/migrations/index.ts'
import { readKeys } from '../keys.ts'
import { openSealedFile } from './sealed-file.ts'

const NAME = 'porchlight.db'

/** Where the database stands now, and what it held when it was copied. */
export interface Restored extends CopyContents { file: string }

/**
 * Opens a backup into an empty folder and checks the whole of it. Nobody is signed in there, and messages that waited
 * are not sent a second time. What was erased since the backup was made is in it again.
 * @param at ISO-8601 UTC
 * @throws one sentence of advice; the folder is then empty again
 */
export async function restore(backup: string, folder: string, keysFolder: string, at: string): Promise<Restored> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty. Name a folder that is.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, NAME)
  try {
    await openSealedFile(backup, file, readKeys(keysFolder, { mayCreate: false }))
    const contents = examineCopy(file)
    const known = migrations.map(([name]) => name)
    if (contents.migrations.some((name) => !known.includes(name))) throw new Error('This backup is from a newer Porchlight. Install that version first.')
    settleCopy(file, at)
    return { file, ...contents }
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}
