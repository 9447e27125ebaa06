import { randomBytes } from 'node:crypto'
import { newCode, readCode } from '../accounts/codes.ts'
import type { Vault } from '../vault.ts'
import { INVITATION_CODE_LENGTH } from './invitation.ts'

/** 256 bits: the link in a QR code is never typed. */
const TOKEN_BYTES = 32

/** What an invitation is opened with: typed from the sheet, or in its link. */
export interface InvitationSecrets { code: string; token: string }

/** What the database may hold of them. */
export interface Lookup { codeHmac: string; tokenHmac: string; joinCodeHmac: string }

export function newSecrets(): InvitationSecrets {
  return { code: newCode(INVITATION_CODE_LENGTH), token: randomBytes(TOKEN_BYTES).toString('base64url') }
}

/** Under what a text from outside would be stored, whichever of the three it is. Codes may be typed in any way. */
export function lookupOf(vault: Vault, text: string): Lookup {
  const code = readCode(text) ?? ''
  return {
    codeHmac: vault.hmac('code', `invitation ${code}`),
    tokenHmac: vault.hmac('code', `token ${text.trim()}`),
    joinCodeHmac: vault.hmac('code', `join ${code}`),
  }
}

/** What is stored of a new invitation's secrets. */
export function hmacsOf(vault: Vault, { code, token }: InvitationSecrets): Pick<Lookup, 'codeHmac' | 'tokenHmac'> {
  return { codeHmac: lookupOf(vault, code).codeHmac, tokenHmac: lookupOf(vault, token).tokenHmac }
}
