import { globSync, readFileSync } from 'node:fs'
import stylelint from 'stylelint'
import { expect, test } from 'vitest'

const configFile = 'tests/stylelint.json'
/** Patience with a busy computer. */
const LINT_MS = 30_000

/** Sentences about everything stylelint finds in one sheet. */
async function problemsIn(path: string, code: string): Promise<string[]> {
  const { results } = await stylelint.lint({ code, codeFilename: path, configFile })
  return results.flatMap(({ warnings }) => warnings.map(({ line, text }) => `${path}:${line} ${text}`))
}

test('the style sheets keep the house rules', async () => {
  const { results } = await stylelint.lint({ files: 'src/styles/**/*.css', configFile })
  expect(results.length).toBeGreaterThan(20)
  expect(results.flatMap(({ source, warnings }) => warnings.map(({ line, text }) => `${source}:${line} ${text}`))).toEqual([])
}, LINT_MS)

test('styles inside components keep them too, and stay in their layer', async () => {
  const styles = globSync('src/{components,layouts,pages}/**/*.astro').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => ({ path, css })))
  const problems = await Promise.all(styles.map(({ path, css }) => problemsIn(`${path}.css`, css)))
  expect(problems.flat()).toEqual([])
  expect(styles.filter(({ css }) => !css.trimStart().match(/^@layer (components|print) /)).map(({ path }) => path)).toEqual([])
}, LINT_MS)

test('a planted colour, id or physical side is found', async () => {
  for (const css of ['p {\n  color: #fff;\n}\n', '#x {\n  color: var(--ink);\n}\n', 'p {\n  margin-left: 1px;\n}\n']) {
    expect(await problemsIn('x.css', css), css).not.toEqual([])
  }
}, LINT_MS)

test('app.css imports every sheet once', () => {
  const app = readFileSync('src/styles/app.css', 'utf8')
  const imported = [...app.matchAll(/@import "\.\/([^"]+)"/g)].map(([, path]) => path)
  const sheets = globSync('src/styles/**/*.css').map((path) => path.replace('src/styles/', '')).filter((path) => path !== 'app.css')
  expect(imported.toSorted()).toEqual(sheets.toSorted())
})
