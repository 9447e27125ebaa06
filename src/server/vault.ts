import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { TextKey, Vault } from '../domain/vault.ts'
import { openText, sealText } from './envelope.ts'
import { readKeys, type MasterKey } from './keys.ts'

const KEY_BYTES = 32
const KEY_ID_CHARACTERS = 8

type Purpose = Parameters<Vault['hmac']>[0] | 'seal' | 'wrap'

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
  const sealWith = (purpose: Purpose, text: string, place: string) =>
    sealText({ id: newest.id, secret: keyFor(newest, purpose) }, text, place)
  const openWith = (purpose: Purpose, sealed: string, place: string) => openText((id) => {
    const master = keys.find((key) => key.id === id)
    return master && keyFor(master, purpose)
  }, sealed, place)

  return {
    keyIds: keys.map((key) => key.id),
    seal: async (text, place) => sealWith('seal', text, place),
    open: async (sealed, place) => openWith('seal', sealed, place),
    newTextKey: (place) => sealWith('wrap', randomBytes(KEY_BYTES).toString('base64url'), place),
    textKey: (wrapped, place) => newTextKey(Buffer.from(openWith('wrap', wrapped, place), 'base64url')),
    rewrap: (wrapped, place) => sealWith('wrap', openWith('wrap', wrapped, place), place),
    hmac: (purpose, text) => createHmac('sha256', keyFor(oldest, purpose)).update(text).digest('base64url'),
  }
}

function newTextKey(secret: Buffer): TextKey {
  const id = createHash('sha256').update('porchlight text key id').update(secret).digest('hex').slice(0, KEY_ID_CHARACTERS)
  return {
    seal: (text, place) => sealText({ id, secret }, text, place),
    open: (sealed, place) => openText((named) => (named === id ? secret : undefined), sealed, place),
  }
}
