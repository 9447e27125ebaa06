import type { Plugin } from 'vite'

/**
 * Packages in many files, or ones of which little is used, that every start loads. The others stay where npm put them:
 * those that bring binaries or read files of their own have to.
 */
const PACKED = ['zod', 'kysely', 'lucia', /^@oslojs\//, 'html-escaper', 'piccolore', 'devalue', 'cookie', 'clsx', 'mrmime', 'uqr']

/** For `astro build`: packs program.ts in with the pages, so that a start has few files to find and nothing twice. */
export function buildProgram(): Plugin {
  return {
    name: 'porchlight-program',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    configEnvironment: (name) => (name === 'ssr' ? { resolve: { noExternal: PACKED } } : undefined),
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/server/program.ts', fileName: 'program.mjs' })
    },
  }
}
