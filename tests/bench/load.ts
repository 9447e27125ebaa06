import autocannon, { type Request } from 'autocannon'
import type { Child } from './child.ts'

/** Just before our server would close a connection itself. */
const REQUESTS_PER_CONNECTION = 1_000
const SAMPLE_MS = 50

/** What one kind of request did at one number of connections. Latencies in milliseconds. */
export interface Cell {
  kind: string
  connections: number
  requests: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  /** Processor time of the server for each request, in µs. */
  cpuMicros: number
  /** Answers that were not what they should be, and connections that broke. */
  wrong: number
}

/** What is sent in one cell. */
export interface Shots {
  kind: string
  port: number
  status: number
  requests: Request[]
  /** True once there is nothing new to send: the cell is over, whatever time is left. */
  isUsedUp?(): boolean
}

/** Sends for some seconds over so many connections and measures the answers. */
export async function measure(shots: Shots, connections: number, seconds: number, server: Child): Promise<Cell> {
  const times: number[] = []
  let wrong = 0
  let lastAt = 0
  const before = await server.usage()
  const startedAt = performance.now()
  const load = autocannon({
    url: `http://127.0.0.1:${shots.port}`, connections, duration: seconds, sampleInt: SAMPLE_MS,
    reconnectRate: REQUESTS_PER_CONNECTION, requests: shots.requests,
  })
  load.on('response', (_client: unknown, status: number, _bytes: number, milliseconds: number) => {
    if (shots.isUsedUp?.()) return load.stop()
    times.push(milliseconds)
    lastAt = performance.now()
    if (status !== shots.status) wrong += 1
  })
  const { errors, timeouts } = await load
  const after = await server.usage()
  if (times.length === 0) throw new Error(`${shots.kind}: no answer came in ${seconds} s; the computer is too busy to measure on.`)
  times.sort((a, b) => a - b)
  return {
    kind: shots.kind, connections, requests: times.length, perSecond: times.length / (lastAt - startedAt) * 1000,
    p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99),
    cpuMicros: (after.cpuMicros - before.cpuMicros) / times.length, wrong: wrong + errors + timeouts,
  }
}

/** Some measurements of one thing as one: the median of each figure; requests and wrong answers of all. */
export function middleOf(cells: Cell[]): Cell {
  const [first] = cells
  if (!first) throw new Error('Nothing was measured.')
  const middle = (figure: 'perSecond' | 'p50' | 'p95' | 'p99' | 'cpuMicros') =>
    percentile(cells.map((cell) => cell[figure]).toSorted((a, b) => a - b), 0.5)
  return {
    ...first, perSecond: middle('perSecond'), p50: middle('p50'), p95: middle('p95'), p99: middle('p99'), cpuMicros: middle('cpuMicros'),
    requests: sum(cells.map(({ requests }) => requests)), wrong: sum(cells.map(({ wrong }) => wrong)),
  }
}

function sum(figures: number[]): number {
  return figures.reduce((all, figure) => all + figure, 0)
}

function percentile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
