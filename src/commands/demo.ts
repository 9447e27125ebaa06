import { build, ensureBuilt } from '../server/build.ts'
import { run } from '../server/run.ts'
import { buildEnvironment, start } from '../server/start.ts'
import { fill, type Filled } from './demo/fill.ts'
import { demoConfig, newHome, requireNew, requireUnnamed } from './demo/home.ts'
import { sheetOf } from './demo/print.ts'

/* npm run demo: a filled clinic to look around in, on a database that is gone when it stops. */

let filled: Filled | undefined

run(async () => {
  requireUnnamed(process.env)
  const config = demoConfig(process.env, newHome())
  requireNew(config.databaseFile)
  await ensureBuilt(() => build(buildEnvironment()))
  process.stdout.write('Filling a clinic with five weeks of history …\n')
  return start({ alone: true, config, fill: async (world) => { filled = await fill(world, config.publicOrigin) } })
}, async ({ config }) => {
  if (filled) process.stdout.write(sheetOf(filled, config.publicOrigin))
})
