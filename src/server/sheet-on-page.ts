import type { AstroGlobal } from 'astro'
import type { ConsentDetail } from '../domain/consents/consent-detail.ts'
import { consentDetail } from '../domain/consents/consent-detail.ts'
import { findConsentOfTeam } from '../domain/consents/queries.ts'
import { readSheets } from '../domain/consents/sheets.ts'
import type { NewInvitation } from '../domain/invitations/invite-person.ts'
import { InvitePerson, invitePerson } from '../domain/invitations/invite-person.ts'
import { mailableAddress } from '../domain/messages/mail-invitation.ts'
import { found } from '../domain/result.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** The page of one consent's sheet: the question first; `invitation` once the sheet was made. */
export interface SheetPage {
  consent: ConsentDetail
  /** The family's address. */
  path: string
  /** A sheet made before would stop working. */
  replaces: boolean
  /** Where it may be sent by mail. */
  address: string | undefined
  form: Form
  invitation?: NewInvitation
  /** It was put into the outbox. */
  isSent?: true
}

/**
 * Draws and answers `…/consents/{consent}/sheet`. Code and link stand in the answer alone, never in an address.
 * @throws NotFound for a consent that is not of this family, or a family outside the team
 */
export async function sheetOnPage(astro: AstroGlobal): Promise<SheetPage> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const { family = '', consent: consentId = '' } = astro.params
  const row = found(await findConsentOfTeam(world.db, clinician, family, consentId), 'consent')
  const sheets = await readSheets(world.db, clinician.clinicId, [row])
  const page = { consent: consentDetail(row), path: `/staff/families/${row.familyId}`, replaces: sheets.of(row) !== undefined, address: mailableAddress(world, row) }
  if (astro.request.method !== 'POST') return { ...page, form: emptyForm }
  const read = await readForm(astro.request, InvitePerson.omit({ consentId: true }), words.problems)
  let { form } = read
  let reason: string | undefined
  if (read.ok) {
    const result = await invitePerson(world, clinician, { ...read.value, consentId: row.id })
    if (result.ok) return { ...page, form, ...(read.value.send ? { isSent: true } : { invitation: result.value }) }
    reason = result.reason
    form = withError(form, 'form', words.sheet.faults[result.reason])
  }
  return { ...page, form: refusedForm(astro, form, reason) }
}
