import type { Locale } from '../catalog/text.ts'
import type { Scope } from './elements.ts'
import type { ConsentRow } from './queries.ts'

/** A consent as the team sees it. Days are days of the clinic's calendar; contact is as the clinic typed it. */
export interface ConsentDetail {
  id: string
  recipient: string
  locale: Locale
  scope: Scope[]
  purpose: string
  signedOn: string
  /** The last day it counts. */
  endsOn: string
  formVersion: string
  keptWhere: string
  phone: string | null
  safeToCall: boolean
  email: string | null
  safeToWrite: boolean
}

export function consentDetail(row: ConsentRow): ConsentDetail {
  const { id, recipient, purpose, signedOn, endsOn, formVersion, keptWhere, phone, email } = row
  const ticks: [Scope, string | null][] = [
    ['enrolment', row.scopeEnrolmentAt], ['attendance', row.scopeAttendanceAt], ['progress', row.scopeProgressAt],
    ['discharge', row.scopeDischargeAt], ['safety', row.scopeSafetyAt], ['tests', row.scopeTestsAt],
    ['medicines', row.scopeMedicinesAt],
  ]
  return {
    id, recipient, purpose, signedOn, endsOn, formVersion, keptWhere, phone, email,
    locale: row.locale === 'es' ? 'es' : 'en',
    scope: ticks.flatMap(([scope, since]) => (since === null ? [] : [scope])),
    safeToCall: row.safeToCallAt !== null, safeToWrite: row.safeToWriteAt !== null,
  }
}
