import { rewrapKeys } from '../domain/private-text/rewrap-keys.ts'
import { addKey } from '../server/keys.ts'
import { start } from '../server/start.ts'

/* npm run keys -- rotate */

try {
  if (process.argv[2] !== 'rotate') throw new Error('Write: npm run keys -- rotate')
  // Nothing else may hold the database: a server that runs knows only the keys it started with.
  const before = await start({ alone: true })
  await before.close()
  const id = addKey(before.config.keysFolder)
  const after = await start({ alone: true })
  const count = await rewrapKeys(after.world).finally(() => after.close())
  console.log(`The new key is master.${id} in ${before.config.keysFolder}. Put a copy of it in your safe, and keep the older ones: codes and older records need them.`)
  console.log(`${count} ${count === 1 ? 'key of a person is' : 'keys of persons are'} wrapped with it now.`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
