import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { Clinician, FamilyMember } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import { apartFrom } from '../families/apart/queries.ts'
import { teamMembers } from '../families/queries.ts'
import { tiedRelatives } from '../families/relatives-queries.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'

/* Copies that an author lets one named person see. Every way to one of them starts at who the reader may see today. */

/** More shares than one person gives or gets. */
const SHARES_MAX = 200
/** More clinicians than look after one family. */
const TEAM_MAX = 50

export type ShareKind = 'worksheet' | 'plan'

/** A copy as its author sees it: with whom, since when, and whether it was opened. */
export interface GivenShare {
  id: string; kind: ShareKind; homeKey: string; readerId: string; readerName: string
  givenAt: string; openedAt: string | null; endedAt: string | null
}

/** A copy as its reader sees it in a list: from whom, since when, and whether they opened it. */
export interface GotShare { id: string; handle: string; kind: ShareKind; homeKey: string; authorId: string; authorName: string; givenAt: string; openedAt: string | null }

/** The copy itself. */
export type SealedShare = GotShare & { sealed: string }

/**
 * The clinicians who see this member today: those of the family's team, with the member's yes and, where linked, a live consent.
 * Who covers for a day is not offered a share: it would outlive the day.
 */
export function listOwnTeam(db: Db, member: FamilyMember, today: string): Promise<{ id: string; displayName: string }[]> {
  return db.selectFrom('member')
    .innerJoin('familyTeam', (join) => join
      .onRef('familyTeam.clinicId', '=', 'member.clinicId').onRef('familyTeam.familyId', '=', 'member.familyId'))
    .innerJoin('staff', (join) => join.onRef('staff.clinicId', '=', 'familyTeam.clinicId').onRef('staff.id', '=', 'familyTeam.staffId'))
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .innerJoin('agreement', (join) => join
      .onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join
      .onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('member.clinicId', '=', member.clinicId).where('member.id', '=', member.id)
    .where('staff.clinicianSince', 'is not', null).where('account.disabledAt', 'is', null)
    .where('familyTeam.coverUntil', 'is', null)
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
    .select(['account.id', 'account.displayName'])
    .orderBy('account.displayName').orderBy('account.id').limit(TEAM_MAX).execute()
}

export async function insertShare(db: Db, share: Insertable<Database['share']>): Promise<void> {
  await db.insertInto('share').values(share).execute()
}

/** Ends one share, or none that is not the author's or over already. @returns whether it ended now */
export async function endShare(db: Db, { clinicId, id }: FamilyMember, shareId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('share').set({ endedAt: at })
    .where('clinicId', '=', clinicId).where('memberId', '=', id).where('id', '=', shareId).where('endedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** What an author shares or shared, newest first. */
export function listGivenShares(db: Db, author: FamilyMember): Promise<GivenShare[]> {
  return given(db, author).execute()
}

/** The same as the author's own pages show it: with who is kept apart from them there is no share to see. */
export function listShownGivenShares(db: Db, author: FamilyMember): Promise<GivenShare[]> {
  return given(db, author).where('share.withAccountId', 'not in', apartFrom(db, author)).execute()
}

function given(db: Db, { clinicId, id }: FamilyMember) {
  return db.selectFrom('share')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'share.clinicId').onRef('account.id', '=', 'share.withAccountId'))
    .where('share.clinicId', '=', clinicId).where('share.memberId', '=', id)
    .select(['share.id', 'share.kind', 'share.homeKey', 'share.withAccountId as readerId', 'account.displayName as readerName',
      'share.givenAt', 'share.openedAt', 'share.endedAt'])
    .orderBy('share.givenAt', 'desc').orderBy('share.id').limit(SHARES_MAX)
}

function got(db: Db, reader: FamilyMember | Clinician, today: string) {
  const tied = reader.role === 'clinician' ? teamMembers(db, reader, today).select('member.id') : tiedRelatives(db, reader, today).select('member.id')
  return db.selectFrom('share')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'share.clinicId').onRef('account.id', '=', 'share.memberId'))
    .where('share.clinicId', '=', reader.clinicId).where('share.withAccountId', '=', reader.id).where('share.endedAt', 'is', null)
    .where('share.memberId', 'in', tied)
    .select(['share.id', 'share.handle', 'share.kind', 'share.homeKey', 'share.memberId as authorId',
      'account.displayName as authorName', 'share.givenAt', 'share.openedAt'])
}

/** What others share with this reader and the reader may still see, newest first; with `authorIds`, from those. */
export async function listGotShares(
  db: Db, reader: FamilyMember | Clinician, today: string, authorIds?: readonly string[],
): Promise<GotShare[]> {
  if (authorIds?.length === 0) return []
  const shares = got(db, reader, today).orderBy('share.givenAt', 'desc').orderBy('share.id').limit(SHARES_MAX)
  return (authorIds ? shares.where('share.memberId', 'in', authorIds) : shares).execute()
}

/** One of them with its text, by the handle in its address. */
export function findGotShare(db: Db, reader: FamilyMember | Clinician, today: string, handle: string): Promise<SealedShare | undefined> {
  return got(db, reader, today).where('share.handle', '=', handle).select('share.sealed').executeTakeFirst()
}

/** The first opening is kept; later ones are not. */
export async function markOpened(db: Db, clinicId: string, shareId: string, at: string): Promise<void> {
  await db.updateTable('share').set({ openedAt: at })
    .where('clinicId', '=', clinicId).where('id', '=', shareId).where('openedAt', 'is', null).execute()
}
