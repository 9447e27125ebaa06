import { REST_DAYS } from '../../care/call.ts'
import { addDays } from '../../clinics/days.ts'
import type { Reason } from './reasons.ts'

/** Whether a reason rests today: for the whole family because somebody said so, or for one person after a call. */
export interface Rests { has(familyId: string, personId: string, reason: Reason): boolean }

/** The newest call to one person. `onDay` in the clinic's calendar. */
export interface LastCall { onDay: string; outcome: string }

interface StoredCall {
  familyId: string; memberId: string | null; consentId: string | null
  reason: string; outcome: string; onDay: string; nextOn: string | null
}

/** The first day on which the reason of a call counts again. */
export function wakesOn({ onDay, nextOn }: Pick<StoredCall, 'onDay' | 'nextOn'>): string {
  return nextOn ?? addDays(onDay, REST_DAYS)
}

/**
 * What rests, and who was called last.
 * @param snoozes in force today
 * @param calls newest first: the newest one about a reason decides
 */
export function restsOf(
  snoozes: { familyId: string; reason: string }[], calls: StoredCall[], today: string,
): { rests: Rests; lastCalls: Map<string, LastCall> } {
  const families = new Set(snoozes.map(({ familyId, reason }) => `${familyId} ${reason}`))
  const wakes = new Map(calls.toReversed().map((call) => [`${call.memberId ?? call.consentId} ${call.reason}`, wakesOn(call)]))
  return {
    rests: {
      has: (familyId, personId, reason) =>
        families.has(`${familyId} ${reason}`) || (wakes.get(`${personId} ${reason}`) ?? '') > today,
    },
    lastCalls: new Map(calls.toReversed().map((call) => [call.memberId ?? call.consentId ?? '', { onDay: call.onDay, outcome: call.outcome }])),
  }
}
