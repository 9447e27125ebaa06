import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longest-first.ts'

const quiet = { testTimeout: 30_000, setupFiles: ['tests/support/strict-console.ts'] }
const server = ['tests/support/build.ts', 'tests/support/cast-keys.ts']

/** The four kinds of test. `http` and `browser` build the program once and start the real server. */
export default defineConfig({
  test: {
    // Half of a browser's test is waiting, so two files run at a time even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Nothing is mocked and what tests replace they put back, so files can share what they import: half of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], ...quiet } },
      { test: { name: 'domain', include: ['tests/domain/**/*.test.ts'], ...quiet } },
      {
        test: {
          name: 'http', include: ['tests/http/**/*.test.ts'], globalSetup: server, testTimeout: 30_000, hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser', include: ['tests/browser/**/*.test.ts'], globalSetup: [...server, 'tests/support/chromium.ts'],
          testTimeout: 240_000, hookTimeout: 120_000, sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
