import config from '../../astro.config.mjs'
import { policy } from '../../src/server/policy.ts'

/* The product's own build with one more page in it, kept apart from the real one. */

const PATTERN = '/bench/empty'
const POLICY = { who: 'public', data: 'D0', audit: 'none:measured and nothing else' }
const POLICIES = '/src/server/policies/public.ts'
const HEAD = 'export const publicPolicies: Policies = {'

// The build gate reads the policies here; the built pages read the text that the transform below changes.
policy[`GET ${PATTERN}`] = POLICY

function emptyPage() {
  return {
    name: 'porchlight-bench-page',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({ pattern: PATTERN, entrypoint: './tests/bench/empty.astro', prerender: false })
      },
    },
  }
}

function emptyPolicy() {
  return {
    name: 'porchlight-bench-policy',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(POLICIES)) return undefined
      if (!code.includes(HEAD)) throw new Error(`${POLICIES} does not begin its list as the bench expects: ${HEAD}`)
      return { code: code.replace(HEAD, `${HEAD} 'GET ${PATTERN}': ${JSON.stringify(POLICY)},`), map: null }
    },
  }
}

export default {
  ...config,
  outDir: './node_modules/.cache/porchlight-bench',
  cacheDir: './node_modules/.cache/porchlight-bench-astro',
  integrations: [...config.integrations, emptyPage()],
  vite: { ...config.vite, plugins: [...(config.vite.plugins ?? []), emptyPolicy()] },
}
