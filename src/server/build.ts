import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Written by the build: the fingerprint of the content it saw. */
const CONTENT_NOTE = 'dist/content.txt'
const ENTRY = 'dist/server/entry.mjs'
/** What pages are built from. */
const SOURCES = ['src', 'content', 'db', 'astro.config.mjs', 'package-lock.json']
/** Below `db/`: written while running, never built in. */
const NOT_SOURCES = [join('db', 'data'), join('db', 'keys')]

/** Whether the built pages are missing, were made from other content, or are older than a source. */
export function needsBuild(fingerprint: string): boolean {
  if (!existsSync(ENTRY) || !existsSync(CONTENT_NOTE)) return true
  if (readFileSync(CONTENT_NOTE, 'utf8').trim() !== fingerprint) return true
  const builtAt = statSync(CONTENT_NOTE).mtimeMs
  return SOURCES.some((source) => isNewer(source, builtAt))
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
function isNewer(path: string, than: number): boolean {
  if (NOT_SOURCES.includes(path)) return false
  const stat = statSync(path)
  if (path !== 'db' && stat.mtimeMs > than) return true
  return stat.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), than))
}
