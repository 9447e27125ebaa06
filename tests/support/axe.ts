import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.0 to 2.2, A and AA, and what its authors advise besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The packed file: half as much to read as the one that `import` finds. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Puts axe into the page. Once for each page that is loaded. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(SOURCE)
}

/** Runs axe on the page as it stands. `enhanced`: text has to reach 7 : 1 as well. @returns one line for each violation */
export function runAxe(page: Page, enhanced: boolean): Promise<string[]> {
  return page.evaluate(async ({ tags, enhanced }) => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: enhanced } },
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) =>
      `${id}: ${html.slice(0, 160)} – ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)}`))
  }, { tags: TAGS, enhanced })
}

declare global {
  interface Window { axe: typeof axe }
}
