import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { areSourcesNewer, needsBuild } from '../../src/server/build.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { buildEnvironment } from '../../src/server/start.ts'

const FOLDER = 'node_modules/.cache/porchlight-bench'
const CONFIG = 'tests/bench/astro.config.mjs'
const OWN_SOURCES = [CONFIG, 'tests/bench/empty.astro']

/** The pages with the empty one among them, and the server that was built with them. */
export const BENCH_ENTRY = join(FOLDER, 'server', 'entry.mjs')
export const BENCH_PROGRAM = join(FOLDER, 'server', 'program.mjs')

/** Builds the product and, apart from it, the same with the empty page, each only where a source is newer. */
export function buildBoth(): void {
  if (needsBuild(readCatalog('content').fingerprint())) astroBuild([])
  const built = join(FOLDER, 'content.txt')
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0
  if (areSourcesNewer(builtAt) || OWN_SOURCES.some((path) => statSync(path).mtimeMs >= builtAt)) astroBuild(['--config', CONFIG])
}

function astroBuild(options: string[]): void {
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', ...options], {
    env: buildEnvironment(), stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('The pages could not be built; what is wrong stands above.')
}
