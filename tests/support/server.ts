import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { newIds } from '../../src/domain/new-id.ts'
import type { World } from '../../src/domain/world.ts'
import { createPasswords } from '../../src/server/auth/passwords.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { openSearch } from '../../src/server/search/open-search.ts'
import { openVault } from '../../src/server/vault.ts'
import { pepperOf } from './cast-keys.ts'
import { Browser } from './http-client.ts'
import { freePort } from './free-port.ts'
import { newHome, startProgram } from './program.ts'

const OWNER_ONLY = 0o700

/** A real server in a process of its own on a database of its own. */
export interface TestServer {
  origin: string
  /** The same database, seen from the test: to arrange and to look. */
  world: World
  /** The folder with all that it writes. */
  home: string
  /** All that it printed since it was started last. */
  printed(): string
  /** What the first start printed for whoever sets the clinic up. */
  setupCode: string | undefined
  /** A visitor without cookies. `host`: another clinic's, as in the Host header. */
  browser(host?: string): Browser
  /** Ends it (SIGTERM unless said otherwise) and tells its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Starts it again on the same files. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts the server. `arrange` fills the database before it listens; without it the server finds nothing there. */
export async function startServer(options: { arrange?: (world: World, origin: string) => Promise<void>; logLevel?: string; environment?: Record<string, string> } = {}): Promise<TestServer> {
  const { home, remove } = newHome()
  const files = { database: join(home, 'data', 'porchlight.db'), keys: join(home, 'keys') }
  mkdirSync(join(home, 'data'), { mode: OWNER_ONLY })
  const port = await freePort()
  const origin = `http://localhost:${port}`
  if (options.arrange) await arrangeFirst(files, origin, options.arrange)
  const begin = () => startProgram(home, { NODE_ENV: 'production', LOG_LEVEL: options.logLevel ?? 'silent', ...options.environment }, port)
  let program = await begin()
  if (!program.printed().includes('ready:')) throw new Error(`The server did not start:\n${program.printed()}`)
  const seen = await openWorld(files)

  return {
    origin, world: seen.world, home,
    printed: () => program.printed(),
    setupCode: /type this code: (\S+)/.exec(program.printed())?.[1],
    browser: (host) => new Browser(port, origin, host),
    async stop(signal = 'SIGTERM') {
      program.signal(signal)
      return program.ended
    },
    async restart() { program = await begin() },
    async close() {
      program.signal('SIGTERM')
      await program.ended
      await seen.close()
      remove()
    },
  }
}

interface Files { database: string; keys: string }

async function arrangeFirst(files: Files, origin: string, arrange: (world: World, origin: string) => Promise<void>): Promise<void> {
  mkdirSync(files.keys, { mode: OWNER_ONLY })
  cpSync(inject('castKeys').folder, files.keys, { recursive: true })
  const { world, close } = await openWorld(files, true)
  await arrange(world, origin)
  await close()
}

type Content = Pick<World, 'catalog' | 'search'>
let known: Content | undefined

/** Read once for all servers of a worker: nothing changes the content while tests run. */
function content(): Content {
  if (known) return known
  const catalog = readCatalog('content')
  known = { catalog, search: openSearch(catalog) }
  return known
}

/** A World on these files; passwords cost what they cost in earnest, since the server has to match them. */
async function openWorld(files: Files, isNew = false) {
  const store = openDatabase({ file: files.database })
  if (isNew) await migrate(store)
  const clock = { now: () => new Date() }
  const vault = openVault(files.keys, { mayCreate: false })
  const world: World = {
    db: store.db, transact: store.transact, clock, vault, ...content(), newId: newIds(clock),
    passwords: createPasswords(pepperOf(vault)), reach: [],
  }
  return { world, close: () => store.close() }
}
