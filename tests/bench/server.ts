import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroHandler } from '../../src/server/http.ts'
import { newServer } from '../../src/server/serve.ts'
import { start } from '../../src/server/start.ts'
import { BENCH_ENTRY } from './build.ts'
import { answerParent } from './child.ts'

/* What src/server/main.ts does, with the pages that hold the empty one, and an ear for whoever measures. */

const installation = await start({ alone: true })
const { handler } = await import(pathToFileURL(resolve(BENCH_ENTRY)).href) as { handler: AstroHandler }
const server = newServer(installation, handler)
server.listen(installation.config.port, installation.config.host, () => answerParent(async () => {
  await server.drain()
  await installation.close()
}))
