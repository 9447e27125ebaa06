import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf, readFolder } from './catalog/read-folder.ts'

/** The courses as the build checked them. */
export const CATALOG = 'dist/catalog.json'
/** The pages. */
export const ENTRY = 'dist/server/entry.mjs'
/** The server, program.ts with all it needs. */
export const PROGRAM = 'dist/server/program.mjs'
/** Written last: the fingerprint of the content that was built. Its date is when the build began. */
const CONTENT_NOTE = 'dist/content.txt'
/** What one searches in. */
const SEARCH = 'dist/search.db'
const CONTENT_FOLDER = 'content'
/** What a build is made from. */
const SOURCES = ['src', CONTENT_FOLDER, 'db', 'astro.config.mjs', 'package-lock.json']
/** Below `db/`: written while running, never built in. */
const NOT_SOURCES = [join('db', 'data'), join('db', 'keys')]

/**
 * Whether the build is missing, was made from other content, or is older than a source.
 * @param root the folder that holds `dist` and the sources
 */
export function needsBuild(fingerprint: string, root = '.'): boolean {
  if (![CATALOG, ENTRY, PROGRAM, SEARCH, CONTENT_NOTE].every((file) => existsSync(join(root, file)))) return true
  const note = join(root, CONTENT_NOTE)
  if (readFileSync(note, 'utf8').trim() !== fingerprint) return true
  return areSourcesNewer(statSync(note).mtimeMs, root)
}

/** Whether anything that a build is made from changed after `builtAt`, in milliseconds. */
export function areSourcesNewer(builtAt: number, root = '.'): boolean {
  return SOURCES.some((source) => isNewer(root, source, builtAt))
}

/**
 * Builds where that is needed. Looks at files alone: a server that is built already starts from here.
 * @returns the fingerprint of the content, now as the build saw it
 * @throws what `how` throws; one sentence where something changed meanwhile
 */
export async function ensureBuilt(how: () => Promise<void>): Promise<string> {
  const before = fingerprintNow()
  if (!needsBuild(before)) return before
  await how()
  const built = fingerprintNow()
  if (needsBuild(built)) throw new Error('Content or sources changed during the build. Start again.')
  return built
}

/** Runs `astro build` in a process of its own. @throws when it fails; it has said why */
export async function build(environment: NodeJS.ProcessEnv): Promise<void> {
  const astro = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { env: environment, stdio: 'inherit' })
  if (await exitOf(astro) !== 0) throw new Error('The pages could not be built; what is wrong stands above.')
}

/** Runs build-alone.ts in a process of its own. @returns its exit code; where that is not 0, it has said why */
export function buildAlone(): Promise<number> {
  return exitOf(fork('src/server/build-alone.ts', { execArgv: [] }))
}

/** The exit code of a process; 1 where a signal ended it. */
function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function fingerprintNow(): string {
  return fingerprintOf(readFolder(CONTENT_FOLDER))
}

/** A folder counts too: its own time moves when a file in it goes away. Not db/, where the first start makes folders. */
function isNewer(root: string, path: string, than: number): boolean {
  if (NOT_SOURCES.includes(path)) return false
  const stat = statSync(join(root, path))
  if (path !== 'db' && stat.mtimeMs > than) return true
  return stat.isDirectory() && readdirSync(join(root, path)).some((name) => isNewer(root, join(path, name), than))
}
