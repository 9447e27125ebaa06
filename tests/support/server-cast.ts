import { inject } from 'vitest'
import type { World } from '../../src/domain/world.ts'
import { BEACON, castRows, HARBOR } from './cast.ts'

export { passwordOf } from './cast.ts'

/** The other clinic of the cast, by its Host header. */
export const BEACON_HOST = 'beacon.localhost'

/** The whole cast on a real server: Harbor at the server's own address, everyone with a password. */
export async function arrangeCast(world: World, origin: string): Promise<void> {
  await world.transact(castRows)
  const { hashes } = inject('castKeys')
  await world.transact(async (db) => {
    await db.updateTable('clinic').set({ origin }).where('id', '=', HARBOR).execute()
    await db.updateTable('clinic').set({ origin: `http://${BEACON_HOST}` }).where('id', '=', BEACON).execute()
    for (const { clinicId, id, hash } of hashes) {
      await db.updateTable('account').set({ passwordHash: hash }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
    }
  })
}
