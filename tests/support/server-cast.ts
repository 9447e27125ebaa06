import { inject } from 'vitest'
import type { World } from '../../src/domain/world.ts'
import { BEACON, castRows, HARBOR, passwordOf } from './cast.ts'
import type { Browser } from './http-client.ts'
import type { TestServer } from './server.ts'

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

const STAFF = ['dana', 'eli', 'adi']

/** Somebody of Harbor who speaks forms, signed in: staff at the clinic's door, everyone else at the families'. */
export async function signedInOn(server: TestServer, id: string, password = passwordOf(id)): Promise<Browser> {
  const browser = server.browser()
  const door = STAFF.includes(id) ? '/staff/sign-in' : '/sign-in'
  const { status } = await browser.submit(await browser.get(door), door, { name: id, password })
  // Not by the status: who got a code since is first told so, on a page.
  if (!browser.cookies.has('__Host-sid')) throw new Error(`${id} could not sign in: ${status}.`)
  return browser
}
