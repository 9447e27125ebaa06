import * as z from 'zod'
import * as account from '../accounts/fields.ts'
import { formKey, line } from '../fields.ts'
import type { Held } from '../throttles/password-tries.ts'
import { now, type World } from '../world.ts'
import { findClosing, type Closing } from './queries.ts'

/** So long people have, from the last yes on, to take what is theirs or to call it off. */
export const CLOSING_WAIT_HOURS = 24
const HOUR_MS = 3_600_000
const CLINIC_NAME_MAX = 200

export const SayYesToClosing = z.object({ formKey, clinicName: line('empty', CLINIC_NAME_MAX), password: account.password })
export type SayYesToClosing = z.infer<typeof SayYesToClosing>
export const ProveForClosing = z.object({ formKey, password: account.password })
export type ProveForClosing = z.infer<typeof ProveForClosing>

/** Why any step of a closing may be refused. */
export type ClosingRefusal = 'wrong-password' | Held | 'changed-meanwhile'

/** `due`: the file may be taken. `taken`: it was, and the clinic may be erased. */
export type ClosingState = { is: 'none' } | { is: 'asked' | 'waiting' | 'due' | 'taken'; closing: Closing }

/** How far a clinic's closing is. */
export async function readClosing(world: World, clinicId: string): Promise<ClosingState> {
  const closing = await findClosing(world.db, clinicId)
  if (!closing) return { is: 'none' }
  if (closing.dueAt === null) return { is: 'asked', closing }
  if (closing.dueAt > now(world)) return { is: 'waiting', closing }
  return { is: closing.fileTakenAt === null ? 'due' : 'taken', closing }
}

/** When a closing that is agreed now is due. @returns ISO-8601 UTC */
export function dueFrom(at: string): string {
  return new Date(Date.parse(at) + CLOSING_WAIT_HOURS * HOUR_MS).toISOString()
}
