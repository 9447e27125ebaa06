import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUILT = 'dist/content.txt'
export const SOURCES = ['src', 'content', 'db', 'astro.config.mjs', 'package-lock.json']

/** Builds the program once before the tests that need it, in a process of its own so that it is a production build. */
export default function setup(): void {
  const builtAt = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0
  if (SOURCES.every((path) => newestIn(path) < builtAt)) return
  execFileSync('npm', ['run', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
  })
}

/** The latest change below a path, in milliseconds. The database and keys below db/ are not sources. */
export function newestIn(path: string): number {
  if (path === 'db/data' || path === 'db/keys' || !existsSync(path)) return 0
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(entry.mtimeMs * Number(path !== 'db'), ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
