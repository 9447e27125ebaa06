import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The four kinds of test. `http` and `browser` build the program once and start the real server. */
export default defineConfig({
  test: {
    // Half of a browser's test is waiting, so two files run at a time even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'unit', testTimeout: 30_000, include: ['tests/unit/**/*.test.ts'], setupFiles: ['tests/support/strict-console.ts'] } },
      { test: { name: 'domain', testTimeout: 30_000, include: ['tests/domain/**/*.test.ts'], setupFiles: ['tests/support/strict-console.ts'] } },
      {
        test: {
          name: 'http', include: ['tests/http/**/*.test.ts'], globalSetup: ['tests/support/build.ts'],
          testTimeout: 30_000, hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser', include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/build.ts', 'tests/support/chromium.ts'],
          testTimeout: 240_000, hookTimeout: 120_000, sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
