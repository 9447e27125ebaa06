import type { Db } from '../../../db/open.ts'

/** An account as its owner changes it. */
interface Owner { clinicId: string; id: string }

export async function updateDisplayName(db: Db, owner: Owner, displayName: string): Promise<void> {
  await db.updateTable('account').set({ displayName }).where('clinicId', '=', owner.clinicId).where('id', '=', owner.id).execute()
}

export async function updateLocale(db: Db, owner: Owner, locale: string): Promise<void> {
  await db.updateTable('account').set({ locale }).where('clinicId', '=', owner.clinicId).where('id', '=', owner.id).execute()
}
