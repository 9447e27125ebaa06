import { createHmac } from 'node:crypto'
import type { Vault } from '../../src/domain/vault.ts'

/** A vault with one fixed key and no encryption, for what needs no more than the macs. */
export const plainVault: Vault = {
  seal: async (text) => text,
  open: async (sealed) => sealed,
  newTextKey: () => 'wrapped',
  textKey: () => ({ seal: (text) => text, open: (sealed) => sealed }),
  rewrap: (wrapped) => wrapped,
  hmac: (purpose, text) => createHmac('sha256', `test key for ${purpose}`).update(text).digest('base64url'),
}
