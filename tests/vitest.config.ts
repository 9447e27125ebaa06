import { defineConfig } from 'vitest/config'

/** The four kinds of test. `http` and `browser` build the program once and start the real server. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], setupFiles: ['tests/support/strict-console.ts'] } },
      { test: { name: 'domain', include: ['tests/domain/**/*.test.ts'], setupFiles: ['tests/support/strict-console.ts'] } },
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
          testTimeout: 240_000, hookTimeout: 120_000, fileParallelism: false,
        },
      },
    ],
  },
})
