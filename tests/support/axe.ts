import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { RunOnly, RunOptions, Spec } from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.0 to 2.2, A and AA, and what its authors advise besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/**
 * All; or those that another theme can break; or those that another width can break where it shows the same elements;
 * or those that other words can break where everything else is the same.
 */
export type Rules = 'all' | 'colours' | 'layout' | 'words'
const COLOURS = ['color-contrast', 'link-in-text-block']
const RUN_ONLY: Record<Rules, RunOnly> = {
  all: { type: 'tag', values: TAGS },
  colours: { type: 'rule', values: COLOURS },
  layout: { type: 'rule', values: [...COLOURS, 'target-size', 'scrollable-region-focusable'] },
  words: {
    type: 'rule',
    values: [
      'html-has-lang', 'html-lang-valid', 'valid-lang', 'document-title', 'page-has-heading-one', 'empty-heading', 'button-name', 'link-name', 'label',
      'summary-name', 'input-button-name', 'svg-img-alt', 'image-alt', 'empty-table-header', 'target-size', 'scrollable-region-focusable',
    ],
  },
}
/**
 * Axe's rule of AAA says nothing of text below 4.5 : 1, which it leaves to the rule of AA. The rule of AA with the
 * figures of AAA finds both at once. The rest are axe's own options of it, which can only be replaced as a whole.
 */
const ENHANCED: Spec = { checks: [{ id: 'color-contrast', options: {
  ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18,
  contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
  pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
} }] }

/** The packed file: half as much to read as the one that `import` finds. */
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Puts axe into whatever this page opens from now on. Chromium keeps it compiled, which is half the time of a page.
 * `enhanced`: text has to reach 7 : 1, large text 4.5 : 1, in place of 4.5 and 3.
 */
export async function bringAxe(page: Page, { enhanced }: { enhanced: boolean }): Promise<void> {
  await page.addInitScript({ content: enhanced ? `${SOURCE};axe.configure(${JSON.stringify(ENHANCED)})` : SOURCE })
}

/** Runs axe on the page as it stands; less than all rules where it was looked at whole before. @returns one line for each violation */
export function runAxe(page: Page, rules: Rules): Promise<string[]> {
  const options: RunOptions = { runOnly: RUN_ONLY[rules], resultTypes: ['violations'] }
  return page.evaluate(async (given) => {
    const { violations } = await window.axe.run(document, given)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) =>
      `${id}: ${html.slice(0, 160)} – ${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)}`))
  }, options)
}

declare global {
  interface Window { axe: typeof axe }
}
