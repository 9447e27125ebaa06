import type { Page, Response } from 'playwright-core'
import { HARBOR } from './cast.ts'
import type { Arranged } from './crawl-cast.ts'
import { arrangeCrawl } from './crawl-cast.ts'
import { keepMaking } from './crawl-exports.ts'
import type { Fields, Place, Who } from './crawl-place.ts'
import type { Answer, Browser } from './http-client.ts'
import { passwordOf } from './server-cast.ts'
import { startServer, type TestServer } from './server.ts'

export type Locale = 'en' | 'es'
const STAFF: Who[] = ['dana', 'eli', 'adi']

/** A server with something to see on every page. */
export async function startCrawl(): Promise<{ server: TestServer; arranged: Arranged }> {
  let arranged: Arranged | undefined
  const server = await startServer({ arrange: async (world, origin) => { arranged = await arrangeCrawl(world, origin) } })
  if (!arranged) throw new Error('Nothing was arranged.')
  await keepMaking(server.world)
  return { server, arranged }
}

/** Everyone of the cast, and everyone who is invited, reads this language from now on. */
export async function speak(server: TestServer, locale: Locale): Promise<void> {
  await server.world.transact(async (db) => {
    await db.updateTable('account').set({ locale }).where('clinicId', '=', HARBOR).execute()
    await db.updateTable('consent').set({ locale }).where('clinicId', '=', HARBOR).execute()
  })
}

/** A place in words, for messages. */
export function nameOf({ as, path, sends }: Place): string {
  return `${path} as ${as}${sends.length > 0 ? ` after ${sends.map((send) => JSON.stringify(send)).join(', ')}` : ''}`
}

/** A visitor who speaks forms, signed in where the person has an account. */
export async function visitorOf(server: TestServer, who: Who, locale: Locale): Promise<Browser> {
  const browser = server.browser()
  browser.cookies.set('language', locale)
  const page = signInPage(who)
  if (page) await browser.submit(await browser.get(page), page, { name: who, password: passwordOf(who) })
  return browser
}

/** Opens a place by plain requests. @returns the page, and where it stands */
export async function openPlainly(browser: Browser, place: Place): Promise<{ answer: Answer; path: string }> {
  let at = await landing(browser, await browser.get(place.path), place.path)
  for (const fields of place.sends) at = await landing(browser, await browser.submit(at.answer, at.path, fields), at.path)
  return at
}

async function landing(browser: Browser, answer: Answer, path: string): Promise<{ answer: Answer; path: string }> {
  if (answer.status !== 303) return { answer, path }
  const to = answer.location.split('#')[0] ?? ''
  return landing(browser, await browser.get(to), to)
}

/** Signs this person in in Chromium, where they have an account. */
export async function signInAs(page: Page, who: Who): Promise<void> {
  const signIn = signInPage(who)
  if (!signIn) return
  await page.goto(signIn)
  await sendForm(page, { name: who, password: passwordOf(who) })
}

/** Opens a place in Chromium. @returns its status */
export async function openPlace(page: Page, place: Pick<Place, 'path' | 'sends'>): Promise<number> {
  let response = await page.goto(place.path)
  for (const fields of place.sends) response = await sendForm(page, fields)
  return response?.status() ?? 0
}

/** Fills in the form of the page that has these fields and sends it, with the button that one of them names. @returns the answer of the page it leads to */
async function sendForm(page: Page, fields: Fields): Promise<Response> {
  const isPage = (response: Response) => response.request().isNavigationRequest() && response.status() !== 303
  const [response] = await Promise.all([page.waitForEvent('response', isPage), page.waitForEvent('load'), fillAndSend(page, fields)])
  return response
}

function fillAndSend(page: Page, fields: Fields): Promise<void> {
  return page.evaluate((wanted) => {
    const form = [...document.querySelectorAll<HTMLFormElement>('main form')].find((one) => Object.entries(wanted)
      .every(([name, value]) => name !== 'do' ? one.elements.namedItem(name) : one.querySelector(`[name=do][value="${String(value)}"]`)))
    if (!form) throw new Error(`No form with ${Object.keys(wanted).join(', ')} at ${location.pathname}`)
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input, select, textarea')) {
      const value = wanted[field.name]
      if (value === undefined || field.type === 'hidden') continue
      if (field.type === 'radio' || field.type === 'checkbox') (field as HTMLInputElement).checked = [value].flat().includes(field.value)
      else field.value = [value].flat().join('\n')
    }
    form.requestSubmit([...form.querySelectorAll<HTMLButtonElement>('button[name]')].find((button) => wanted[button.name] === button.value))
  }, fields)
}

function signInPage(who: Who): string | undefined {
  if (who === 'nobody' || who === 'newcomer') return undefined
  return STAFF.includes(who) ? '/staff/sign-in' : '/sign-in'
}
