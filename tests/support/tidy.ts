import { existsSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { dirname, join, normalize } from 'node:path'

/** A tracked text file, by its path from the top level. */
export interface SourceFile { path: string; text: string }

/** Every file git knows or would take up, of the kinds that rules speak about. */
export function sourceFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed.split('\n').filter((path) => /\.(ts|astro|mjs|css)$/.test(path) && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** What the files of a folder may import besides what lies in it (architecture: arrows go down). */
const MAY_IMPORT: [folder: string, allowed: RegExp][] = [
  ['db/', /^(kysely|kysely\/migration|better-sqlite3|node:)/],
  ['src/domain/', /^(zod$|node:crypto$|kysely$|db\/prepared\.ts$)/],
  ['src/components/', /^(src\/domain\/|src\/server\/form\.ts$|src\/words\/|src\/scripts\/|@lucide\/astro\/|astro\/types$|uqr$)/],
  ['src/words/', /^src\/domain\//],
  ['src/pages/', /^(src\/domain\/|src\/server\/(?!main|start|http)|src\/components\/|src\/layouts\/|src\/words\/|src\/scripts\/|src\/styles\/|astro$|zod$)/],
  ['src/layouts/', /^(src\/domain\/|src\/server\/(?!main|start|http)|src\/components\/|src\/words\/|src\/styles\/|src\/scripts\/)/],
  ['src/commands/', /^(src\/domain\/|src\/server\/|db\/|node:|tests\/support\/demo)/],
]

/** Types of these may be imported by the domain; their code may not. */
const TYPES_ONLY = /^db\/(open|schema|search|tables\/.*)\.ts$/

/** Imports that go up or sideways. */
export function strayImports(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const rule = MAY_IMPORT.find(([folder]) => path.startsWith(folder))
    if (!rule) return []
    return importsOf(path, text)
      .filter(({ target }) => !target.startsWith(rule[0]) && !rule[1].test(target))
      .filter(({ target, isType }) => !(path.startsWith('src/domain/') && isType && TYPES_ONLY.test(target)))
      .filter(({ target, isType }) => !(path.startsWith('src/pages/') && isType && target.startsWith('src/')))
      .map(({ target }) => `${path} imports ${target}`)
  })
}

/** Import statements with their target as a path from the top level, or the package's name. */
export function importsOf(path: string, text: string): { target: string; isType: boolean }[] {
  return [...text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((found) => {
    const target = found[2] ?? ''
    const plain = target.split('?')[0] ?? target
    return { target: plain.startsWith('.') ? normalize(join(dirname(path), plain)) : plain, isType: found[1] !== undefined }
  })
}

const LINES_MAX: [RegExp, number][] = [
  [/^src\/pages\/.*\.astro$/, 80],
  [/^src\/components\/.*\.astro$/, 80],
  [/^db\/migrations\/0.*\.ts$/, 80],
  [/^src\/domain\/.*\/queries\.ts$/, 200],
  [/^tests\/.*\.test\.ts$/, 250],
  [/./, 250],
]
const FRONTMATTER_MAX = 30

/** Files longer than their kind may be, and pages whose code outgrew them. */
export function longFiles(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n')
    const most = LINES_MAX.find(([kind]) => kind.test(path))?.[1] ?? Infinity
    const problems = lines.length > most ? [`${path} has ${lines.length} lines; the limit is ${most}`] : []
    if (path.startsWith('src/pages/') && path.endsWith('.astro')) {
      const code = text.split(/^---$/m)[1]?.split('\n').filter((line) => line.trim() && !/^import\s/.test(line)) ?? []
      if (code.length > FRONTMATTER_MAX) problems.push(`${path} has ${code.length} lines of code; the limit is ${FRONTMATTER_MAX}`)
    }
    return problems
  })
}

/** A pattern and the only places where it may stand. */
const AT_HOME: [what: string, pattern: RegExp, home: RegExp][] = [
  ['SQL', /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/, /^(db\/|src\/domain\/(.*\/)?([a-z-]+-)?queries\.ts|src\/server\/auth\/|tests\/)/],
  ['a table that only its author sees', /'(checkAnswer|refresher|refresherAnswer|tryReply|privateText|dataKey|planVersion)['.]/,
    /^(db\/|src\/(domain|server)\/export\/|src\/domain\/(private-text\/(version-)?|learning\/(progress-)?|refreshers\/|reports\/knowledge-kept-)queries\.ts|tests\/)/],
  // It reads every table of a member: for that member's own file alone.
  ['a look at everything of one person', /\/export\/(queries|read-piece)\.ts'/, /^(src\/server\/(export|jobs)\/|tests\/)/],
  // Staff meet single answers nowhere; first tries they meet as masked totals, from a query of their own.
  ['a look at single answers', /(From|Into|Table|[jJ]oin)\('(firstTry|checkAnswer|answer)\b/, /^(src\/domain\/(learning|quizzes)\/|src\/domain\/reports\/question-queries\.ts$|tests\/)/],
  ['how sure somebody was', /\b(latestSure|latest_sure)\b/, /^(db\/|src\/domain\/(learning|quizzes|refreshers)\/|src\/domain\/export\/classes\.ts$|tests\/)/],
  ['a transaction', /\.transaction\(/, /^(db\/open\.ts|tests\/)/],
  ['the environment', /process\.env/, /^(src\/server\/(start|main)\.ts|src\/server\/ensure-build\.ts|src\/commands\/|tests\/)/],
  ['lucia', /from 'lucia'/, /^(src\/server\/auth\/lucia\.ts|tests\/)/],
  ['import.meta.env', /import\.meta\.env/, /^(src\/middleware\.ts|tests\/)/],
  ['set:html', /set:html/, /^(src\/components\/Prose\.astro|tests\/)/],
  ['an inline style', /\sstyle=["{]/, /^tests\//],
  // The one exception makes triggers again as the database itself wrote them down.
  ['raw SQL', /sql\.(raw|lit)\b/, /^(db\/clinic-rows\.ts$|tests\/)/],
  ['eval or innerHTML', /\beval\(|\.innerHTML\b/, /^tests\//],
]

/** Things that stand where they may not. */
export function outOfPlace(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => AT_HOME
    .filter(([, pattern, home]) => pattern.test(text) && !home.test(path))
    .map(([what]) => `${path} holds ${what}`))
}

/** Components draw what they are given: no locals, no waiting. Prose holds no scripts. */
export function busyComponents(files: SourceFile[]): string[] {
  return files.filter(({ path }) => path.startsWith('src/components/') && path.endsWith('.astro')).flatMap(({ path, text }) => [
    ...(/Astro\.locals/.test(text) ? [`${path} reads locals`] : []),
    ...(/\bawait\s/.test(text) ? [`${path} waits`] : []),
    ...(path.startsWith('src/components/prose/') && /<script/.test(text) ? [`${path} holds a script`] : []),
  ])
}
