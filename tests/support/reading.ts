import type { Module } from '../../src/domain/catalog/shape.ts'
import type { Browser } from './http-client.ts'
import { passwordOf } from './server-cast.ts'
import type { TestServer } from './server.ts'

/** The words of a page, as somebody reads them. */
export function textOf(body: string): string {
  return body.replaceAll(/<[^>]*>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ')
}

/** The module with these two numbers in its address. @throws where there is none */
export function moduleAt(server: TestServer, course: number, order: number): Module {
  const module = server.world.catalog.at(course, order)
  if (!module) throw new Error(`no module ${course}/${order}`)
  return module
}

/** A visitor who signed in as this member of the cast. */
export async function signedIn(server: TestServer, id: string): Promise<Browser> {
  const browser = server.browser()
  await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: id, password: passwordOf(id) })
  return browser
}

/** A visitor who picked Spanish. */
export function inSpanish(server: TestServer): Browser {
  const browser = server.browser()
  browser.cookies.set('language', 'es')
  return browser
}
