import type { Page } from 'playwright-core'

/** What to type or choose, by the field's name; a list ticks several. */
export type Answers = Record<string, string | string[]>

/** Fills in fields as a person would: types into boxes, picks from lists, taps the rows of choices. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]`).first()
    const kind = await field.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`.trim())
    if (kind === 'INPUT radio' || kind === 'INPUT checkbox') {
      for (const one of [value].flat()) await page.locator(`main [name="${name}"][value="${one}"]`).check()
    } else if (kind.startsWith('SELECT')) await field.selectOption([value].flat())
    else await field.fill([value].flat().join('\n'))
  }
}

/** Presses a button or link of the page by its words and waits for the next page. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  const target = page.locator('main').getByRole('button', { name: words }).or(page.locator('main').getByRole('link', { name: words }))
  await target.first().click()
  await page.waitForLoadState('load')
}

/** Fills in a form and sends it with the button of these words. */
export async function send(page: Page, answers: Answers, words: string | RegExp): Promise<void> {
  await fillIn(page, answers)
  await press(page, words)
}
