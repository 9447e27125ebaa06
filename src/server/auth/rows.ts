import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { StoredSignIn } from './sign-ins.ts'

/** The sign-in and its account in one join, compiled once: it runs on every request. The hash stays out. */
export const findSignIn: (db: Db, clinicId: string, id: string) => Promise<StoredSignIn[]> = prepared(
  (db: Db, clinicId: string, id: string) => db
    .selectFrom('signIn')
    .innerJoin('account', (join) => join
      .onRef('account.clinicId', '=', 'signIn.clinicId').onRef('account.id', '=', 'signIn.accountId'))
    .leftJoin('member', (join) => join
      .onRef('member.clinicId', '=', 'account.clinicId').onRef('member.id', '=', 'account.id'))
    .leftJoin('staff', (join) => join
      .onRef('staff.clinicId', '=', 'account.clinicId').onRef('staff.id', '=', 'account.id'))
    .where('signIn.clinicId', '=', clinicId)
    .where('signIn.id', '=', id)
    .where('account.disabledAt', 'is', null)
    .select([
      'signIn.accountId', 'signIn.createdAt', 'signIn.lastSeenAt', 'signIn.expiresAt',
      'account.displayName', 'account.locale', 'member.familyId', 'member.relation',
      'staff.clinicianSince', 'staff.administratorSince',
    ]),
)

export async function insertSignIn(
  db: Db, row: { clinicId: string; id: string; accountId: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await db.insertInto('signIn').values({ ...row, lastSeenAt: row.createdAt, secondStepAt: null }).execute()
}

/** Never back in time: two requests of one minute may arrive here in any order. */
export async function touchSignIn(db: Db, clinicId: string, id: string, at: string): Promise<void> {
  await db.updateTable('signIn').set({ lastSeenAt: at })
    .where('clinicId', '=', clinicId).where('id', '=', id).where('lastSeenAt', '<', at).execute()
}

export async function deleteSignIn(db: Db, clinicId: string, id: string): Promise<void> {
  await db.deleteFrom('signIn').where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function deleteExpiredSignIns(db: Db, clinicId: string, before: string): Promise<void> {
  await db.deleteFrom('signIn').where('clinicId', '=', clinicId).where('expiresAt', '<', before).execute()
}
