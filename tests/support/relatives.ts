import type { World } from '../../src/domain/world.ts'
import { CAST_AT, HARBOR } from './cast.ts'

/** So many more Riveras as rows, who let the clinic see their progress. */
export async function addRelatives(world: World, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, at) => `relative-${String(at).padStart(4, '0')}`)
  await world.transact(async (db) => {
    for (const id of ids) {
      await db.insertInto('account').values({ clinicId: HARBOR, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName: id, locale: 'en', createdAt: CAST_AT }).execute()
      await db.insertInto('member').values({ clinicId: HARBOR, id, familyId: 'rivera', joinedAt: CAST_AT }).execute()
      await db.insertInto('agreement').values({ clinicId: HARBOR, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: CAST_AT }).execute()
    }
  })
}
