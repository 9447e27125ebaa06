import type { IncomingMessage } from 'node:http'
import type { Limits } from './limits.ts'
import { asksToStop } from './one-click.ts'

const MULTIPART = /^multipart\/form-data\s*;/i
const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i
const REPORT = /^application\/(?:csp-report|json|reports\+json)\s*(?:;|$)/i
const AMPERSAND = 0x26

/** The bytes of a body, or the status that refuses it. */
export type Body = { ok: true; bytes: Buffer } | { ok: false; status: 400 | 413 | 415 }

/** What kind of body a request may have: a form, a form with a pasted table in it, a browser's report, or a mail program's one click. */
export type BodyKind = 'form' | 'table' | 'report' | 'one-click'

/**
 * Reads a request's body whole, within the limits (security.md §4, step 5). What is refused is drained by Node, so
 * that the client reads the answer instead of a broken connection.
 * @returns no bytes for GET and HEAD, which may carry none
 */
export async function readBody(request: IncomingMessage, kind: BodyKind, limits: Limits): Promise<Body> {
  const { headers, method } = request
  const length = Number(headers['content-length'] ?? 0)
  if (method !== 'POST') {
    return length > 0 || headers['transfer-encoding'] ? { ok: false, status: 400 } : { ok: true, bytes: Buffer.alloc(0) }
  }
  const type = headers['content-type'] ?? ''
  const isAllowed = (kind === 'report' ? REPORT : FORM).test(type) || (kind === 'one-click' && MULTIPART.test(type))
  if (!isAllowed || headers['content-encoding']) return { ok: false, status: 415 }
  const most = { 'form': limits.bodyBytes, 'table': limits.tableBytes, 'report': limits.reportBytes, 'one-click': limits.oneClickBytes }[kind]
  const bytes = length > most ? undefined : await gather(request, most)
  if (!bytes || (kind !== 'report' && countFields(bytes) > limits.fields)) return { ok: false, status: 413 }
  if (kind === 'one-click' && !await asksToStop(type, bytes)) return { ok: false, status: 400 }
  return { ok: true, bytes }
}

/** The body, or undefined once it is longer than `most`. Rejects when the client goes away. */
function gather(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= most) return void chunks.push(chunk)
      chunks.length = 0
      resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => reject(new ClientGone()))
    request.on('close', () => reject(new ClientGone()))
  })
}

/** The client closed the connection before its request was whole. */
export class ClientGone extends Error {}

function countFields(bytes: Buffer): number {
  let fields = 1
  for (let at = bytes.indexOf(AMPERSAND); at !== -1; at = bytes.indexOf(AMPERSAND, at + 1)) fields += 1
  return fields
}
