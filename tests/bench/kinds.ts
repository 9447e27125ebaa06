import { readdirSync } from 'node:fs'
import type { Answer } from '../support/http-client.ts'
import { Browser } from '../support/http-client.ts'
import type { BenchMember } from './data.ts'
import type { Shots } from './load.ts'
import type { Ledger } from './writes.ts'

/** The page that is compared with an empty one. */
export const PART = '/learn/1/1/2'
const EMPTY = '/bench/empty'
const TODAY = '/today'
const ASSETS = 'dist/client/_astro'
/** Node's own, for each connection anew. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'date']

/** What is compared is measured in turn; what saves apart from what reads, which would pay for what it leaves behind. */
const READS = ['section', 'empty', 'bare', 'section, packed', 'today', 'static'] as const
const SAVES = ['answer', 'continue', 'sheet'] as const
export const IN_TURN = [READS, SAVES] as const
export const KINDS = [...READS, ...SAVES]
export type Kind = (typeof KINDS)[number]

/** What each of them is, for whoever reads the table. */
export const ABOUT: Record<Kind, string> = {
  'section': `signed-in part, ${PART}`,
  'empty': 'empty Astro page, same server',
  'bare': 'bare node:http, the bytes of the part',
  'section, packed': 'the part for a browser that takes gzip',
  'today': `signed-in ${TODAY}`,
  'answer': 'quiz answer, one durable commit each',
  'continue': 'Continue, one durable commit each',
  'sheet': 'a part of a worksheet saved, sealed, one durable commit each',
  'static': 'style sheet through our server, packed as browsers take it',
}

/** The forms of each kind that is saved. */
export interface Ledgers { answers: Ledger; continues: Ledger; sheets: Ledger }
/** Which ledger a kind of request takes its forms from. */
export const LEDGER_OF: Partial<Record<Kind, keyof Ledgers>> = { answer: 'answers', continue: 'continues', sheet: 'sheets' }

interface Measured { port: number; barePort: number; readers: BenchMember[]; ledgers: Ledgers }

/** The requests of each kind. Readers take turns; a form is sent once. */
export function shotsOf(kind: Kind, { port, barePort, readers, ledgers }: Measured): Shots {
  const ours = { kind, port, status: 200 }
  const signedIn = (path: string, more = {}) =>
    readers.map(({ cookie }) => ({ method: 'GET', path, headers: { cookie, 'sec-fetch-site': 'same-origin', ...more } }))
  const plain = (path: string, headers = {}) => [{ method: 'GET', path, headers }]
  const form = (ledger: Ledger) => ({ ...ours, status: 303, requests: [ledger.request], isUsedUp: () => ledger.isUsedUp() })
  switch (kind) {
    case 'section': return { ...ours, requests: signedIn(PART) }
    case 'section, packed': return { ...ours, requests: signedIn(PART, { 'accept-encoding': 'gzip' }) }
    case 'today': return { ...ours, requests: signedIn(TODAY) }
    case 'empty': return { ...ours, requests: plain(EMPTY) }
    case 'static': return { ...ours, requests: plain(styleSheet(), { 'accept-encoding': 'gzip, br' }) }
    case 'bare': return { ...ours, port: barePort, requests: plain(PART) }
    case 'answer': return form(ledgers.answers)
    case 'continue': return form(ledgers.continues)
    case 'sheet': return form(ledgers.sheets)
  }
}

/** Looks at each page once, so that nothing but the page itself is measured. @returns the part's own headers and bytes */
export async function inspect(port: number, origin: string, reader: BenchMember): Promise<Pick<Answer, 'headers' | 'body'>> {
  const browser = new Browser(port, origin)
  const empty = await browser.get(EMPTY)
  expect(empty, 'Empty.', EMPTY)
  expect(await browser.get(styleSheet()), '', styleSheet())
  const [name = '', token = ''] = reader.cookie.split('=')
  browser.cookies.set(name, token)
  expect(await browser.get(TODAY), '</html>', TODAY)
  const part = await browser.get(PART)
  expect(part, 'value="continue"', PART)
  const headers = Object.fromEntries(Object.entries(part.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name)))
  return { headers, body: part.body }
}

function expect({ status, body }: Answer, text: string, path: string): void {
  if (status !== 200 || !body.includes(text)) throw new Error(`${path} answers ${status} and is not the page to measure.`)
}

function styleSheet(): string {
  const name = readdirSync(ASSETS).find((file) => file.endsWith('.css'))
  if (!name) throw new Error(`There is no style sheet in ${ASSETS}.`)
  return `/_astro/${name}`
}
