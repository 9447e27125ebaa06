import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { noteHeads } from './audit-heads.ts'
import { ENTRY } from './build.ts'
import { quietConsole, watchFaults } from './faults.ts'
import { keepHouse } from './housekeeping.ts'
import type { AstroHandler, PorchlightServer } from './http.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { newServer } from './serve.ts'
import type { Installation } from './start.ts'

/** Draining takes up to 9 s; whatever hangs longer than this does not end by itself. */
const STOP_MS = 15_000

async function loadPages(): Promise<AstroHandler> {
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
function stopper(server: PorchlightServer, installation: Installation, others: { stop(): Promise<void> }[]): (code: number) => void {
  let stopping = false
  return (code) => {
    if (stopping) process.exit(1)
    stopping = true
    installation.log({ event: 'stopping' })
    setTimeout(() => process.exit(1), STOP_MS).unref()
    void Promise.all([server.drain(), ...others.map((other) => other.stop())])
      .then(() => noteHeads(installation))
      .then(() => installation.close())
      .then(() => installation.log({ event: 'stopped' }), () => { code = 1 })
      .finally(() => process.exit(code))
  }
}

async function serve(begin: () => Promise<Installation>, greet: (installation: Installation) => Promise<void>): Promise<void> {
  const installation = await begin()
  try {
    const server = newServer(installation, await loadPages())
    await listen(server, installation)
    const beside = installation.config.jobs === 'on' ? [runJobs(installation)] : []
    const stop = stopper(server, installation, beside)
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

/**
 * Serves an installation and the built pages until the process is told to stop. What keeps it from starting is one
 * sentence and exit code 1.
 * @param begin opens the installation
 * @param greet says at the console where to go, once pages are served
 */
export function run(begin: () => Promise<Installation>, greet: (installation: Installation) => Promise<void>): void {
  serve(begin, greet).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
