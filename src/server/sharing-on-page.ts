import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { endAgreement, EndAgreement } from '../domain/agreements/end-agreement.ts'
import { giveAgreement, GiveAgreement } from '../domain/agreements/give-agreement.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { changeSharing, ChangeSharing } from '../domain/families/change-sharing.ts'
import { findOwnConsent, findSharing, type OwnConsent } from '../domain/families/relatives-queries.ts'
import { CLINIC_SEES_PROGRESS } from '../domain/invitations/agreement.ts'
import { findAgreement } from '../domain/invitations/member-queries.ts'
import { listShownGivenShares } from '../domain/private-text/share-queries.ts'
import { StopShare, stopShare } from '../domain/private-text/stop-share.ts'
import { found } from '../domain/result.ts'
import { now } from '../domain/world.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { givenLines } from './given-lines.ts'
import { refusedForm } from './refused-form.ts'

const SharingForm = z.discriminatedUnion('do', [
  ChangeSharing.extend({ do: z.literal('relatives') }),
  EndAgreement.extend({ do: z.literal('end') }),
  GiveAgreement.extend({ do: z.literal('give') }),
  StopShare.extend({ do: z.literal('stop') }),
])

/** The sharing page in one object; `form` carries the member's present answers until something else was sent. */
export interface SharingPage { form: Form; clinicSees: boolean; consent: OwnConsent | undefined; lines: ReturnType<typeof givenLines> }

/** Saves what was sent. @returns the form to draw again, its answer marked as refused, or undefined when it is saved */
export async function saveSharing(astro: AstroGlobal, member: FamilyMember): Promise<Form | undefined> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, SharingForm, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  const input = read.value
  const result = input.do === 'relatives' ? await changeSharing(world, member, input)
    : input.do === 'stop' ? await stopShare(world, member, input)
    : input.do === 'end' ? await endAgreement(world, member, input) : await giveAgreement(world, member, input)
  return result.ok ? undefined : refusedForm(astro, withError(read.form, 'form', words.settings.sentBefore), result.reason)
}

/** What the page shows. @param sent a form that has to be drawn again */
export async function readSharing(astro: AstroGlobal, member: FamilyMember, sent = emptyForm): Promise<SharingPage> {
  const { world, clinic } = astro.locals
  const { joinedShownAt, countsSharedAt } = found(await findSharing(world.db, member), 'member')
  const stored = { joinedShown: joinedShownAt ? 'yes' : 'no', countsShared: countsSharedAt ? 'yes' : 'no' }
  return {
    form: { errors: sent.errors, values: { ...stored, ...sent.values } },
    clinicSees: await findAgreement(world.db, member, CLINIC_SEES_PROGRESS) !== undefined,
    lines: givenLines(astro.locals, await listShownGivenShares(world.db, member)),
    consent: await findOwnConsent(world.db, member, dayIn(clinic.timeZone, now(world))),
  }
}
