import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { normaliseName } from '../accounts/name.ts'
import type { World } from '../world.ts'
import type { AddressKind } from './message.ts'

/** Longest address of an e-mail. */
export const ADDRESS_MAX = 254
/** 128 bits: 22 characters of an address. */
const TOKEN_BYTES = 16
/** Nothing that could end a header line, start another one or name a second recipient. */
const UNSAFE = /[\u0000-\u0020\u007f-\u009f\u2028\u2029,;<>"()\\[\]:]/u
const EMAIL = /^[^@]+@[^@.]+(\.[^@.]+)+$/

/** An e-mail address that can stand in a header as it is. Checked again by whoever sends. */
export function isEmail(text: string): boolean {
  return text.length <= ADDRESS_MAX && !UNSAFE.test(text) && EMAIL.test(text)
}

/**
 * Where a member may be written to, in the form that is kept: an e-mail address in lower case, or a phone number
 * (`+15551234567`). Undefined for anything else.
 */
export function readAddress(text: string): { kind: AddressKind; address: string } | undefined {
  const { kind, norm } = normaliseName(text)
  if (kind === 'phone') return { kind, address: norm }
  return kind === 'email' && isEmail(norm) ? { kind, address: norm } : undefined
}

/** The same, of the kinds this installation can write to; an e-mail address without a mail server waits for staff. */
export function reachableAddress(world: World, text: string): { kind: AddressKind; address: string } | undefined {
  const read = readAddress(text)
  return read && (read.kind === 'email' || world.reach.includes(read.kind)) ? read : undefined
}

/** An address as typed; empty means there is none. */
export const addressTyped = z.string().max(ADDRESS_MAX, 'too-long').optional().transform((text) => text ?? '')

/** A fresh random code for a link. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

export function contactPlace(clinicId: string, memberId: string): string {
  return `${clinicId}|safe_contact|address_sealed|${memberId}|${memberId}`
}

export function stopPlace(clinicId: string, memberId: string): string {
  return `${clinicId}|safe_contact|stop_sealed|${memberId}|${memberId}`
}

/** What the database holds of an address. */
export function addressHmac(world: World, address: string): string {
  return world.vault.hmac('address', `safe contact ${address}`)
}

/** What the database holds of a token that stops reminders. */
export function stopHmac(world: World, token: string): string {
  return world.vault.hmac('code', `stop ${token}`)
}

/** What the database holds of a token that confirms an address. */
export function confirmHmac(world: World, token: string): string {
  return world.vault.hmac('code', `confirm ${token}`)
}
