import type { AstroGlobal } from 'astro'
import { todayOf } from '../domain/clinics/today.ts'
import { tickFaults, type ConsentFault } from '../domain/consents/check-consent.ts'
import { findConsentOfTeam } from '../domain/consents/queries.ts'
import { RecordConsent, recordConsent } from '../domain/consents/record-consent.ts'
import { findFamilyOfTeam } from '../domain/families/queries.ts'
import { found } from '../domain/result.ts'
import { consentDraft } from './consent-draft.ts'
import type { Form } from './form.ts'
import { readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** The page that records a consent: its form, whose family, and the consent it follows, if it follows one. */
export interface ConsentPage { form: Form; label: string; path: string; renews: string | undefined }

/** The field that each fault stands beside. */
const FIELD_OF: Record<ConsentFault | 'changed-meanwhile', string> = {
  'incomplete': 'confirmed', 'no-enrolment': 'scope', 'signed-later': 'signedOn', 'already-over': 'endsOn',
  'ends-too-late': 'endsOn', 'no-phone': 'phone', 'no-email': 'email', 'changed-meanwhile': 'form',
}

/**
 * Draws and answers `/staff/families/{family}/consents/new`. After the first consent of a person their sheet is next.
 * @throws NotFound for a family outside the team, or a consent to follow that is not this family's or was withdrawn
 */
export async function consentOnPage(astro: AstroGlobal): Promise<ConsentPage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const family = found(await findFamilyOfTeam(world.db, clinician, astro.params.family ?? ''), 'family')
  const label = found(family.label ?? undefined, 'family of the clinic')
  const path = `/staff/families/${family.id}`
  if (astro.request.method !== 'POST') {
    const renews = astro.url.searchParams.get('renews') ?? undefined
    const follows = renews ? await findConsentOfTeam(world.db, clinician, family.id, renews) : undefined
    if (renews) found(follows?.revokedAt === null ? follows : undefined, 'consent in force')
    return { form: consentDraft(await todayOf(world, clinician.clinicId), follows), label, path, renews }
  }
  const read = await readForm(astro.request, RecordConsent.omit({ familyId: true }), words.problems)
  const renews = read.form.values.renews
  let { form } = read
  let reason: string | undefined
  if (read.ok) {
    const result = await recordConsent(world, clinician, { ...read.value, familyId: family.id })
    if (result.ok) return astro.redirect(renews ? path : `${path}/consents/${result.value.consentId}/sheet`, 303)
    reason = result.reason
    form = withError(form, FIELD_OF[result.reason], words.consent.faults[result.reason])
  }
  const { scope = '', confirmed = '' } = form.values
  for (const fault of tickFaults({ scope: scope.split('\n'), confirmed: confirmed.split('\n') })) {
    form = withError(form, FIELD_OF[fault], words.consent.faults[fault])
  }
  return { form: refusedForm(astro, inPageOrder(form), reason), label, path, renews }
}

/** Messages in the order of their fields, as the summary lists them. */
function inPageOrder({ values, errors }: Form): Form {
  const order = ['form', ...Object.keys(RecordConsent.shape)]
  const sorted = Object.entries(errors).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  return { values, errors: Object.fromEntries(sorted) }
}
