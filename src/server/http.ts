import { createServer, type Server } from 'node:http'
import { type BodyKind, ClientGone, readBody } from './http/body.ts'
import { answerBrokenRequests } from './http/broken-requests.ts'
import { clientAddress, countedAddress, rewriteForwarded, trusting } from './http/client-address.ts'
import { trackConnections } from './http/connections.ts'
import { invitationCookie } from './http/cookies.ts'
import { perMinute, readCspReport, type CspReport } from './http/csp-report.ts'
import { drawPage, type AstroHandler, type Handing } from './http/draw-page.ts'
import { joinCodeIn } from './http/join-code.ts'
import type { Limits } from './http/limits.ts'
import { isOneClick, passesOriginGate } from './http/origin-gate.ts'
import { readStaticFiles, staticAnswer } from './http/static-files.ts'
import { readTarget, type Target } from './http/target.ts'
import { newRequestId, plain, send, words, type Answer, type Logged, type Visit } from './http/visit.ts'

export type { AstroHandler, CspReport, Limits, Logged }

/** A clinic by the origin people reach it at, as `https://learn.example.org`. */
export interface ClinicAddress { id: string; origin: string }

/** What Astro gets besides `locals(clinicId)`. `clientAddress` is as limits count it (IPv6: its first 64 bits). */
export interface RequestLocals { requestId: string; clientAddress: string; logged: Logged }

/** One answered request, for the log. `route` is a pattern, never a path. */
export interface Answered { requestId: string; route: string; method: string; status: number; ms: number; role: string; address: string }

export interface HttpOptions {
  /** By the Host header in lower case, port included where the origin has one. */
  clinicOf(host: string): ClinicAddress | undefined
  page: AstroHandler
  locals(clinicId: string): object
  staticFolder: string
  ready(): Promise<boolean>
  limits: Limits
  /** Hides a code from `/join/CODE` in a cookie; no semicolons or spaces in the result. */
  sealCode(code: string): string | Promise<string>
  /** Addresses and ranges whose `X-Forwarded-For` counts. */
  trustedProxies: readonly string[]
  /** Whether the installation is served over https; decides headers where no clinic is known. */
  secure: boolean
  answered?(fact: Answered): void
  reported?(report: CspReport): void
  broke?(requestId: string, error: unknown): void
}

/** `drain`: not ready, stop accepting, finish what runs, cut what is left after `limits.drainTimeout`. */
export type PorchlightServer = Server & { drain(): Promise<void> }

const METHODS = ['GET', 'HEAD', 'POST']
/** Addresses of Astro's that we do not use. */
const ASTRO_OWN = ['_image', '_server-islands', '_actions']
const CSP = '/csp'
/** The one form that a pasted table fits into. */
const TABLE = '/staff/families/import'
/** Asked every few seconds, so left out of the log. */
const HEALTH = 'health'

/** The server around Astro: security.md §4, step for step. It does not listen yet. */
export function newHttpServer(options: HttpOptions): PorchlightServer {
  const { limits } = options
  const files = readStaticFiles(options.staticFolder)
  const isTrusted = trusting(options.trustedProxies)
  const mayReport = perMinute(limits.reportsPerMinute)
  let inFlight = 0
  let draining = false

  const server = createServer({
    headersTimeout: limits.headersTimeout, requestTimeout: limits.requestTimeout, keepAliveTimeout: limits.keepAliveTimeout,
    connectionsCheckingInterval: limits.checkEvery, maxHeaderSize: limits.headerBytes, requireHostHeader: false,
  })
  server.maxHeadersCount = limits.headers
  server.maxConnections = limits.connections
  server.maxRequestsPerSocket = limits.requestsPerSocket
  answerBrokenRequests(server, options.secure)
  const connections = trackConnections(server)

  server.on('request', (request, response) => {
    const visit: Visit = {
      request, response, requestId: newRequestId(), startedAt: performance.now(),
      path: '/', secure: options.secure, address: '', logged: {},
    }
    void answer(visit)
  })

  /** Never rejects: what breaks here is a 500, or a cut connection when that cannot be sent either. */
  async function answer(visit: Visit): Promise<void> {
    try {
      finish(visit, await decide(visit))
    } catch (error) {
      if (!(error instanceof ClientGone)) options.broke?.(visit.requestId, error)
      if (error instanceof ClientGone || visit.response.headersSent) visit.response.destroy()
      else finish(visit, plain(visit, 500))
    }
  }

  /** Step by step to the answer; the numbers here and in `serve` are those of security.md §4. */
  async function decide(visit: Visit): Promise<Answer> {
    const { request } = visit
    const { method = '' } = request
    const health = await healthAnswer(request.url ?? '', method)
    if (health) return named(visit, HEALTH, health)

    const hosts = request.headersDistinct['host'] ?? [] // 1
    const clinic = hosts.length === 1 ? options.clinicOf(hosts[0]!.toLowerCase()) : undefined
    if (!clinic) return plain(visit, 421)
    visit.secure = clinic.origin.startsWith('https:')

    if (!METHODS.includes(method)) return plain(visit, 405, { allow: METHODS.join(', ') }) // 2

    const target = readTarget(request.url ?? '', limits.targetBytes) // 3
    if (!target) return plain(visit, 400)
    visit.path = target.path

    const address = clientAddress(request, isTrusted) // 4
    visit.address = countedAddress(address)
    rewriteForwarded(request, clinic.origin, address)

    const body = await readBody(request, isOneClick(method, request.headers, target.path) ? 'one-click' : bodyKindOf(target.path), limits) // 5
    if (!body.ok) return plain(visit, body.status)

    const hidden = target.segments.some((segment) => segment.startsWith('.'))
    if (hidden || ASTRO_OWN.includes(target.segments[0] ?? '')) return plain(visit, 404) // 6

    if (inFlight >= limits.inFlight) return plain(visit, 503, { 'retry-after': 2 }) // 7
    inFlight += 1
    try {
      return await serve(visit, clinic, target, body.bytes)
    } finally {
      inFlight -= 1
    }
  }

  /** A request that is well formed. Step 8, the security headers, is `send`'s: every answer carries them. */
  async function serve(visit: Visit, clinic: ClinicAddress, target: Target, body: Buffer): Promise<Answer> {
    const { method = '', headers } = visit.request
    const file = method === 'POST' ? undefined : files.get(target.path) // 9
    if (file) return named(visit, 'static', staticAnswer(file, headers))

    if (!passesOriginGate(method, headers, clinic.origin, target.path)) return plain(visit, 403) // 10
    // Astro looks at Origin alone, which browsers sometimes hide; the gate has seen better.
    if (method === 'POST') headers.origin = clinic.origin
    if (target.path === CSP && method === 'POST') return named(visit, CSP, takeReport(visit, body))

    const code = method === 'POST' ? undefined : joinCodeIn(target) // 11
    if (code !== undefined) return named(visit, '/join/[code]', await joinAnswer(code))

    visit.logged.route = 'page' // 12
    const known: RequestLocals = { requestId: visit.requestId, clientAddress: visit.address, logged: visit.logged }
    const locals: RequestLocals & Handing = { ...options.locals(clinic.id), ...known }
    return drawPage(visit, options.page, locals, body, limits.pageTimeout)
  }

  async function healthAnswer(url: string, method: string): Promise<Answer | undefined> {
    if (method !== 'GET' && method !== 'HEAD') return undefined
    if (url === '/healthz') return words(200, 'ok')
    if (url !== '/readyz') return undefined
    const ready = !draining && await options.ready().catch(() => false)
    return ready ? words(200, 'ok') : words(503, 'no')
  }

  async function joinAnswer(code: string): Promise<Answer> {
    const cookie = invitationCookie(await options.sealCode(code))
    return { status: 303, headers: { 'location': '/join/welcome', 'set-cookie': [cookie] } }
  }

  function takeReport(visit: Visit, bytes: Buffer): Answer {
    if (!mayReport(visit.address)) return { status: 429 }
    const report = readCspReport(bytes)
    if (report) options.reported?.(report)
    return { status: 204 }
  }

  function finish(visit: Visit, answer: Answer): void {
    send(visit, answer, draining, (error) => options.broke?.(visit.requestId, error))
    if (visit.logged.route === HEALTH) return
    const { requestId, address, logged, request } = visit
    options.answered?.({
      requestId, route: logged.route ?? 'refused', method: request.method ?? '', status: answer.status,
      ms: Math.round(performance.now() - visit.startedAt), role: logged.role ?? 'none', address,
    })
  }

  async function drain(): Promise<void> {
    draining = true
    const cut = setTimeout(() => server.closeAllConnections(), limits.drainTimeout)
    const closed = new Promise<void>((resolve) => { server.close(() => resolve()) })
    connections.closeWaiting()
    await closed
    clearTimeout(cut)
  }

  return Object.assign(server, { drain })
}

function named(visit: Visit, route: string, answer: Answer): Answer {
  visit.logged.route = route
  return answer
}

function bodyKindOf(path: string): BodyKind {
  if (path === CSP) return 'report'
  return path === TABLE ? 'table' : 'form'
}
