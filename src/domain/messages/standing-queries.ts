import type { Db } from '../../../db/open.ts'
import type { Locale } from '../catalog/text.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'
import type { AddressKind } from './message.ts'

/** What decides whether a member may be written to, for one who confirmed an address. */
export interface Standing {
  locale: Locale
  kind: AddressKind
  addressSealed: string
  stopSealed: string
  /** They pressed the stop link: no reminders. */
  isStopped: boolean
  /** They or their family take a pause. */
  isPaused: boolean
  /** The family, the account or the consent behind it ended. */
  hasEnded: boolean
  /** Their own yes to being seen by the clinic is in force. */
  hasAgreed: boolean
  wantsNextPart: boolean
  wantsWorkshops: boolean
}

/** How a member stands to being written to. Undefined without a confirmed address. @param today of the clinic's calendar */
export async function findStanding(db: Db, clinicId: string, memberId: string, today: string): Promise<Standing | undefined> {
  const row = await db.selectFrom('member')
    .innerJoin('safeContact', (join) => join
      .onRef('safeContact.clinicId', '=', 'member.clinicId').onRef('safeContact.memberId', '=', 'member.id'))
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'member.clinicId').onRef('account.id', '=', 'member.id'))
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'member.clinicId').onRef('family.id', '=', 'member.familyId'))
    .leftJoin('reminder', (join) => join.onRef('reminder.clinicId', '=', 'member.clinicId').onRef('reminder.memberId', '=', 'member.id'))
    .leftJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId')
      .on(whereLive(today)))
    .where('member.clinicId', '=', clinicId).where('member.id', '=', memberId).where('safeContact.confirmedAt', 'is not', null)
    .select([
      'account.locale', 'account.disabledAt', 'safeContact.kind', 'safeContact.addressSealed', 'safeContact.stopSealed', 'safeContact.stoppedAt',
      'member.pausedAt', 'member.consentId', 'family.pausedAt as familyPausedAt', 'family.endedAt', 'family.closedAt',
      'agreement.id as agreementId', 'consent.id as liveConsentId', 'reminder.nextPartAt', 'reminder.workshopsAt',
    ]).executeTakeFirst()
  if (!row) return undefined
  const hasConsent = row.consentId === null || row.liveConsentId !== null
  return {
    locale: row.locale === 'es' ? 'es' : 'en', kind: row.kind === 'phone' ? 'phone' : 'email',
    addressSealed: row.addressSealed, stopSealed: row.stopSealed, isStopped: row.stoppedAt !== null,
    isPaused: row.pausedAt !== null || row.familyPausedAt !== null,
    hasEnded: row.disabledAt !== null || row.endedAt !== null || row.closedAt !== null || !hasConsent,
    hasAgreed: row.agreementId !== null, wantsNextPart: row.nextPartAt !== null, wantsWorkshops: row.workshopsAt !== null,
  }
}

/** How a member can be written to by hand: null means call instead. Pages ask this before they offer a nudge. */
export async function readSafeWay(db: Db, clinicId: string, memberId: string): Promise<AddressKind | null> {
  const row = await db.selectFrom('safeContact').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .where('confirmedAt', 'is not', null).where('stoppedAt', 'is', null).select('kind').executeTakeFirst()
  if (!row) return null
  return row.kind === 'phone' ? 'phone' : 'email'
}
