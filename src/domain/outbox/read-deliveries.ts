import type { Administrator } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import { listMessageTimes, type MessageTimes } from './queries.ts'

/** What can become of a message. */
export const DELIVERY_STATES = ['waiting', 'sent', 'given', 'cancelled', 'given-up'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Why a message was given up, by the class of what the other side answered. */
export type GivenUpReason = 'refused' | 'busy' | 'no-answer'

/** Messages of one kind, written on one day of the clinic's calendar, by what became of them. */
export interface Deliveries { on: string; kind: string; counts: Record<DeliveryState, number>; reasons: GivenUpReason[] }

/** So many days back. */
export const DELIVERY_DAYS = 14
const DAY_MS = 86_400_000

/** What became of the messages of the last days, newest day first. Nobody's name, words or address is looked at. */
export async function readDeliveries(world: World, { clinicId }: Pick<Administrator, 'clinicId'>): Promise<Deliveries[]> {
  const timeZone = await findTimeZone(world.db, clinicId)
  const since = new Date(Date.parse(now(world)) - DELIVERY_DAYS * DAY_MS).toISOString()
  const groups = new Map<string, Deliveries>()
  for (const message of await listMessageTimes(world.db, clinicId, since)) {
    const on = dayIn(timeZone, message.createdAt)
    const key = `${on} ${message.kind}`
    const group = groups.get(key) ?? { on, kind: message.kind, counts: { waiting: 0, sent: 0, given: 0, cancelled: 0, 'given-up': 0 }, reasons: [] }
    const state = stateOf(message)
    group.counts[state] += 1
    const reason = reasonOf(message)
    if (state === 'given-up' && !group.reasons.includes(reason)) group.reasons.push(reason)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => b.on.localeCompare(a.on) || a.kind.localeCompare(b.kind))
}

function stateOf({ sentAt, givenAt, cancelledAt, givenUpAt }: MessageTimes): DeliveryState {
  if (sentAt) return 'sent'
  if (givenAt) return 'given'
  if (cancelledAt) return 'cancelled'
  return givenUpAt ? 'given-up' : 'waiting'
}

/** Answers of mail servers begin with 4, try later, or 5, no; anything else never came so far. */
function reasonOf({ lastProblem }: MessageTimes): GivenUpReason {
  if (/^5/.test(lastProblem ?? '')) return 'refused'
  return /^4/.test(lastProblem ?? '') ? 'busy' : 'no-answer'
}
