import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fingerprintOf, readFolder } from '../../src/server/catalog/read-folder.ts'
import type { AstroHandler } from '../../src/server/http.ts'
import { BENCH_ENTRY, BENCH_PROGRAM } from './build.ts'
import { answerParent } from './child.ts'

/* What src/server/main.ts does, with the pages that hold the empty one, and an ear for whoever measures. */

const { openInstallation, newServer } = await built(BENCH_PROGRAM) as typeof import('../../src/server/program.ts')
const installation = await openInstallation(fingerprintOf(readFolder('content')))
const { handler } = await built(BENCH_ENTRY) as { handler: AstroHandler }
const server = newServer(installation, handler)
server.listen(installation.config.port, installation.config.host, () => answerParent(async () => {
  await server.drain()
  await installation.close()
}))

function built(path: string): Promise<unknown> {
  return import(pathToFileURL(resolve(path)).href)
}
