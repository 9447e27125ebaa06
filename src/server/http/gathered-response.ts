import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'

/** Everything Astro said. `broken`: it stopped half way. */
export interface Gathered {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
  broken: boolean
}

type Callback = (error?: Error | null) => void

/**
 * A response that sends nothing and keeps what is written to it until it ends.
 * Callbacks of `write` are always called: Astro's error path waits for one before it gives up.
 */
export class GatheredResponse extends ServerResponse {
  readonly gathered: Promise<Gathered>
  #chunks: Buffer[] = []
  #settle!: (gathered: Gathered) => void
  #begun = false
  #over = false

  constructor(request: IncomingMessage) {
    super(request)
    // Astro's error path asks this to know whether it can still change the status.
    Object.defineProperty(this, 'headersSent', { get: () => this.#begun })
    this.gathered = new Promise((resolve) => { this.#settle = resolve })
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.#begun = true
    this.statusCode = status
    const headers = rest.find((part) => typeof part === 'object' && part !== null)
    for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
      if (value !== undefined) this.setHeader(name, value)
    }
    return this
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#keep(chunk, rest)
    return true
  }

  override end(...args: unknown[]): this {
    const [chunk, ...rest] = args
    if (typeof chunk === 'function') (chunk as Callback)()
    else this.#keep(chunk, rest)
    this.#finish(false)
    this.emit('finish')
    return this
  }

  override destroy(): this {
    this.#finish(true)
    this.emit('close')
    return this
  }

  /** Tells Astro that nobody waits any more, so that it stops reading from the page. */
  abandon(): void {
    if (!this.#over) this.emit('close')
  }

  #keep(chunk: unknown, rest: unknown[]): void {
    const callback = rest.find((part) => typeof part === 'function') as Callback | undefined
    const encoding = rest.find((part) => typeof part === 'string') as BufferEncoding | undefined
    if (typeof chunk === 'string') this.#chunks.push(Buffer.from(chunk, encoding))
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk))
    callback?.()
  }

  #finish(broken: boolean): void {
    if (this.#over) return
    this.#over = true
    this.#settle({ status: this.statusCode, headers: this.getHeaders(), body: Buffer.concat(this.#chunks), broken })
  }
}
