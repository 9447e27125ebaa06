import { relative, resolve, sep } from 'node:path'
import type { AstroIntegration } from 'astro'
import { writingRoutes } from './writing-routes.ts'

const CONTENT_FOLDER = resolve('content')
/** Astro reads a changed text by itself, and a little later than we hear of the change. */
const SETTLE_MS = 150

/** For `astro dev` alone: the pages for people who write, and a reload whenever a file below content/ changed. */
export function devPages(): AstroIntegration {
  return {
    name: 'porchlight-dev-pages',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command !== 'dev') return
        for (const [pattern, entrypoint] of Object.entries(writingRoutes)) injectRoute({ pattern, entrypoint, prerender: false })
      },
      'astro:server:setup': ({ server }) => {
        let waiting: NodeJS.Timeout | undefined
        server.watcher.add(CONTENT_FOLDER)
        server.watcher.on('all', (_event, path) => {
          if (!isInside(resolve(path))) return
          clearTimeout(waiting)
          waiting = setTimeout(() => server.environments.client.hot.send({ type: 'full-reload', path: '*' }), SETTLE_MS)
        })
      },
      'astro:server:start': ({ address, logger }) => {
        logger.info(`For people who write: http://localhost:${address.port}/write`)
      },
    },
  }
}

function isInside(path: string): boolean {
  const inside = relative(CONTENT_FOLDER, path)
  return inside !== '..' && !inside.startsWith(`..${sep}`)
}
