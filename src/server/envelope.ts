import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const VERSION = 'p1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Sealed texts grow in steps, so that their length says little. */
const STEP_BYTES = 256
const LENGTH_BYTES = 4

/** AES-256-GCM keys have 32 bytes. `id` stands in each envelope. */
export interface SealingKey { id: string; secret: Buffer }

/**
 * The envelope `p1.<key id>.<nonce>.<ciphertext>.<tag>` of a text (security.md §7): a new nonce each time, padded to
 * steps of 256 bytes, bound to its `place`.
 */
export function sealText(key: SealingKey, text: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(pad(text)), cipher.final()])
  return [VERSION, key.id, ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

/** The text of an envelope. @throws when it was changed, moved to another place, or sealed with another key */
export function openText(keyOf: (id: string) => Buffer | undefined, sealed: string, place: string): string {
  const { keyId, nonce, text, tag } = readEnvelope(sealed)
  const secret = keyOf(keyId)
  if (!secret) throw new Error('This text was sealed with a key that is not here.')
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(place)).setAuthTag(tag)
  return unpad(Buffer.concat([decipher.update(text), decipher.final()]))
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
