import { addDays } from '../domain/clinics/days.ts'
import { consentDetail } from '../domain/consents/consent-detail.ts'
import { CONSENT_DAYS } from '../domain/consents/elements.ts'
import type { ConsentRow } from '../domain/consents/queries.ts'
import type { Form } from './form.ts'

/** What a tick sends. */
const TICKED = 'yes'

/**
 * The consent form before anything is typed: 90 days from today and, where it follows an earlier consent, what is
 * likely to be the same. What has to be read anew from the signed form stays empty.
 */
export function consentDraft(today: string, follows: ConsentRow | undefined): Form {
  const values: Record<string, string> = { endsOn: addDays(today, CONSENT_DAYS) }
  if (follows) {
    const { recipient, locale, phone, email, purpose, keptWhere, formVersion, safeToCall, safeToWrite } = consentDetail(follows)
    Object.assign(values, {
      recipient, locale, relation: follows.relation, phone: phone ?? '', email: email ?? '', purpose, keptWhere, formVersion,
      ...(safeToCall && { safeToCall: TICKED }), ...(safeToWrite && { safeToWrite: TICKED }),
    })
  }
  return { values, errors: {} }
}
