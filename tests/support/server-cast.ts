import type { World } from '../../src/domain/world.ts'
import { BEACON, castRows, HARBOR } from './cast.ts'

/** The other clinic of the cast, by its Host header. */
export const BEACON_HOST = 'beacon.localhost'

/** The password of a member of the cast. */
export function passwordOf(id: string): string {
  return `${id} keeps the porch light on`
}

/** The whole cast on a real server: Harbor at the server's own address, everyone with a password. */
export async function arrangeCast(world: World, origin: string): Promise<void> {
  await world.transact(castRows)
  const accounts = await world.db.selectFrom('account').select(['clinicId', 'id', 'nameNorm']).execute()
  const hashed = await Promise.all(accounts.map(async (account) => ({
    ...account, hash: await world.passwords.hash(account.clinicId, account.nameNorm, passwordOf(account.id)),
  })))
  await world.transact(async (db) => {
    await db.updateTable('clinic').set({ origin }).where('id', '=', HARBOR).execute()
    await db.updateTable('clinic').set({ origin: `http://${BEACON_HOST}` }).where('id', '=', BEACON).execute()
    for (const { clinicId, id, hash } of hashed) {
      await db.updateTable('account').set({ passwordHash: hash }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
    }
  })
}
