import type { Clinician } from '../actor.ts'
import type { Locale } from '../catalog/text.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import type { ConsentDetail } from '../consents/consent-detail.ts'
import { consentDetail } from '../consents/consent-detail.ts'
import { stateOfConsent } from '../consents/live.ts'
import type { ConsentInvitation, ConsentRow } from '../consents/queries.ts'
import { listConsentsOfFamily } from '../consents/queries.ts'
import { readSheets } from '../consents/sheets.ts'
import type { InvitationState, Moment } from '../invitations/invitation.ts'
import { stateOf } from '../invitations/invitation.ts'
import { found } from '../result.ts'
import { now, type World } from '../world.ts'
import type { MemberDetail } from './detail/read-detail.ts'
import { readDetail } from './detail/read-detail.ts'
import { paceOf, type Pace } from './pace/pace.ts'
import { findPaceTimes } from './pace/queries.ts'
import type { CourseStanding } from './progress/read-progress.ts'
import { readProgress } from './progress/read-progress.ts'
import { findFamilyOfTeam, listMembersOfFamily } from './queries.ts'

/** How the newest invitation of a consent stands; `none` when none was made. Days of the clinic's calendar. */
export interface InvitationDetail { state: InvitationState | 'none'; handedOverOn: string | null; expiresOn: string | null }

/**
 * One person as the team may see them. Who has not joined has no `memberId`; who joined by code has no consent.
 * `relation` is what the consent says, never what the member chose for the stories.
 */
export interface Person {
  memberId: string | null
  name: string
  relation: string | null
  locale: Locale
  joined: boolean
  courses: CourseStanding[]
  lastProgressOn: string | null
  /** Null for who has not joined. */
  detail: MemberDetail | null
  consent: ConsentDetail | null
  invitation: InvitationDetail | null
}

/** A consent with nobody to show: its person shares nothing now, or it is over since `overOn`. */
export interface OtherConsent { id: string; recipient: string; overOn: string | null; canRenew: boolean }

/** The family page as one plain object: nothing in it that product.md 4.3 keeps from the team. */
export interface FamilyDetail {
  id: string; label: string | null; startedOn: string | null; pace: Pace
  people: Person[]
  otherConsents: OtherConsent[]
}

/** Reads a family of the clinician's team as it stands today. @throws NotFound for any other family */
export async function readFamily(world: World, clinician: Clinician, familyId: string): Promise<FamilyDetail> {
  const { clinicId } = clinician
  const family = found(await findFamilyOfTeam(world.db, clinician, familyId), 'family')
  const pace = paceOf(found(await findPaceTimes(world.db, clinicId, familyId), 'family'))
  const timeZone = await findTimeZone(world.db, clinicId)
  const moment = { at: now(world), on: dayIn(timeZone, now(world)) }
  const members = await listMembersOfFamily(world.db, clinician, moment.on, familyId)
  const progress = await readProgress(world, clinicId, members.map(({ id }) => id))
  const details = await readDetail(world, clinicId, timeZone, members.map(({ id }) => id))
  const consents = await listConsentsOfFamily(world.db, clinician, familyId)
  const sheets = await readSheets(world.db, clinicId, consents)

  const linked = (consent: ConsentRow | undefined) => ({
    consent: consent ? consentDetail(consent) : null,
    invitation: consent ? invitationDetail(sheets.of(consent), consent, moment, timeZone) : null,
  })
  const joined: Person[] = members.map(({ id, displayName, locale, consentId }) => {
    const consent = consents.find((one) => one.id === consentId)
    return {
      memberId: id, name: displayName, relation: consent?.relation ?? null, locale: locale === 'es' ? 'es' : 'en', joined: true,
      courses: [], lastProgressOn: null, ...progress.get(id), detail: details.get(id) ?? null, ...linked(consent),
    }
  })
  const shown = new Set(members.map(({ consentId }) => consentId))
  const isWaiting = (consent: ConsentRow) => stateOfConsent(consent, moment.on) === 'live' && !sheets.broughtSomeone(consent)
  const waiting: Person[] = consents.filter(isWaiting).map((consent) => ({
    memberId: null, name: consent.recipient, relation: consent.relation, locale: consent.locale === 'es' ? 'es' : 'en',
    joined: false, courses: [], lastProgressOn: null, detail: null, ...linked(consent),
  }))
  const others = consents.filter((consent) => !shown.has(consent.id) && !isWaiting(consent))
  return {
    ...family, pace, people: [...joined, ...waiting.reverse()],
    otherConsents: others.map((consent) => otherConsent(consent, moment, timeZone)),
  }
}

function invitationDetail(
  invitation: ConsentInvitation | undefined, consent: ConsentRow, moment: Moment, timeZone: string,
): InvitationDetail {
  if (!invitation) return { state: 'none', handedOverOn: null, expiresOn: null }
  const { handedOverAt, expiresAt } = invitation
  return {
    state: stateOf(invitation, consent, moment),
    handedOverOn: handedOverAt && dayIn(timeZone, handedOverAt), expiresOn: dayIn(timeZone, expiresAt),
  }
}

function otherConsent(consent: ConsentRow, moment: Moment, timeZone: string): OtherConsent {
  const state = stateOfConsent(consent, moment.on)
  const overOn = { live: null, ended: consent.endsOn, withdrawn: consent.revokedAt && dayIn(timeZone, consent.revokedAt) }[state]
  return { id: consent.id, recipient: consent.recipient, overOn, canRenew: state === 'ended' }
}
