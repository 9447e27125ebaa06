import { randomInt } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { withCharset } from './content-type.ts'
import { securityHeaders, type Headers } from './headers.ts'
import { plainPage } from './plain-pages.ts'

/** One request on its way through the wrapper. `path` and `secure` are filled in as they become known. */
export interface Visit {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
  startedAt: number
  path: string
  secure: boolean
  address: string
  logged: Logged
}

/** What the log may say about a request. Middleware writes the pattern and the role in here; the path never comes in. */
export interface Logged {
  route?: string
  role?: string
}

/** What is sent: headers here win over the common ones. */
export interface Answer {
  status: number
  headers?: Headers
  type?: string
  body?: Buffer
}

const SYMBOLS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const ID_LENGTH = 8

/** A number that someone can read out on the phone: 8 symbols without look-alikes. */
export function newRequestId(): string {
  return Array.from({ length: ID_LENGTH }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('')
}

/** A page of the wrapper's own. */
export function plain(visit: Pick<Visit, 'requestId'>, status: number, headers: Headers = {}): Answer {
  return { status, headers, type: 'text/html', body: Buffer.from(plainPage(status, visit.requestId)) }
}

/** A few words for a machine. */
export function words(status: number, body: string): Answer {
  return { status, type: 'text/plain', body: Buffer.from(body) }
}

/** Writes an answer at once, with every security header. HEAD gets the same headers and no body. */
export function send(visit: Visit, answer: Answer, lastOnConnection: boolean): void {
  const { request, response, path, secure } = visit
  const { status, type = '', body } = answer
  const headers: Headers = { ...securityHeaders(path, secure, type), ...answer.headers }
  if (type) headers['content-type'] = withCharset(type)
  if (hasLength(request.method, status, body)) headers['content-length'] = body?.length ?? 0
  if (lastOnConnection) headers['connection'] = 'close'
  response.writeHead(status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A 204 and a 304 have none, and a HEAD without a body does not know it. */
function hasLength(method: string | undefined, status: number, body: Buffer | undefined): boolean {
  return status !== 204 && status !== 304 && (method !== 'HEAD' || body !== undefined)
}
