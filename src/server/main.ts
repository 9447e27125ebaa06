import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildAlone, ensureBuilt, PROGRAM } from './build.ts'

/* npm start. It sees to it that the build is of these sources, and goes on in there: program.ts. */

async function buildOrEnd(): Promise<void> {
  const code = await buildAlone()
  if (code !== 0) process.exit(code)
}

try {
  const fingerprint = await ensureBuilt(buildOrEnd)
  const { serve } = await import(pathToFileURL(resolve(PROGRAM)).href) as typeof import('./program.ts')
  serve(fingerprint)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
