import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.0 to 2.2, A and AA, and what its authors advise besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Rules that a theme can break; all others look at what is the same in each. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
const ENHANCED = 'color-contrast-enhanced'

/** The packed file: half as much to read as the one that `import` finds. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Puts axe into whatever this page opens from now on. Chromium keeps it compiled, which is half the time of a page. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: SOURCE })
}

/**
 * Runs axe on the page as it stands. `enhanced`: text has to reach 7 : 1 as well. `colours`: only the rules that
 * colours decide, for a page that was looked at whole in another theme. @returns one line for each violation
 */
export function runAxe(page: Page, { enhanced, colours }: { enhanced: boolean; colours: boolean }): Promise<string[]> {
  const rules = [...COLOUR_RULES, ...(enhanced ? [ENHANCED] : [])]
  return page.evaluate(async ({ tags, rules, colours, enhanced, enhancedRule }) => {
    const { violations } = await window.axe.run(document, colours
      ? { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'] }
      : { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], rules: { [enhancedRule]: { enabled: enhanced } } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) =>
      `${id}: ${html.slice(0, 160)} – ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)}`))
  }, { tags: TAGS, rules, colours, enhanced, enhancedRule: ENHANCED })
}

declare global {
  interface Window { axe: typeof axe }
}
