declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  /** One request; `setupRequest` is called before each sending, `onResponse` after its answer. `context` is one connection's. */
  export interface Request {
    method: string
    path: string
    headers: Record<string, string>
    body?: string
    setupRequest?(request: Request, context: Record<string, unknown>): Request
    onResponse?(status: number, body: string, context: Record<string, unknown>): void
  }

  export interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    sampleInt: number
    /** A connection is opened anew after so many requests. */
    reconnectRate: number
    requests: Request[]
  }

  export interface Result { errors: number; timeouts: number }

  /** Emits `response` with client, status, bytes and milliseconds. `stop` ends it at the next sample. */
  export interface Instance extends EventEmitter, PromiseLike<Result> { stop(): void }

  export default function autocannon(options: Options): Instance
}
