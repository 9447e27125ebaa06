import { atomically, type World } from '../world.ts'
import { KEYS_PAGE, listDataKeys, updateDataKey } from './queries.ts'
import { keyPlace } from './text-key.ts'

/**
 * After a new master key was made: wraps every member's key with it, KEYS_PAGE in one transaction. What is sealed
 * with those keys stays as it is. Stopped half way, it can run again.
 * @returns how many keys there are
 */
export async function rewrapKeys(world: World): Promise<number> {
  let after = { clinicId: '', memberId: '' }
  for (let count = 0; ;) {
    const page = await atomically(world, async (inside) => {
      const keys = await listDataKeys(inside.db, after)
      for (const { clinicId, memberId, wrapped } of keys) {
        await updateDataKey(inside.db, { clinicId, memberId, wrapped: world.vault.rewrap(wrapped, keyPlace({ clinicId, id: memberId })) })
      }
      return keys
    })
    count += page.length
    const last = page.at(-1)
    if (!last || page.length < KEYS_PAGE) return count
    after = last
  }
}
