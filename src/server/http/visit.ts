import { randomInt } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
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
  /** In place of `body`: sent as it comes, without a length. */
  stream?: ReadableStream<Uint8Array>
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

/**
 * Writes an answer at once, with every security header. HEAD gets the same headers and no body.
 * A stream goes out after its headers, as fast as the client reads it. Where it breaks, the connection is cut, so
 * that half a file cannot pass for a whole one.
 * @param broke told what broke a stream
 */
export function send(visit: Visit, answer: Answer, lastOnConnection: boolean, broke: (error: unknown) => void): void {
  const { request, response, path, secure } = visit
  const { status, type = '', body, stream } = answer
  const headers: Headers = { ...securityHeaders(path, secure, type), ...answer.headers }
  if (type) headers['content-type'] = withCharset(type)
  if (!stream && hasLength(request.method, status, body)) headers['content-length'] = body?.length ?? 0
  if (lastOnConnection) headers['connection'] = 'close'
  response.writeHead(status, headers)
  if (!stream) response.end(request.method === 'HEAD' ? undefined : body)
  else if (request.method === 'HEAD') stream.cancel().then(() => response.end(), broke)
  else pipeline(Readable.fromWeb(stream as NodeStream), response).catch((error: unknown) => { if (!isGone(error)) broke(error) })
}

/** The client went away; nothing of ours broke. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/** A 204 and a 304 have none, and a HEAD without a body does not know it. */
function hasLength(method: string | undefined, status: number, body: Buffer | undefined): boolean {
  return status !== 204 && status !== 304 && (method !== 'HEAD' || body !== undefined)
}
