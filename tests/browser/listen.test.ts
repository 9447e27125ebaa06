import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newVisit, openChromium } from '../support/browser.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PART = '/learn/2/2/1'

let server: TestServer
let chromium: Browser
beforeAll(async () => { [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium({ quick: true })]) })
afterAll(async () => { await chromium.close(); await server.close() })

interface Voice { lang: string; localService: boolean }
interface Said { text: string; lang: string }

/** A part as a browser with these voices shows it; what it is told to say is noted. Chromium without a screen has none. */
async function visitWith(voices: Voice[]): Promise<{ page: Page; said(): Promise<Said[]>; close(): Promise<void> }> {
  const visit = await newVisit(chromium, server.origin)
  await visit.page.addInitScript((given) => {
    const notes: { text: string; lang: string }[] = []
    Object.assign(window, { notes })
    class Utterance extends EventTarget {
      lang = ''
      voice = null
      readonly text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
      getVoices: () => given,
      speak: ({ text, lang }: { text: string; lang: string }) => { notes.push({ text, lang }) },
      cancel: () => { notes.length = 0 },
    }) })
  }, voices)
  await visit.page.goto(PART)
  return {
    page: visit.page,
    said: () => visit.page.evaluate(() => (window as unknown as { notes: Said[] }).notes),
    close: () => visit.context.close(),
  }
}

const listen = (page: Page) => page.getByRole('button', { name: 'Listen' })

test('with a voice on the device one can listen to the text, and to nothing that is only there to press', async () => {
  const { page, said, close } = await visitWith([{ lang: 'en-US', localService: true }])
  await listen(page).click()
  const spoken = (await said()).map(({ text }) => text.trim())
  expect(spoken[0]).toBe(await page.locator('h1').textContent())
  expect(spoken.join(' ')).toContain('Think of four places where a change may show.')
  expect(spoken.join(' ')).not.toMatch(/Quick check|I am not sure yet|Where this comes from|Call 911/)
  expect(new Set((await said()).map(({ lang }) => lang))).toEqual(new Set(['en-US']))
  await page.getByRole('button', { name: 'Stop' }).click()
  expect(await said()).toEqual([])
  expect(await listen(page).isVisible()).toBe(true)
  await close()
})

test.each([
  ['no voice', []],
  ['only a voice that asks a server', [{ lang: 'en-US', localService: false }]],
  ['only a voice of another language', [{ lang: 'de-DE', localService: true }]],
])('with %s there is no button', async (_, voices) => {
  const { page, close } = await visitWith(voices)
  expect(await page.locator('[data-listen]').isVisible()).toBe(false)
  await close()
})

test('Leave ends it at once', async () => {
  const { page, said, close } = await visitWith([{ lang: 'en-US', localService: true }])
  await listen(page).click()
  expect(await said()).not.toEqual([])
  // In one breath: a moment later the page is gone.
  expect(await page.evaluate(() => {
    document.querySelector<HTMLElement>('.leave')?.click()
    return (window as unknown as { notes: Said[] }).notes.length
  })).toBe(0)
  await close()
})
