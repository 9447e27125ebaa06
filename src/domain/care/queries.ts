import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { Clinician } from '../actor.ts'
import { onTeam } from '../families/team.ts'

/* Calls, reasons that rest, and cover for a colleague. */

/** Families that one search for a label shows; who needs another types more of the label. */
export const FOUND_MAX = 20
/** More labels than a clinic has open. */
const LABELS_MAX = 50_000
/** More covers than run at one time for one clinician's families. */
const COVERS_MAX = 200

export async function insertCall(db: Db, call: Insertable<Database['call']>): Promise<void> {
  await db.insertInto('call').values(call).execute()
}

/** A call answers what this person asked for. @returns how many requests that was */
export async function updateCallRequestsAnswered(
  db: Db, clinician: Clinician, about: { familyId: string; memberId: string | null; consentId: string | null }, answeredAt: string,
): Promise<number> {
  const open = db.updateTable('request').where('clinicId', '=', clinician.clinicId).where('familyId', '=', about.familyId)
    .where('kind', '=', 'call').where('answeredAt', 'is', null).where('cancelledAt', 'is', null)
    .set({ answeredAt, answeredBy: clinician.id })
  const own = about.memberId === null ? open.where('consentId', '=', about.consentId) : open.where('memberId', '=', about.memberId)
  const { numUpdatedRows } = await own.executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function insertSnooze(db: Db, snooze: Insertable<Database['snooze']>): Promise<void> {
  await db.insertInto('snooze').values(snooze).execute()
}

/** A rest of a family of the clinician's team, by its id. */
export function findSnooze(db: Db, clinician: Clinician, id: string) {
  return db.selectFrom('snooze')
    .innerJoin('familyTeam', (join) => join
      .onRef('familyTeam.clinicId', '=', 'snooze.clinicId').onRef('familyTeam.familyId', '=', 'snooze.familyId'))
    .innerJoin('family', (join) => join
      .onRef('family.clinicId', '=', 'snooze.clinicId').onRef('family.id', '=', 'snooze.familyId'))
    .where('snooze.clinicId', '=', clinician.clinicId).where('snooze.id', '=', id).where(onTeam(clinician))
    .where('family.closedAt', 'is', null)
    .select(['snooze.id', 'snooze.familyId', 'family.label', 'snooze.reason', 'snooze.untilOn', 'snooze.endedAt']).executeTakeFirst()
}

export async function updateSnoozeEnded(db: Db, clinicId: string, id: string, endedAt: string): Promise<void> {
  await db.updateTable('snooze').set({ endedAt })
    .where('clinicId', '=', clinicId).where('id', '=', id).where('endedAt', 'is', null).execute()
}

/** A family as somebody who may cover for it finds it: nothing but its label. */
export interface LabelledFamily { id: string; label: string }

/** Every open family with a label that is not this clinician's own, by label. */
export async function listOthersLabels(db: Db, clinician: Clinician): Promise<LabelledFamily[]> {
  const own = db.selectFrom('familyTeam').where('familyTeam.clinicId', '=', clinician.clinicId).where(onTeam(clinician)).select('familyTeam.familyId')
  const rows = await db.selectFrom('family').where('clinicId', '=', clinician.clinicId)
    .where('closedAt', 'is', null).where('label', 'is not', null).where('id', 'not in', own)
    .select(['id', 'label']).orderBy('label').orderBy('id').limit(LABELS_MAX).execute()
  return rows.map(({ id, label }) => ({ id, label: label ?? '' }))
}

/** An open family of the clinic that has a label, whoever's it is. */
export async function findLabelledFamily(db: Db, clinicId: string, id: string): Promise<LabelledFamily | undefined> {
  const row = await db.selectFrom('family').where('clinicId', '=', clinicId).where('id', '=', id)
    .where('closedAt', 'is', null).where('label', 'is not', null).select(['id', 'label']).executeTakeFirst()
  return row && { id: row.id, label: row.label ?? '' }
}

/** The clinician's own place in a family's team: for good, or as cover, which may be over. */
export function findPlaceInTeam(db: Db, clinician: Clinician, familyId: string): Promise<{ coverUntil: string | null } | undefined> {
  return db.selectFrom('familyTeam').where('clinicId', '=', clinician.clinicId).where('familyId', '=', familyId)
    .where('staffId', '=', clinician.id).select('coverUntil').executeTakeFirst()
}

/** Writes a cover, in place of one that is over. */
export async function upsertCover(
  db: Db, clinician: Clinician, cover: { familyId: string; since: string; coverUntil: string; coverReason: string },
): Promise<void> {
  const { familyId, ...times } = cover
  await db.insertInto('familyTeam').values({ clinicId: clinician.clinicId, familyId, staffId: clinician.id, ...times })
    .onConflict((conflict) => conflict.columns(['clinicId', 'familyId', 'staffId']).doUpdateSet(times)
      .where('familyTeam.coverUntil', 'is not', null)).execute()
}

/** Who covers now for families that are this clinician's for good, and why; the newest first. */
export function listCoversOfOwn(db: Db, { clinicId, id }: Clinician, at: string) {
  return db.selectFrom('familyTeam as own')
    .crossJoin('familyTeam as cover').whereRef('cover.clinicId', '=', 'own.clinicId').whereRef('cover.familyId', '=', 'own.familyId')
    .where('cover.coverUntil', '>', at)
    .crossJoin('family').whereRef('family.clinicId', '=', 'own.clinicId').whereRef('family.id', '=', 'own.familyId')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'own.clinicId').onRef('account.id', '=', 'cover.staffId'))
    .where('own.clinicId', '=', clinicId).where('own.staffId', '=', id).where('own.coverUntil', 'is', null)
    .where('family.closedAt', 'is', null)
    .select(['own.familyId', 'family.label', 'account.displayName as name', 'cover.coverUntil', 'cover.coverReason', 'cover.since'])
    .orderBy('cover.since', 'desc').orderBy('own.familyId').limit(COVERS_MAX).execute()
}
