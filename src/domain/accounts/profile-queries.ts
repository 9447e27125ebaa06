import type { Db } from '../../../db/open.ts'

/** An account as its owner changes it. */
interface Owner { clinicId: string; id: string }

export async function updateDisplayName(db: Db, owner: Owner, displayName: string): Promise<void> {
  await db.updateTable('account').set({ displayName }).where('clinicId', '=', owner.clinicId).where('id', '=', owner.id).execute()
}

export async function updateLocale(db: Db, owner: Owner, locale: string): Promise<void> {
  await db.updateTable('account').set({ locale }).where('clinicId', '=', owner.clinicId).where('id', '=', owner.id).execute()
}

/** What an account is called. */
export async function findDisplayName(db: Db, owner: Owner): Promise<string | undefined> {
  const row = await db.selectFrom('account').where('clinicId', '=', owner.clinicId).where('id', '=', owner.id)
    .select('displayName').executeTakeFirst()
  return row?.displayName
}
