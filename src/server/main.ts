import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { issueSetupCode } from '../domain/clinics/issue-setup-code.ts'
import { build, needsBuild } from './build.ts'
import { quietConsole, watchFaults } from './faults.ts'
import { keepHouse } from './housekeeping.ts'
import type { AstroHandler, PorchlightServer } from './http.ts'
import { newServer } from './serve.ts'
import { buildEnvironment, start, type Installation } from './start.ts'

/** Draining takes up to 9 s; whatever hangs longer than this does not end by itself. */
const STOP_MS = 15_000
const ENTRY = 'dist/server/entry.mjs'

/** Builds the pages where that is needed, and loads them. */
async function loadPages({ world }: Installation): Promise<AstroHandler> {
  if (needsBuild(world.catalog.fingerprint())) await build(buildEnvironment())
  if (needsBuild(world.catalog.fingerprint())) throw new Error('Content or sources changed during the build. Start again.')
  const entry = await import(pathToFileURL(resolve(ENTRY)).href) as { handler: AstroHandler }
  return entry.handler
}

function listen(server: PorchlightServer, { config }: Installation): Promise<void> {
  return new Promise((listening, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE'
      ? new Error(`Port ${config.port} is taken by another program. Stop that one, or set PORT.`)
      : error))
    server.listen(config.port, config.host, listening)
  })
}

/** On the first signal or fault: finish what runs, then end. On the second: end. */
function stopper(server: PorchlightServer, installation: Installation): (code: number) => void {
  let stopping = false
  return (code) => {
    if (stopping) process.exit(1)
    stopping = true
    installation.log({ event: 'stopping' })
    setTimeout(() => process.exit(1), STOP_MS).unref()
    void server.drain()
      .then(() => installation.close())
      .then(() => installation.log({ event: 'stopped' }), () => { code = 1 })
      .finally(() => process.exit(code))
  }
}

/** Tells the person at the console where to go, and gives whoever sets a clinic up the code to prove it. */
async function greet({ world, clinics }: Installation): Promise<void> {
  for (const { id, origin } of clinics.all()) {
    const code = await issueSetupCode(world, id)
    const setup = code ? `It has no administrator yet. Open ${origin}/setup and type this code: ${code}\n` : ''
    process.stdout.write(`Porchlight is ready: ${origin}\n${setup}`)
  }
}

async function run(): Promise<void> {
  const installation = await start({ alone: true })
  try {
    const server = newServer(installation, await loadPages(installation))
    await listen(server, installation)
    const stop = stopper(server, installation)
    watchFaults(installation.log, () => stop(1))
    process.on('SIGTERM', () => stop(0)).on('SIGINT', () => stop(0))
    quietConsole(installation.log)
    keepHouse(installation)
    installation.log({ event: 'started' })
    await greet(installation)
  } catch (error) {
    await installation.close()
    throw error
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
