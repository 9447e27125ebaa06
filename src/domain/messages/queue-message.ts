import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import { afterQuiet, wallTime } from './hours.ts'
import type { LimitedKind } from './message.ts'
import { findByOnceKey, findLatestCreated, insertMessage } from './queries.ts'
import { findStanding, type Standing } from './standing-queries.ts'

/** A message to one member. Each workshop message names in `onceKey` what it is about, as its id. */
export interface NewMessage {
  clinicId: string
  memberId: string
  kind: LimitedKind
  /** Who wrote by hand. */
  byStaffId?: string
  /** The same message of the same member is queued once, however often it is asked for. */
  onceKey?: string
}

/** `until` is the first day of the clinic's calendar on which this may be written again. */
export type Queued =
  | { is: 'queued'; id: string }
  | { is: 'no-safe-way' }
  | { is: 'paused' }
  | { is: 'limit'; until: string }

/** Days from one message to the next of the kinds that share a limit. */
const LIMITS: Partial<Record<LimitedKind, { kinds: readonly LimitedKind[]; days: number }>> = {
  'next-part': { kinds: ['next-part', 'nudge'], days: 7 },
  nudge: { kinds: ['next-part', 'nudge'], days: 7 },
  waiting: { kinds: ['waiting'], days: 1 },
}

/**
 * Puts a message to a member into the outbox, if it is safe, wanted and not too soon. Only inside `atomically`.
 * In the clinic's night (9 pm to 8 am) it waits for the morning.
 * @returns `no-safe-way` also where the consent or the family ended, or the member did not ask for this kind
 */
export async function queueMessage(inside: World, message: NewMessage): Promise<Queued> {
  const { clinicId, memberId, kind } = message
  const timeZone = await findTimeZone(inside.db, clinicId)
  const at = now(inside)
  const standing = await findStanding(inside.db, clinicId, memberId, wallTime(timeZone, at).on)
  const refusal = refusalOf(standing, kind)
  if (refusal || !standing) return { is: refusal ?? 'no-safe-way' }

  const onceKey = message.onceKey === undefined ? null : onceKeyOf(kind, memberId, message.onceKey)
  const before = onceKey === null ? undefined : await findByOnceKey(inside.db, clinicId, onceKey)
  if (before) return { is: 'queued', id: before.id }
  const dueAt = afterQuiet(timeZone, at)
  const until = await limitOf(inside, message, { timeZone, dueAt })
  if (until !== undefined) return { is: 'limit', until }

  const id = inside.newId()
  await insertMessage(inside.db, {
    clinicId, id, kind, locale: standing.locale, accountId: memberId, onceKey, byStaffId: message.byStaffId ?? null,
    createdAt: at, dueAt, attempts: 0,
  })
  return { is: 'queued', id }
}

/** The key under which a message is queued once. */
export function onceKeyOf(kind: LimitedKind, memberId: string, about: string): string {
  return `${kind} ${memberId} ${about}`
}

/** Why nothing of this kind may go to a member today, if so. Asked again when it is sent. */
export function refusalOf(standing: Standing | undefined, kind: LimitedKind): 'no-safe-way' | 'paused' | undefined {
  if (!standing || standing.hasEnded) return 'no-safe-way'
  if (standing.isPaused) return 'paused'
  const isAskedFor = {
    'next-part': standing.wantsNextPart, nudge: standing.hasAgreed, waiting: true,
    workshop: standing.wantsWorkshops, 'workshop-changed': standing.wantsWorkshops,
  }[kind]
  const isStopped = standing.isStopped && kind !== 'waiting'
  return isAskedFor && !isStopped ? undefined : 'no-safe-way'
}

/** The first day on which a member may get this kind again, if a message due then would come before it. */
export async function limitOf(
  world: World, { clinicId, memberId, kind }: NewMessage, { timeZone, dueAt }: { timeZone: string; dueAt: string },
): Promise<string | undefined> {
  const limit = LIMITS[kind]
  const latest = limit && await findLatestCreated(world.db, clinicId, memberId, limit.kinds)
  if (!limit || !latest) return undefined
  const until = addDays(wallTime(timeZone, afterQuiet(timeZone, latest)).on, limit.days)
  return wallTime(timeZone, dueAt).on < until ? until : undefined
}
