import { build } from './build.ts'
import { buildEnvironment, start } from './start.ts'

/*
 * Builds for `npm start`: once the settings, the database and the content are found sound, and while no other server
 * can run from what is being replaced. A process of its own, for what reads the content is needed no more afterwards.
 */

async function buildWhileHeld(): Promise<void> {
  const installation = await start({ alone: true })
  await build(buildEnvironment()).finally(() => installation.close())
}

// Whoever waits for this build is gone.
process.once('disconnect', () => process.exit(1))
buildWhileHeld().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
