import { utimesSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import node from '@astrojs/node'
import { defineConfig, passthroughImageService } from 'astro/config'
import { buildProgram } from './src/server/build-program.ts'
import { writeBuiltCatalog } from './src/server/built-catalog.ts'
import { checkContent } from './src/server/catalog/check-content.ts'
import { errorsIn } from './src/server/catalog/finding.ts'
import { devPages } from './src/server/dev-pages.ts'
import { comparePolicies } from './src/server/policy.ts'
import { readCatalog } from './src/server/read-catalog.ts'
import { searchIndex } from './src/server/search/build-index.ts'
import { isWritingRoute } from './src/server/writing-routes.ts'

/** Stops the build on a broken content file or a route without a policy; notes which content was built, and when. */
function buildGate() {
  let isDev = false
  const startedAt = new Date()
  return {
    name: 'porchlight-build-gate',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        isDev = command === 'dev'
        const findings = checkContent('content')
        const errors = errorsIn(findings)
        if (errors.length > 0 && !isDev) throw new Error(`The content has problems:\n${errors.join('\n')}`)
        if (findings.length > 0) logger.warn(`${findings.length} places in the content to look at: npm run content:check`)
      },
      'astro:routes:resolved': ({ routes }) => {
        const patterns = routes
          .filter((route) => route.origin === 'project' || route.origin === 'external')
          .map((route) => route.pattern)
          // A build that had one of these would stop here: they have no policy.
          .filter((pattern) => !isDev || !isWritingRoute(pattern))
        const problems = comparePolicies(patterns)
        if (problems.length > 0) throw new Error(`Routes and policies differ:\n${problems.join('\n')}`)
      },
      'astro:build:done': ({ dir }) => {
        const catalog = readCatalog('content')
        writeBuiltCatalog(fileURLToPath(new URL('../catalog.json', dir)), catalog)
        const note = fileURLToPath(new URL('../content.txt', dir))
        writeFileSync(note, catalog.fingerprint())
        utimesSync(note, startedAt, startedAt)
      },
    },
  }
}

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 65_536, experimentalDisableStreaming: true }),
  integrations: [mdx(), searchIndex(), buildGate(), devPages()],
  publicDir: './src/public',
  prefetch: false,
  session: false,
  image: { service: passthroughImageService() },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // Safe only because our own server rewrites the forwarded headers before Astro reads them.
  security: { checkOrigin: true, allowedDomains: [{ protocol: 'https' }, { protocol: 'http' }] },
  vite: {
    plugins: [buildProgram()],
    build: {
      assetsInlineLimit: 0,
      // The floor of what families use; newer syntax such as (width <= 40em) is ignored there.
      cssTarget: ['chrome105', 'safari16', 'firefox115'],
      rolldownOptions: {
        onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
      },
    },
  },
})
