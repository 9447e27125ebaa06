import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newHttpServer, type Answered, type AstroHandler, type CspReport, type HttpOptions } from '../../src/server/http.ts'
import { defaultLimits } from '../../src/server/http/limits.ts'

export const ORIGIN = 'http://localhost:4321'
export const HOST = 'localhost:4321'

/** Pages as Astro's handler draws them: a plain function at the same seam. */
export type Pages = Record<string, (...args: Parameters<AstroHandler>) => unknown>

export interface Wrapper {
  port: number
  drain(): Promise<void>
  answered: Answered[]
  reports: CspReport[]
  broken: string[]
  close(): Promise<void>
}

/** What came back on a raw socket. Header names in lower case; a name that stands twice is joined with a newline. */
export interface RawAnswer { status: number; headers: Record<string, string>; body: Buffer; text: string }

const PAGE = '<!doctype html><title>A page</title>' + '<p>Some words that pack well.</p>'.repeat(60)

/** A page of 1,900 bytes, with anything it should say about itself. */
export function html(status = 200, headers: Record<string, string | string[]> = {}): Pages[string] {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers })
    response.write(PAGE)
    response.end()
  }
}

/** The wrapper on a free loopback port, with some files and these pages; everything else has no route. */
export async function startWrapper(pages: Pages, changes: Partial<HttpOptions> = {}): Promise<Wrapper> {
  const staticFolder = mkdtempSync(join(tmpdir(), 'porchlight-static-'))
  mkdirSync(join(staticFolder, '_astro'))
  mkdirSync(join(staticFolder, 'help'))
  writeFileSync(join(staticFolder, '_astro', 'app.B4xyz.css'), 'p { color: CanvasText }\n'.repeat(100))
  writeFileSync(join(staticFolder, 'help', 'sw.js'), 'self.onfetch = () => {}\n')
  writeFileSync(join(staticFolder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>')

  const answered: Answered[] = []
  const reports: CspReport[] = []
  const broken: string[] = []
  const server = newHttpServer({
    clinicOf: (host) => host === HOST ? { id: 'clinic-1', origin: ORIGIN } : undefined,
    page: (request, response, next, locals) => {
      const page = pages[(request.url ?? '').split('?', 1)[0] ?? '']
      return page ? page(request, response, next, locals) : next()
    },
    locals: (clinicId) => ({ clinicId }),
    ready: () => Promise.resolve(true),
    sealCode: (code) => `sealed-${encodeURIComponent(code)}`,
    limits: defaultLimits, trustedProxies: [], secure: false, staticFolder,
    answered: (fact) => answered.push(fact),
    reported: (report) => reports.push(report),
    broke: (_id, error) => broken.push(error instanceof Error ? error.message : String(error)),
    ...changes,
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    port: (server.address() as AddressInfo).port, answered, reports, broken, drain: () => server.drain(),
    close: async () => {
      server.closeAllConnections()
      await server.drain()
      rmSync(staticFolder, { recursive: true })
    },
  }
}

/** Sends bytes and reads one answer by its content length; the connection is closed afterwards. */
export async function raw(port: number, text: string): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1')
  try {
    socket.write(text)
    return await readAnswer(socket, text.startsWith('HEAD '))
  } finally {
    socket.on('error', () => undefined)
    socket.destroy()
  }
}

/** A request with one Host, and headers as lines. */
export function ask(port: number, method: string, target: string, headers: Record<string, string> = {}, body = ''): Promise<RawAnswer> {
  const all: Record<string, string> = { host: HOST, ...headers }
  if (body) all['content-length'] ??= String(Buffer.byteLength(body))
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return raw(port, `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`)
}

/** A form as a browser posts it from our own page. */
export function post(port: number, target: string, body: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const own = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', 'origin': ORIGIN }
  return ask(port, 'POST', target, { ...own, 'content-length': String(Buffer.byteLength(body)), ...headers }, body)
}

/** Reads the next answer of a connection. */
export function readAnswer(socket: Socket, isHead = false): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      const answer = parse(bytes, isHead)
      if (!answer) return
      socket.off('data', onData)
      resolve(answer)
    }
    socket.on('data', onData)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`closed after ${bytes.length} bytes`)))
  })
}

function parse(bytes: Buffer, isHead: boolean): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = name in headers ? `${headers[name]}\n${value}` : value
  }
  const length = isHead ? 0 : Number(headers['content-length'] ?? 0)
  const body = bytes.subarray(end + 4)
  if (body.length < length) return undefined
  return { status: Number(first.split(' ')[1]), headers, body: body.subarray(0, length), text: body.toString('utf8', 0, length) }
}
