import type { Page } from 'playwright-core'
import { press } from './fill-in.ts'

/** More stops than any page of a quiz has. */
const STOPS_MAX = 60

/** How somebody gets through the pages of a quiz: with a finger, or with a keyboard alone. */
export interface Hands {
  /** Chooses one option, or ticks several, or puts rows in this order, by their values in the form. */
  choose(page: Page, kind: string, values: string[]): Promise<void>
  /** Opens the row and says how sure they are. */
  say(page: Page, sure: string): Promise<void>
  /** Presses a button or link by its words. */
  press(page: Page, words: string): Promise<void>
}

const valuesShown = (page: Page) => page.locator('main [name="options"]').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))

/** Presses Up until the rows stand as wanted; `up` presses the button of one row. */
async function putInOrder(page: Page, wanted: string[], up: (value: string) => Promise<void>): Promise<void> {
  for (const [to, value] of wanted.entries()) {
    for (let at = (await valuesShown(page)).indexOf(value); at > to; at--) {
      await up(value)
      await page.waitForLoadState('load')
    }
  }
}

export const finger: Hands = {
  async choose(page, kind, values) {
    if (kind === 'order') return putInOrder(page, values, (value) => page.locator(`main button[value="${value} up"]`).click())
    for (const value of values) await page.locator(`main label.choice:has(input[name="options"][value="${value}"])`).click()
  },
  async say(page, sure) {
    if (!await page.locator('main details').evaluate((row) => (row as HTMLDetailsElement).open)) await page.locator('main summary').click()
    await page.locator(`main label.choice:has([name="sure"][value="${sure}"])`).click()
  },
  press: (page, words) => press(page, words),
}

/** Goes on with Tab until what the selector names has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
  for (let stop = 0; !await isThere(); stop++) {
    if (stop === STOPS_MAX) throw new Error(`Tab never came to ${selector}.`)
    await page.keyboard.press('Tab')
  }
}

/** Tab to the group, Space for its first radio, arrows to the others. */
async function pickRadio(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `[name="${name}"]`)
  await page.keyboard.press('Space')
  while (!await page.evaluate((wanted) => (document.activeElement as HTMLInputElement).value === wanted, value)) await page.keyboard.press('ArrowDown')
}

export const keyboard: Hands = {
  async choose(page, kind, values) {
    if (kind === 'order') {
      return putInOrder(page, values, async (value) => {
        await tabTo(page, `button[value="${value} up"]`)
        await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
      })
    }
    if (kind !== 'pick-many') return pickRadio(page, 'options', values[0] ?? '')
    for (const value of values.toSorted()) {
      await tabTo(page, `[name="options"][value="${value}"]`)
      await page.keyboard.press('Space')
    }
  },
  async say(page, sure) {
    await tabTo(page, 'main summary')
    if (!await page.locator('main details').evaluate((row) => (row as HTMLDetailsElement).open)) await page.keyboard.press('Enter')
    await pickRadio(page, 'sure', sure)
  },
  async press(page, words) {
    const target = page.locator('main').getByRole('button', { name: words, exact: true }).or(page.locator('main').getByRole('link', { name: words, exact: true }))
    const selector = await target.first().evaluate((element) => {
      element.setAttribute('data-wanted', '')
      return '[data-wanted]'
    })
    await tabTo(page, selector)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  },
}
