import { execFileSync } from 'node:child_process'
import { needsBuild } from '../../src/server/build.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'

/** Builds the program once before the tests that need it, in a process of its own so that it is a production build. */
export default function setup(): void {
  if (!needsBuild(readCatalog('content').fingerprint())) return
  execFileSync('npm', ['run', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
  })
}
