import type { CDPSession, Page } from 'playwright-core'
import { runAxe, type Rules } from './axe.ts'
import { PHONE } from './browser.ts'

export interface Screen { width: number }

/** How closely a page is looked at: whole in light, and in dark too; or only for what other words can break. */
export type Closeness = 'light-and-dark' | 'light' | 'words'

const SMALLEST = 320
const ZOOM = { standard: 32, fixed: 26 }
const PLAIN = { standard: 16, fixed: 13 }

/**
 * Axe on these screens in light; in dark, which changes colours alone, on the one that was set last. On a further screen
 * that shows and hides the same elements only the rules of layout can find something else. Then what else each page
 * promises. @returns one line for each fault
 */
export async function lookAt(page: Page, screens: Screen[], closeness: Closeness): Promise<string[]> {
  const faults: string[] = []
  const look = async (colorScheme: 'light' | 'dark', width: number, rules: Rules): Promise<void> => {
    await page.emulateMedia({ colorScheme })
    faults.push(...(await runAxe(page, rules)).map((violation) => `${colorScheme}, ${width} px: ${violation}`))
  }
  const looked = new Set<string>()
  for (const { width } of screens) {
    await fitHeight(page, width)
    const elements = await elementsShown(page)
    await look('light', width, closeness === 'words' ? 'words' : looked.has(elements) ? 'layout' : 'all')
    looked.add(elements)
    faults.push(...await sideways(page, `${width} px`))
  }
  if (closeness === 'light-and-dark') {
    await look('dark', screens.at(-1)?.width ?? 0, 'colours')
    if (!looked.has(await elementsShown(page))) faults.push('dark shows other elements than light')
  }
  faults.push(...await plainly(page))
  await page.emulateMedia({ colorScheme: 'light' })
  return faults
}

/** Every element of the page, and whether it can be seen. */
function elementsShown(page: Page): Promise<string> {
  return page.evaluate(() => [...document.querySelectorAll('*')].map((element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect()
    const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && width > 1 && height > 1 && right > 0 && bottom > 0
    return element.localName + (isSeen ? '+' : '-')
  }).join(' '))
}

/** Taller screens cost more than they show: pages without bars, as those for paper, need none. */
const SCREEN_MAX = 6_000

/** A screen as tall as the page, so that no bar lies over what is read. */
async function fitHeight(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: PHONE.height })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(height, SCREEN_MAX) })
}

/** The narrowest screen, and a phone whose owner doubled the text. */
export async function pushWidths(page: Page, cdp: CDPSession): Promise<string[]> {
  await page.setViewportSize({ ...PHONE, width: SMALLEST })
  const narrow = await sideways(page, `${SMALLEST} px`)
  await page.setViewportSize(PHONE)
  await cdp.send('Page.setFontSizes', { fontSizes: ZOOM })
  const large = await sideways(page, 'text at 200 %')
  await cdp.send('Page.setFontSizes', { fontSizes: PLAIN })
  return [...narrow, ...large]
}

/** No text under 16 px, and one button that stands out. */
function plainly(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility())
    // The words of a drawing grow and shrink with it.
    const scaleOf = (element: Element) => (element instanceof SVGGraphicsElement ? element.getScreenCTM()?.a ?? 1 : 1)
    const small = seen.filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
      && Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element) < 16)
    const primary = seen.filter((element) => element.matches('.button:not([data-kind])'))
    return [...small.map((element) => `text under 16 px: ${element.outerHTML.slice(0, 80)}`), ...(primary.length > 1 ? [`${primary.length} buttons that stand out`] : [])]
  })
}

/** What sticks out of the page, if the page scrolls sideways. */
async function sideways(page: Page, when: string): Promise<string[]> {
  const out = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= innerWidth) return undefined
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth)
    return `${scrollWidth} px wide: ${wide.slice(-3).map((element) => element.outerHTML.slice(0, 80)).join(' ')}`
  })
  return out === undefined ? [] : [`${when}: ${out}`]
}
