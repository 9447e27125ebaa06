import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { Clinician } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'
import { onTeam } from './team.ts'

/* Families and members as staff may see them. Everything that shows a member to staff goes through listMembersOfTeam. */

/** More families than one person can look after: the caseload sorts them all before it shows a page. */
const FAMILIES_MAX = 500
/** More members than those families have. */
const MEMBERS_MAX = 2_000
/** Rows of the list of those who joined by code. */
const CODE_JOINERS_MAX = 200

/** A family of the clinician's team. One that joined by code has no label. `startedOn` is a day of the clinic's calendar. */
export interface TeamFamily { id: string; label: string | null; startedOn: string | null }

/**
 * A member this clinician may see: in their team, with the member's own yes and, where linked, a live consent. The
 * relation a member chose for the stories is not among what staff see.
 */
export interface TeamMember {
  id: string
  familyId: string
  displayName: string
  locale: string
  /** Null for one who joined by code. */
  consentId: string | null
}

/**
 * The clinician's own open families, to hang on what is wanted of them with `crossJoin` and `whereRef`: SQLite takes
 * cross joins from left to right. Left to itself it begins with everything the clinic has of the kind.
 */
export function ownFamilies(db: Db, clinician: Clinician) {
  return db.selectFrom('familyTeam').crossJoin('family')
    .whereRef('family.clinicId', '=', 'familyTeam.clinicId').whereRef('family.id', '=', 'familyTeam.familyId')
    .where('familyTeam.clinicId', '=', clinician.clinicId).where(onTeam(clinician)).where('family.closedAt', 'is', null)
}

/** The same with the columns of `TeamFamily`, without an order or a limit. */
export function teamFamilies(db: Db, clinician: Clinician) {
  return ownFamilies(db, clinician).select(['family.id', 'family.label', 'family.startedOn'])
}

/** An open family of the clinician's team. */
export function findFamilyOfTeam(db: Db, clinician: Clinician, id: string): Promise<TeamFamily | undefined> {
  return teamFamilies(db, clinician).where('family.id', '=', id).executeTakeFirst()
}

/** The open families that the clinician's team looks after, by label; those who joined by code are not among them. */
export function listFamiliesOfTeam(db: Db, clinician: Clinician): Promise<TeamFamily[]> {
  return teamFamilies(db, clinician).where('family.label', 'is not', null)
    .orderBy('family.label').orderBy('family.id').limit(FAMILIES_MAX).execute()
}

/** Who joined by code, so far as this clinician was named to welcome them, newest first. */
export async function listCodeJoiners(db: Db, clinician: Clinician, today: string): Promise<TeamMember[]> {
  return teamMembers(db, clinician, today).select(TEAM_MEMBER).where('family.label', 'is', null)
    .orderBy('member.joinedAt', 'desc').orderBy('member.id').limit(CODE_JOINERS_MAX).execute()
}

/**
 * The members this clinician may see today, by the name they are called; with `ids`, those of them.
 * @param today a day of the clinic's calendar: a consent counts through its last day
 */
export async function listMembersOfTeam(
  db: Db, clinician: Clinician, today: string, ids?: readonly string[],
): Promise<TeamMember[]> {
  if (ids?.length === 0) return []
  const members = teamMembers(db, clinician, today).select(TEAM_MEMBER).orderBy('account.displayName').orderBy('member.id').limit(MEMBERS_MAX)
  return (ids ? members.where('member.id', 'in', ids) : members).execute()
}

/** The same for one family. */
export async function listMembersOfFamily(
  db: Db, clinician: Clinician, today: string, familyId: string,
): Promise<TeamMember[]> {
  return teamMembers(db, clinician, today).select(TEAM_MEMBER).where('member.familyId', '=', familyId)
    .orderBy('account.displayName').orderBy('member.id').limit(MEMBERS_MAX).execute()
}

const TEAM_MEMBER = ['member.id', 'member.familyId', 'account.displayName', 'account.locale', 'member.consentId'] as const

/** Members a clinician may see today, without a choice of columns: for what one of them shared. */
export function teamMembers(db: Db, clinician: Clinician, today: string) {
  return ownFamilies(db, clinician)
    .crossJoin('member').whereRef('member.clinicId', '=', 'family.clinicId').whereRef('member.familyId', '=', 'family.id')
    .crossJoin('account').whereRef('account.clinicId', '=', 'member.clinicId').whereRef('account.id', '=', 'member.id')
    .crossJoin('agreement').whereRef('agreement.clinicId', '=', 'member.clinicId').whereRef('agreement.memberId', '=', 'member.id')
    .where('agreement.kind', '=', CLINIC_SEES_PROGRESS).where('agreement.endedAt', 'is', null)
    .leftJoin('consent', (join) => join
      .onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
}

export async function insertFamily(db: Db, family: Insertable<Database['family']>): Promise<void> {
  await db.insertInto('family').values(family).execute()
}

export async function insertTeamMember(db: Db, row: Insertable<Database['familyTeam']>): Promise<void> {
  await db.insertInto('familyTeam').values(row).execute()
}
