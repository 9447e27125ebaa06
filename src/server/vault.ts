import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '../domain/vault.ts'
import { readKeys, type MasterKey } from './keys.ts'

const VERSION = 'p1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** Sealed texts grow in steps, so that their length says little. */
const STEP_BYTES = 256
const LENGTH_BYTES = 4

type Purpose = Parameters<Vault['hmac']>[0] | 'seal'

/**
 * Opens the keys of an installation and answers what the rules ask of them (security.md §7).
 * New texts are sealed with the newest key, old ones open with the key they name. HMACs stay with the oldest key:
 * what is stored of codes and names has to keep matching after a rotation.
 * @param options.mayCreate make a key where there is none; only for a database that has never had one
 */
export function openVault(folder: string, options: { mayCreate: boolean }): Vault & { keyIds: string[] } {
  const keys = readKeys(folder, options)
  const oldest = keys[0]!
  const newest = keys.at(-1)!
  const derived = new Map<string, Buffer>()

  function keyFor(master: MasterKey, purpose: Purpose): Buffer {
    const name = `${master.id} ${purpose}`
    const known = derived.get(name)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master.secret, '', `porchlight/v1/${purpose}`, KEY_BYTES))
    derived.set(name, key)
    return key
  }

  return {
    keyIds: keys.map((key) => key.id),
    async seal(text, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFor(newest, 'seal'), nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(pad(text)), cipher.final()])
      return [VERSION, newest.id, ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
    },
    async open(sealed, place) {
      const { keyId, nonce, text, tag } = readEnvelope(sealed)
      const master = keys.find((key) => key.id === keyId)
      if (!master) throw new Error('This text was sealed with a key that is not here.')
      const decipher = createDecipheriv('aes-256-gcm', keyFor(master, 'seal'), nonce).setAAD(Buffer.from(place)).setAuthTag(tag)
      return unpad(Buffer.concat([decipher.update(text), decipher.final()]))
    },
    hmac(purpose, text) {
      return createHmac('sha256', keyFor(oldest, purpose)).update(text).digest('base64url')
    },
  }
}

function readEnvelope(sealed: string): { keyId: string; nonce: Buffer; text: Buffer; tag: Buffer } {
  const [version, keyId = '', ...parts] = sealed.split('.')
  const [nonce, text, tag] = parts.map((part) => Buffer.from(part, 'base64url'))
  const complete = version === VERSION && parts.length === 3 && nonce && text && tag
  // Several base64url texts can stand for the same bytes; only the one we wrote is ours.
  const same = complete && [nonce, text, tag].every((bytes, at) => bytes.toString('base64url') === parts[at])
  if (!same || nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) throw new Error('This is not a sealed text.')
  return { keyId, nonce, text, tag }
}

/** Length, text, zeros up to the next step. */
function pad(text: string): Buffer {
  const bytes = Buffer.from(text)
  const padded = Buffer.alloc(Math.ceil((LENGTH_BYTES + bytes.length) / STEP_BYTES) * STEP_BYTES)
  padded.writeUInt32BE(bytes.length)
  bytes.copy(padded, LENGTH_BYTES)
  return padded
}

function unpad(padded: Buffer): string {
  return padded.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + padded.readUInt32BE())
}
