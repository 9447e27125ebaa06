import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest, longest first; leaving, which mostly waits, beside what never does. Vitest goes by size, and the
 * longest tests of all stand in the smallest files.
 */
const LONGEST = ['pages-in-english', 'leave', 'pages-in-spanish', 'every-part', 'path'].map((name) => `/browser/${name}.test.ts`)

/** The usual order, except for files that would keep one core waiting at the end. Groups of projects still run in turn. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const long = LONGEST.flatMap((name) => sorted.filter(({ moduleId }) => moduleId.endsWith(name)))
    return [...long, ...sorted.filter((file) => !long.includes(file))]
  }
}
