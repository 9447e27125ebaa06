import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { newIds } from '../../src/domain/new-id.ts'
import type { World } from '../../src/domain/world.ts'
import { createPasswords } from '../../src/server/auth/passwords.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { openVault } from '../../src/server/vault.ts'
import { Browser } from './http-client.ts'

const READY_MS = 20_000

/** A real server in a process of its own on a database of its own. */
export interface TestServer {
  origin: string
  /** The same database, seen from the test: to arrange and to look. */
  world: World
  /** What the first start printed for whoever sets the clinic up. */
  setupCode: string | undefined
  process: ChildProcess
  /** A visitor without cookies. `host`: another clinic's, as in the Host header. */
  browser(host?: string): Browser
  /** Ends it (SIGTERM unless said otherwise) and tells its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Starts it again on the same files. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts the server. `arrange` fills the database before it listens; without it the server finds nothing there. */
export async function startServer(options: { arrange?: (world: World, origin: string) => Promise<void> } = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-'))
  const files = { database: join(folder, 'data', 'porchlight.db'), keys: join(folder, 'keys') }
  mkdirSync(join(folder, 'data'))
  chmodSync(join(folder, 'data'), 0o700)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const environment = {
    ...process.env, NODE_ENV: 'production', PUBLIC_ORIGIN: origin, PORT: String(port), LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    DATABASE_FILE: files.database, KEYS_DIR: files.keys,
  }
  if (options.arrange) await arrangeFirst(files, origin, options.arrange)
  let running = await run(environment)
  const seen = await openWorld(files)

  return {
    origin, world: seen.world, setupCode: running.setupCode,
    get process() { return running.child },
    browser: (host) => new Browser(port, origin, host),
    async stop(signal = 'SIGTERM') {
      running.child.kill(signal)
      return running.ended
    },
    async restart() { running = await run(environment) },
    async close() {
      running.child.kill('SIGTERM')
      await running.ended
      await seen.close()
    },
  }
}

interface Files { database: string; keys: string }

async function arrangeFirst(files: Files, origin: string, arrange: (world: World, origin: string) => Promise<void>): Promise<void> {
  const { world, close } = await openWorld(files, true)
  await arrange(world, origin)
  await close()
}

/** A World on these files; passwords cost what they cost in earnest, since the server has to match them. */
async function openWorld(files: Files, isNew = false) {
  const store = openDatabase({ file: files.database })
  if (isNew) await migrate(store)
  const clock = { now: () => new Date() }
  const vault = openVault(files.keys, { mayCreate: isNew })
  const world: World = {
    db: store.db, transact: store.transact, clock, vault, catalog: readCatalog('content'), newId: newIds(clock),
    passwords: createPasswords(Buffer.from(vault.hmac('pepper', 'passwords'), 'base64url')),
  }
  return { world, close: () => store.close() }
}

async function run(environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['src/server/main.ts'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve) })
  let printed = ''
  child.stdout.on('data', (text: Buffer) => { printed += text.toString() })
  child.stderr.on('data', (text: Buffer) => { printed += text.toString() })
  const startedAt = Date.now()
  while (!printed.includes('ready:')) {
    if (child.exitCode !== null || Date.now() - startedAt > READY_MS) throw new Error(`The server did not start:\n${printed}`)
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
  // The set-up line follows in the same breath.
  await new Promise((resolve) => { setTimeout(resolve, 20) })
  return { child, ended, setupCode: /type this code: (\S+)/.exec(printed)?.[1] }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
