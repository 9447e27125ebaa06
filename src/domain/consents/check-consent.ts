import { normaliseName } from '../accounts/name.ts'
import { addDays } from '../clinics/days.ts'
import { CONSENT_DAYS_MAX, ELEMENTS } from './elements.ts'
import type { Scope } from './elements.ts'
import type { RecordConsent } from './record-consent.ts'

export type ConsentFault =
  | 'incomplete' | 'no-enrolment' | 'signed-later' | 'already-over' | 'ends-too-late' | 'no-phone' | 'no-email'

/** What is missing among the ticks: all nine elements, and that the person takes part. */
export function tickFaults(ticks: { scope: readonly string[]; confirmed: readonly string[] }): ('no-enrolment' | 'incomplete')[] {
  const isConfirmed = ELEMENTS.every((element) => ticks.confirmed.includes(element))
  return [...(ticks.scope.includes('enrolment') ? [] : ['no-enrolment' as const]), ...(isConfirmed ? [] : ['incomplete' as const])]
}

/** What keeps a consent from counting: incomplete, over, or known to be wrong. @param today in the clinic's calendar */
export function faultOf(consent: RecordConsent, today: string): ConsentFault | undefined {
  const [missing] = tickFaults(consent)
  if (missing) return missing
  if (consent.signedOn > today) return 'signed-later'
  if (consent.endsOn < today) return 'already-over'
  if (consent.endsOn > addDays(today, CONSENT_DAYS_MAX)) return 'ends-too-late'
  if (consent.safeToCall && consent.phone === null) return 'no-phone'
  const hasEmail = consent.email !== null && normaliseName(consent.email).kind === 'email'
  return (consent.safeToWrite || consent.email !== null) && !hasEmail ? 'no-email' : undefined
}

/** The consent as its row keeps it: a tick is the time it was recorded. */
export function columnsOf(consent: RecordConsent, at: string) {
  const { familyId, recipient, relation, locale, phone, email, purpose, signedOn, endsOn, formVersion, keptWhere } = consent
  const since = (isTicked: boolean) => (isTicked ? at : null)
  const scope = (one: Scope) => since(consent.scope.includes(one))
  return {
    familyId, recipient, relation, locale, phone, email, purpose, signedOn, endsOn, formVersion, keptWhere,
    safeToCallAt: since(consent.safeToCall), safeToWriteAt: since(consent.safeToWrite),
    scopeEnrolmentAt: scope('enrolment'), scopeAttendanceAt: scope('attendance'), scopeProgressAt: scope('progress'),
    scopeDischargeAt: scope('discharge'), scopeSafetyAt: scope('safety'), scopeTestsAt: scope('tests'),
    scopeMedicinesAt: scope('medicines'),
  }
}
