import { STATUS_CODES, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { securityHeaders } from './headers.ts'
import { plainPage } from './plain-pages.ts'
import { newRequestId } from './visit.ts'

const STATUS_BY_CODE: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers what Node cannot read as a request (and CONNECT) with the same headers and pages as everything else. */
export function answerBrokenRequests(server: Server, secure: boolean): void {
  const current = new WeakMap<Duplex, ServerResponse>()
  server.on('request', (request, response) => current.set(request.socket, response))
  server.on('connect', (_request, socket) => refuse(socket, 405, secure))
  server.on('checkExpectation', (_request, response) => refuse(response.req.socket, 417, secure))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const answering = current.get(socket)
    const halfSent = answering?.headersSent === true && !answering.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || halfSent) socket.destroy()
    else refuse(socket, STATUS_BY_CODE[error.code ?? ''] ?? 400, secure)
  })
}

function refuse(socket: Duplex, status: number, secure: boolean): void {
  const body = plainPage(status, newRequestId())
  const headers = {
    ...securityHeaders('/', secure, 'text/html'),
    ...(status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
}
