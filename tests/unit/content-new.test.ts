import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFiles } from '../../src/server/catalog/check-content.ts'
import { loadContent } from '../../src/server/catalog/load-content.ts'
import { planModule } from '../../src/server/catalog/new-module.ts'
import { readFolder } from '../../src/server/catalog/read-folder.ts'
import { smallContent, withContent } from '../support/small-content.ts'

/** Patience with a busy computer. */
const BUSY_MS = 30_000

const small = (change: Record<string, string> = {}) => new Map(Object.entries({ ...smallContent, ...change }))

/** The files of a content folder with a new module in them. */
function withNew(files: Map<string, string>, course: string, key: string) {
  const planned = planModule(files, course, key)
  if (!planned.ok) throw new Error(planned.reason)
  const { folder, files: made } = planned.value
  return { folder, files: new Map([...files, ...Object.entries(made).map(([name, text]) => [`${folder}/${name}`, text] as const)]) }
}

describe('a new module', () => {
  test('can be shown at once, and lacks nothing but its facts', () => {
    let files = withoutModules()
    for (const course of ['understanding', 'signs', 'home']) files = withNew(files, course, `a-quiet-evening-${course}`).files
    expect(loadContent(files).findings).toEqual([])
    const added = checkFiles(files).findings.map(String).filter((finding) => /^courses\/.*quiet-evening/.test(finding))
    expect(added.length).toBeGreaterThan(0)
    expect(added.filter((finding) => !/ E C1 .*F000/.test(finding))).toEqual([])
  }, BUSY_MS)

  test('speaks of the families in the cast, and says without them that names are missing', () => {
    const named = withNew(withoutModules(), 'signs', 'a-quiet-evening')
    expect(named.files.get(`${named.folder}/en.mdx`)).toContain('Write about Rosa and Daniel here')
    const nameless = withNew(small(), 'first', 'a-quiet-evening')
    expect(nameless.files.get(`${nameless.folder}/en.mdx`)).toContain('Write about this relative and the person here')
  })

  test('takes the order after every module that its course ever had', () => {
    expect(withNew(small(), 'first', 'second-steps').folder).toBe('courses/1-first/02-second-steps')
    const retired = { 'keys.json': register({ gone: 6 }) }
    expect(withNew(small(retired), 'first', 'second-steps').folder).toBe('courses/1-first/07-second-steps')
    const unreadable = { 'courses/1-first/08-torn/en.mdx': '' }
    expect(withNew(small(unreadable), 'first', 'second-steps').folder).toBe('courses/1-first/09-second-steps')
  })
})

describe('no module is made', () => {
  const reasonOf = (files: Map<string, string>, course: string, key: string) => {
    const planned = planModule(files, course, key)
    return planned.ok ? undefined : planned.reason
  }

  test.each(['Small', 'two words', 'a_b', '-a', 'a-', '', '../x', 'ñandú'])('under the key "%s"', (key) => {
    expect(reasonOf(small(), 'first', key)).toBe(`"${key}" is no key. A key is lower-case words with hyphens, as a-quiet-evening.`)
  })

  test('in a course that is not there', () => {
    expect(reasonOf(small(), 'second', 'x')).toBe('There is no course "second". The courses are: first.')
  })

  test('under a key that was ever published, in whatever course', () => {
    const files = small({ 'keys.json': register({ gone: 6 }, ['module long-gone']) })
    for (const key of ['gone', 'long-gone']) expect(reasonOf(files, 'first', key)).toContain('was published before')
  })

  test('under a key that another module or folder has', () => {
    expect(reasonOf(small(), 'first', 'small-steps')).toBe('courses/1-first/01-small-steps has this key already. Choose another.')
    expect(reasonOf(small({ 'courses/1-first/08-torn/en.mdx': '' }), 'first', 'torn')).toContain('courses/1-first/08-torn')
  })

  test('where the register of keys cannot be read', () => {
    expect(reasonOf(small({ 'keys.json': '{' }), 'first', 'x')).toContain('keys.json cannot be read')
  })
})

describe('npm run content:new', () => {
  const run = (root: string, ...words: string[]) =>
    spawnSync(process.execPath, ['src/commands/content-new.ts', '--folder', root, ...words], { encoding: 'utf8' })

  test('writes the folder and says what to do next', () => withContent(smallContent, (root) => {
    const { status, stdout } = run(root, 'first', 'second-steps')
    expect(status).toBe(0)
    expect(stdout).toContain('http://localhost:4321/write/1-first/02-second-steps')
    expect(readFileSync(join(root, 'courses/1-first/02-second-steps/en.mdx'), 'utf8')).toContain('key: second-steps')
    expect(existsSync(join(root, 'courses/1-first/02-second-steps/quiz.yaml'))).toBe(true)
  }), BUSY_MS)

  test('refuses with one sentence and leaves what is there', () => withContent(smallContent, (root) => {
    const folder = join(root, 'courses/1-first/02-second-steps')
    mkdirSync(folder)
    for (const [words, sentence] of [
      [['first', 'second-steps'], 'is there already'], [['first', 'Bad Key'], 'is no key'], [['first'], 'Say which course'],
    ] as const) {
      const { status, stdout, stderr } = run(root, ...words)
      expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([1, '', 1])
      expect(stderr).toContain(sentence)
    }
    expect(existsSync(join(folder, 'en.mdx'))).toBe(false)
  }), BUSY_MS)
})

/** The real facts, contacts, worksheets, cast and courses, before anything was written or published. */
function withoutModules(): Map<string, string> {
  return new Map([...readFolder('content')].filter(([path]) => path !== 'keys.json' && !/^courses\/[^/]+\/[^/]+\//.test(path)))
}

/** A keys.json with these modules of course `first`, by their order. */
function register(orders: Record<string, number>, retired: string[] = []): string {
  const modules = Object.fromEntries(Object.entries(orders).map(([key, order]) => [key, {
    course: 'first', order, version: 1, passMark: 0.8, gate: null, worksheet: null, objectives: 2, sections: [], claims: {}, reviewed: {}, questions: {},
  }]))
  return JSON.stringify({ courses: {}, modules, worksheets: {}, retired })
}
