import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** The program itself, as `npm start` runs it, on a database of its own. */
export interface Program {
  origin: string
  port: number
  /** Everything it printed so far. */
  printed(): string
  signal(name: NodeJS.Signals): void
  /** Its exit code, once it ended. */
  ended: Promise<number | null>
}

const READY = 'Porchlight is ready'
/** Where `npm start` keeps what it compiled. */
const COMPILED = 'node_modules/.cache/node'

/** A folder for one installation, and how to get rid of it. */
export function newHome(): { home: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'porchlight-program-'))
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) }
}

/** Starts the program; resolves when it is ready or has ended. `port`: the one it had before, to go on at its address. */
export async function startProgram(home: string, environment: Record<string, string> = {}, port?: number): Promise<Program> {
  port ??= await freePort()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, ['src/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'], PUBLIC_ORIGIN: origin, PORT: String(port), DATABASE_FILE: join(home, 'data', 'porchlight.db'),
      KEYS_DIR: join(home, 'keys'), NODE_COMPILE_CACHE: COMPILED, ...environment,
    },
  })
  // A test that runs out of time never gets to stop what it was still starting.
  const kill = (): void => { child.kill('SIGKILL') }
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  let printed = ''
  const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve) })
  await new Promise<void>((resolve) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      if (printed.includes(READY)) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('close', () => resolve())
  })
  return { origin, port, printed: () => printed, signal: (name) => child.kill(name), ended }
}
