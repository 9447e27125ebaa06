import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { requirePrivate } from './private-files.ts'

/** `id` is a running number and the first letters of the key's hash: `1-9f3c2a10`. It stands in every envelope. */
export interface MasterKey {
  id: string
  secret: Buffer
}

const NAME = /^master\.(\d+-[0-9a-f]{8})$/
const SECRET_BYTES = 32

/**
 * The master keys in a folder, oldest first. Files are named `master.<id>`, hold 32 bytes and are open to their
 * owner alone.
 * @throws one sentence of advice: no key, a damaged key, or a folder that others may read
 */
export function readKeys(folder: string, options: { mayCreate: boolean }): MasterKey[] {
  if (options.mayCreate) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ids = listIds(folder)
  if (ids.length === 0) {
    if (!options.mayCreate) {
      throw new Error(`There is no master key in ${folder}, and without it what is stored cannot be read. `
        + 'Put the key file back, or set KEYS_DIR to the folder that has it.')
    }
    ids.push(createKey(folder, 1))
  }
  requirePrivate(folder)
  return ids.map((id) => readKey(folder, id))
}

/** The paths of the key files in a folder, oldest first. */
export function keyFiles(folder: string): string[] {
  return listIds(folder).map((id) => join(folder, `master.${id}`))
}

function listIds(folder: string): string[] {
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return names.flatMap((name) => NAME.exec(name)?.[1] ?? []).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
}

function readKey(folder: string, id: string): MasterKey {
  const file = join(folder, `master.${id}`)
  requirePrivate(file)
  const secret = readFileSync(file)
  if (secret.length !== SECRET_BYTES || idOf(secret, Number.parseInt(id, 10)) !== id) {
    throw new Error(`The key file ${file} is damaged. Put back the copy from your safe.`)
  }
  return { id, secret }
}

/** Makes a further key, which new texts are sealed with from the next start on. @returns its id */
export function addKey(folder: string): string {
  const newest = readKeys(folder, { mayCreate: false }).at(-1)!
  return createKey(folder, Number.parseInt(newest.id, 10) + 1)
}

/** Written to the disk before anything is sealed with it. */
function createKey(folder: string, number: number): string {
  const secret = randomBytes(SECRET_BYTES)
  const id = idOf(secret, number)
  const file = openSync(join(folder, `master.${id}`), 'wx', 0o600)
  writeSync(file, secret)
  fsyncSync(file)
  closeSync(file)
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
  return id
}

function idOf(secret: Buffer, number: number): string {
  return `${number}-${createHash('sha256').update('porchlight key id').update(secret).digest('hex').slice(0, 8)}`
}
