import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { packed } from './compression.ts'
import { contentKind, isHtml, withCharset } from './content-type.ts'
import { GatheredResponse, type Gathered } from './gathered-response.ts'
import { securityHeaders, type Headers } from './headers.ts'
import { plain, type Answer, type Visit } from './visit.ts'

/** Astro's handler in middleware mode. It calls `next` where no route fits. */
export type AstroHandler = (
  request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void, locals: object,
) => unknown

/** What a page gives besides its response. */
export interface Handing {
  /** What is sent in place of an empty body: the bytes of a page that was kept, or a long file that goes out as it comes. */
  handed?: Buffer | ReadableStream<Uint8Array>
}

/** Stands on a response whose body is handed over: all that Astro makes of a body would be made for nothing. */
export const HANDED = 'x-handed'

type Outcome = Gathered | 'no-such-route' | 'too-slow' | 'gone'

/** Never passed on: ours, Node's, or nobody's business. */
const DROPPED = [
  ...Object.keys(securityHeaders('/help/sw.js', true, '')),
  'connection', 'content-length', 'content-type', 'keep-alive', 'server', 'transfer-encoding', 'x-compress', HANDED, 'x-powered-by',
]

/**
 * Asks Astro for a page, gathers it, and makes the answer: 404 page for what has no route, our own page where Astro
 * breaks or takes longer than `timeout` milliseconds.
 * @param body the request's body, already read; Astro takes it from `request.body`
 */
export async function drawPage(visit: Visit, page: AstroHandler, locals: Handing, body: Buffer, timeout: number): Promise<Answer> {
  const { request } = visit
  Object.assign(request, { body })
  let outcome = await ask(visit, page, locals, timeout)
  const missing = outcome === 'no-such-route'
  if (missing) {
    asksFor404(request)
    outcome = await ask(visit, page, locals, timeout)
  }
  if (outcome === 'no-such-route') return plain(visit, 404)
  if (outcome === 'too-slow') return plain(visit, 503, { 'retry-after': 10 })
  if (outcome === 'gone' || outcome.broken) return plain(visit, 500)
  if (outcome.headers[HANDED] && locals.handed) return handedAnswer(visit, outcome, locals.handed)
  return fromGathered(visit, missing ? { ...outcome, status: 404 } : outcome)
}

function ask(visit: Visit, page: AstroHandler, locals: object, timeout: number): Promise<Outcome> {
  const drawn = new GatheredResponse(visit.request)
  return new Promise((resolve) => {
    const stop = (outcome: Outcome): void => {
      clearTimeout(timer)
      visit.response.off('close', leave)
      resolve(outcome)
      drawn.abandon()
    }
    const leave = (): void => stop('gone')
    const timer = setTimeout(() => stop('too-slow'), timeout)
    visit.response.once('close', leave)
    const next = (error?: unknown): void => { if (error) drawn.destroy(); else stop('no-such-route') }
    drawn.gathered.then(stop, () => drawn.destroy())
    Promise.resolve()
      .then(() => page(visit.request, drawn, next, locals))
      .catch(() => drawn.destroy())
  })
}

/** The 404 page is a GET without a body, whatever was asked, and it is drawn with locals because it is a route. */
function asksFor404(request: IncomingMessage): void {
  request.url = '/404'
  if (request.method !== 'HEAD') request.method = 'GET'
  delete request.headers['content-type']
  delete request.headers['content-length']
  delete request.headers['transfer-encoding']
}

function fromGathered(visit: Visit, gathered: Gathered): Answer {
  const { status } = gathered
  const type = String(gathered.headers['content-type'] ?? '')
  const headers = keptHeaders(gathered.headers)
  if ((status >= 300 && status < 400) || status === 204) return { status, headers }
  if (status >= 400 && !isHtml(type)) return plain(visit, status)
  if (contentKind(type) === 'file') headers['content-disposition'] ??= 'attachment'
  headers['vary'] = 'Accept-Encoding, Sec-Fetch-Site'

  const never = gathered.headers['x-compress'] === 'never'
  const small = packed(visit.request.headers, withCharset(type), gathered.body, never)
  if (small) headers['content-encoding'] = 'gzip'
  return { status, headers, type, body: small ?? gathered.body }
}

/** A stream is neither packed nor counted: it is sent while it is made. */
function handedAnswer(visit: Visit, gathered: Gathered, handed: NonNullable<Handing['handed']>): Answer {
  if (!(handed instanceof ReadableStream)) return fromGathered(visit, { ...gathered, body: handed })
  return { status: gathered.status, headers: keptHeaders(gathered.headers), type: String(gathered.headers['content-type']), stream: handed }
}

function keptHeaders(all: OutgoingHttpHeaders): Headers {
  const kept: Headers = {}
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && !DROPPED.includes(name)) kept[name] = value
  }
  return kept
}
