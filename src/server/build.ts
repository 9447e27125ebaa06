import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Written by the build: the fingerprint of the content it saw. */
const CONTENT_NOTE = 'dist/content.txt'
const ENTRY = 'dist/server/entry.mjs'
const SEARCH = 'dist/search.db'
/** What pages are built from. */
const SOURCES = ['src', 'content', 'db', 'astro.config.mjs', 'package-lock.json']
/** Below `db/`: written while running, never built in. */
const NOT_SOURCES = [join('db', 'data'), join('db', 'keys')]

/**
 * Whether the built pages are missing, were made from other content, or are older than a source.
 * @param root the folder that holds `dist` and the sources
 */
export function needsBuild(fingerprint: string, root = '.'): boolean {
  const note = join(root, CONTENT_NOTE)
  if (!existsSync(join(root, ENTRY)) || !existsSync(join(root, SEARCH)) || !existsSync(note)) return true
  if (readFileSync(note, 'utf8').trim() !== fingerprint) return true
  return areSourcesNewer(statSync(note).mtimeMs, root)
}

/** Whether anything that pages are built from changed after `builtAt`, in milliseconds. */
export function areSourcesNewer(builtAt: number, root = '.'): boolean {
  return SOURCES.some((source) => isNewer(root, source, builtAt))
}

/** Runs `astro build` in a process of its own. @throws when it fails; it has said why */
export async function build(environment: NodeJS.ProcessEnv): Promise<void> {
  const astro = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build'], { env: environment, stdio: 'inherit' })
  const code = await new Promise<number | null>((resolve, reject) => {
    astro.once('error', reject)
    astro.once('exit', resolve)
  })
  if (code !== 0) throw new Error('The pages could not be built; what is wrong stands above.')
}

/** A folder counts too: its own time moves when a file in it goes away. Not db/, where the first start makes folders. */
function isNewer(root: string, path: string, than: number): boolean {
  if (NOT_SOURCES.includes(path)) return false
  const stat = statSync(join(root, path))
  if (path !== 'db' && stat.mtimeMs > than) return true
  return stat.isDirectory() && readdirSync(join(root, path)).some((name) => isNewer(root, join(path, name), than))
}
