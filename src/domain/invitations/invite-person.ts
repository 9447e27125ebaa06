import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { mailInvitation, sealInvitationMail } from '../messages/mail-invitation.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { expiryOf, isLive } from './invitation.ts'
import { hmacsOf, newSecrets, type InvitationSecrets } from './lookup.ts'
import { momentAt } from './moment.ts'
import { NOTICE_VERSION } from './notice.ts'
import { findConsentOfTeam, insertDisclosure, insertInvitation, updateReplaced, updateRequestsAnswered } from './queries.ts'

/** `send`: by mail to the address the consent holds, where the clinic marked it safe. */
export const InvitePerson = z.object({ formKey, consentId: id, send: z.literal('yes').optional() })
export type InvitePerson = z.infer<typeof InvitePerson>

/** What the sheet shows: `code` without its dash (`formatCode`), `token` for the link `/join/{token}`. */
export interface NewInvitation extends InvitationSecrets { expiresAt: string }

/**
 * Makes the one invitation of a consent that counts, in place of those before it, and hands it over: that is a
 * disclosure. Only this answer shows code and token; the database keeps their HMACs. The same form sent again shows
 * the same ones, so that a page loaded twice does not void the sheet that was just printed.
 * @returns refused where the consent ended, does not permit to tell that the person is in a program, or (with `send`)
 * has no address that is safe to write to
 * @throws NotFound for a consent about a family whose team the clinician is not on
 */
export async function invitePerson(
  world: World, clinician: Clinician, input: InvitePerson,
): Promise<Result<NewInvitation, 'consent-ended' | 'enrolment-not-ticked' | 'not-safe-to-write' | 'changed-meanwhile'>> {
  const { clinicId } = clinician
  const secrets = newSecrets()
  const place = `${clinicId}|invitation|secrets|${input.formKey}|`
  const sealed = await world.vault.seal(JSON.stringify(secrets), place)
  const about = await findConsentOfTeam(world.db, clinician, input.consentId)
  const mail = input.send && about ? await sealInvitationMail(world, clinicId, about, secrets.token) : undefined

  const result = await atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const consent = found(await findConsentOfTeam(inside.db, clinician, input.consentId), 'consent')
    const { at, on } = await momentAt(inside, clinicId)
    if (consent.scopeEnrolmentAt === null) return refused('enrolment-not-ticked')
    if (!isLive(consent, on)) return refused('consent-ended')
    if (input.send && !mail) return refused('not-safe-to-write')
    const invitationId = inside.newId()
    const expiresAt = expiryOf(at)
    const ids = { clinicId, familyId: consent.familyId, consentId: input.consentId }
    await insertInvitation(inside.db, {
      ...ids, id: invitationId, ...hmacsOf(inside.vault, secrets), createdBy: clinician.id,
      createdAt: at, handedOverAt: at, expiresAt,
    })
    await updateReplaced(inside.db, clinicId, input.consentId, invitationId)
    await updateRequestsAnswered(inside.db, clinician, input.consentId, at)
    await insertDisclosure(inside.db, {
      ...ids, id: inside.newId(), what: 'invitation', toWhom: consent.recipient,
      noticeVersion: NOTICE_VERSION, byStaffId: clinician.id, at,
    })
    if (mail) await mailInvitation(inside, clinician, { ...mail, invitationId, consentId: input.consentId })
    await record(inside, clinician, 'invitation.created', { kind: 'invitation', id: invitationId },
      { consentId: input.consentId, noticeVersion: NOTICE_VERSION })
    return done({ sealed, expiresAt })
  }))
  if (!result.ok) return result
  const { code, token } = JSON.parse(await world.vault.open(result.value.sealed, place)) as InvitationSecrets
  return done({ code, token, expiresAt: result.value.expiresAt })
}
