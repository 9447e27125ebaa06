import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { busyComponents, longFiles, outOfPlace, sourceFiles, strayImports } from '../support/tidy.ts'

const files = sourceFiles()
const planted = (path: string, text: string) => [{ path, text }]

describe('arrows only go down', () => {
  test('no file imports what lies above or beside it', () => expect(strayImports(files)).toEqual([]))

  test('a planted import is found', () => {
    expect(strayImports(planted('src/domain/x/y.ts', "import { z } from '../../server/form.ts'\n"))).toHaveLength(1)
    expect(strayImports(planted('src/domain/x/y.ts', "import { openDatabase } from '../../../db/open.ts'\n"))).toHaveLength(1)
    expect(strayImports(planted('src/domain/x/y.ts', "import type { Db } from '../../../db/open.ts'\n"))).toEqual([])
    expect(strayImports(planted('db/x.ts', "import { a } from '../src/domain/actor.ts'\n"))).toHaveLength(1)
    expect(strayImports(planted('src/components/X.astro', "---\nimport { b } from '../server/guards.ts'\n---\n"))).toHaveLength(1)
  })
})

describe('files stay small', () => {
  test('no file is longer than its kind may be', () => expect(longFiles(files)).toEqual([]))

  test('a planted long file is found', () => {
    expect(longFiles(planted('src/pages/x.astro', '\n'.repeat(80) + 'x'))).toHaveLength(1)
    expect(longFiles(planted('src/server/x.ts', 'x\n'.repeat(251)))).toHaveLength(1)
    expect(longFiles(planted('src/pages/x.astro', `---\n${'const a = 1\n'.repeat(31)}---\n`))).toHaveLength(1)
  })
})

describe('things stand in their home', () => {
  test('SQL, transactions, the environment, lucia and markup stand where they belong', () => expect(outOfPlace(files)).toEqual([]))

  test('planted strays are found', () => {
    for (const text of ['db.selectFrom(', 'db.transaction(', 'process.env.X', "from 'lucia'", '<p style="x">', 'sql.raw(', '<p set:html={x}>']) {
      expect(outOfPlace(planted('src/pages/x.astro', text)), text).toHaveLength(1)
    }
  })

  test('a query of the staff that names a table only its author sees is found', () => {
    for (const table of ['checkAnswer', 'refresher', 'refresherAnswer', 'tryReply', 'privateText', 'dataKey', 'planVersion']) {
      expect(outOfPlace(planted('src/domain/families/progress/queries.ts', `db.selectFrom('${table}')`)), table).not.toEqual([])
      expect(outOfPlace(planted('src/domain/reports/queries.ts', `.innerJoin('${table}.id'`)), table).not.toEqual([])
    }
  })

  test('a look at everything of one person is found anywhere but where their own file is made', () => {
    const text = "import { listOwnRows } from '../../domain/export/queries.ts'"
    for (const path of ['src/pages/staff/x.astro', 'src/domain/families/x.ts', 'src/server/staff-on-page.ts']) {
      expect(outOfPlace(planted(path, text)), path).not.toEqual([])
    }
    expect(outOfPlace(planted('src/server/jobs/x.ts', text))).toEqual([])
  })

  test('a look at single answers, or at how sure somebody was, is found in a query for staff', () => {
    for (const text of ["db.selectFrom('firstTry')", "db.selectFrom('checkAnswer as given')", "query.innerJoin('answer', ", "select('latestSure')"]) {
      expect(outOfPlace(planted('src/domain/families/progress/queries.ts', text)), text).not.toEqual([])
    }
  })

  test('components draw and do nothing else', () => {
    expect(busyComponents(files)).toEqual([])
    expect(busyComponents(planted('src/components/X.astro', 'Astro.locals; await x'))).toHaveLength(2)
  })
})

describe('the repository', () => {
  test('has at its top level exactly what was decided', () => {
    const top = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter(Boolean)
      .map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.'))
    expect([...new Set(top)].sort()).toEqual([
      'LICENSE', 'README.md', 'astro.config.mjs', 'content', 'db', 'package-lock.json', 'package.json', 'src', 'tests', 'tsconfig.json'])
  })

  test('keeps a lockfile that is complete for every platform', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const known = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !known.has(name)).map((name) => `${path} → ${name}`))
    expect(missing).toEqual([])
  })

  test('uses no word the dictionary of the product avoids in its names', () => {
    const avoided = /(^|[-/])(user|learner|lesson|guardian|patient)s?([-/.]|$)/i
    expect(files.map(({ path }) => path).filter((path) => avoided.test(path))).toEqual([])
  })
})
