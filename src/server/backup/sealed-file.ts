import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import { setImmediate as breathe } from 'node:timers/promises'
import type { MasterKey } from '../keys.ts'

/*
 * A sealed file:
 *   one line of text    porchlight-backup 1 <key id> <salt, 32 hex digits>\n
 *   chunks              1 MiB of the file, the last one shorter, each as AES-256-GCM ciphertext and its 16-byte tag
 * The key is HKDF-SHA-256 of the master key with that id, the salt, and `porchlight/v1/backup`. The nonce of a chunk is
 * seven zero bytes, its number from 0 (4 bytes, big-endian) and 1 for the last one, else 0. The line is authenticated
 * with every chunk. So a chunk that was changed, moved, cut off or added is found.
 */

const CHUNK_BYTES = 1024 * 1024
const TAG_BYTES = 16
const SALT_BYTES = 16
const LINE_MAX_BYTES = 128
const LINE = /^porchlight-backup 1 (\d+-[0-9a-f]{8}) ([0-9a-f]{32})\n/

/** Seals a file with the newest key. It is on the disk when this ends. The new file is open to its owner alone. */
export async function sealFile(from: string, to: string, keys: readonly MasterKey[]): Promise<void> {
  const newest = keys.at(-1)!
  const salt = randomBytes(SALT_BYTES)
  const line = Buffer.from(`porchlight-backup 1 ${newest.id} ${salt.toString('hex')}\n`)
  const secret = keyOf(newest, salt)
  await withFiles(from, to, async (source, target) => {
    writeSync(target, line)
    await eachChunk(source, 0, CHUNK_BYTES, (chunk, number, isLast) => {
      const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(number, isLast)).setAAD(line)
      writeSync(target, Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]))
    })
  })
}

/**
 * Opens a sealed file into a new file, which is open to its owner alone and on the disk when this ends. Where it throws,
 * what was written so far is of no use.
 * @throws one sentence: not a backup, a key that is not here, or bytes that were changed
 */
export async function openSealedFile(from: string, to: string, keys: readonly MasterKey[]): Promise<void> {
  await withFiles(from, to, async (source, target) => {
    const { line, key } = readLine(source, keys)
    await eachChunk(source, line.length, CHUNK_BYTES + TAG_BYTES, (chunk, number, isLast) => {
      writeSync(target, openChunk(key, line, chunk, nonceOf(number, isLast)))
    })
  })
}

function readLine(source: number, keys: readonly MasterKey[]): { line: Buffer; key: Buffer } {
  const start = Buffer.alloc(LINE_MAX_BYTES)
  const [line, id, salt] = LINE.exec(start.toString('latin1', 0, readSync(source, start, 0, LINE_MAX_BYTES, 0))) ?? []
  if (line === undefined || salt === undefined) throw new Error('This is not a backup of Porchlight.')
  const master = keys.find((key) => key.id === id)
  if (!master) throw new Error(`This backup was made with another key. Put back master.${id}, or set KEYS_DIR to its folder.`)
  return { line: Buffer.from(line), key: keyOf(master, Buffer.from(salt, 'hex')) }
}

function openChunk(key: Buffer, line: Buffer, chunk: Buffer, nonce: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(line).setAuthTag(chunk.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new Error('This backup is damaged. Take another one.', { cause: error })
  }
}

function keyOf({ secret }: MasterKey, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'porchlight/v1/backup', 32))
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(number, 7)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

/** Reads on from a place to the end; between two chunks everything else has its turn. */
async function eachChunk(file: number, from: number, size: number, work: (chunk: Buffer, number: number, isLast: boolean) => void): Promise<void> {
  const end = fstatSync(file).size
  for (let at = from, number = 0, isLast = false; !isLast; at += size, number += 1) {
    isLast = at + size >= end
    const chunk = Buffer.alloc(Math.max(0, Math.min(size, end - at)))
    readSync(file, chunk, 0, chunk.length, at)
    work(chunk, number, isLast)
    await breathe()
  }
}

async function withFiles(from: string, to: string, work: (source: number, target: number) => Promise<void>): Promise<void> {
  const source = openSync(from, 'r')
  try {
    const target = openSync(to, 'wx', 0o600)
    try {
      await work(source, target)
      fsyncSync(target)
    } finally {
      closeSync(target)
    }
  } finally {
    closeSync(source)
  }
}
