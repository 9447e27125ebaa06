import { request } from 'node:http'

/** An answer as a browser would see it, without following where it leads. `body` is `bytes` as text. */
export interface Answer { status: number; headers: Record<string, string | string[] | undefined>; location: string; body: string; bytes: Buffer }
type Fields = Record<string, string | string[]>

/** A visitor that speaks forms: keeps cookies, says where it comes from, follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>()
  readonly #port: number
  readonly #origin: string
  readonly #host: string

  constructor(port: number, origin: string, host = new URL(origin).host) {
    this.#port = port
    this.#origin = host === new URL(origin).host ? origin : `http://${host}`
    this.#host = host
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...headers })
  }

  post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, one]))).toString()
    return this.send('POST', path, {
      'content-type': 'application/x-www-form-urlencoded', origin: this.#origin, 'sec-fetch-site': 'same-origin', ...headers,
    }, body)
  }

  /**
   * Fills in the first form of a page that has all these fields (or leads to `action`) and sends it.
   * Where pages tell their forms apart by `do`, that one is meant.
   */
  submit(page: Answer, path: string, fields: Fields, action?: string): Promise<Answer> {
    const form = formsIn(page.body).find((one) => (action === undefined
      ? Object.keys(fields).every((name) => one.names.has(name)) && (fields.do === undefined || one.values.do === fields.do)
      : one.action === action))
    if (!form) throw new Error(`No form at ${path} with ${Object.keys(fields).join(', ')} ${action ?? ''}`)
    return this.post(form.action || path, { ...form.values, ...fields })
  }

  /** Goes where an answer leads, and on, to the page that is drawn. */
  async follow(answer: Answer): Promise<Answer> {
    let at = answer
    for (let hops = 0; at.status === 303 && hops < 5; hops++) at = await this.get(at.location)
    return at
  }

  send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1', port: this.#port, method, path, agent: false,
        headers: { host: this.#host, ...(cookie ? { cookie } : {}), ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          this.#keep(response.headers['set-cookie'] ?? [])
          const bytes = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0, headers: response.headers,
            location: response.headers.location ?? '', body: bytes.toString(), bytes,
          })
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  #keep(lines: string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      const isOver = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
      if (isOver) this.cookies.delete(name)
      else this.cookies.set(name, pair.slice(at + 1))
    }
  }
}

interface FoundForm { action: string; values: Record<string, string | string[]>; names: Set<string> }

/** The forms of a page with what they would send untouched: hidden fields, filled boxes, chosen options. */
export function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inside = '']) => {
    const values: Record<string, string | string[]> = {}
    const names = new Set<string>()
    const put = (name: string, value: string) => {
      const before = values[name]
      values[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
    }
    for (const [, attributes = ''] of inside.matchAll(/<input\b([^>]*)>/g)) {
      const name = attribute(attributes, 'name')
      if (!name) continue
      names.add(name)
      const kind = attribute(attributes, 'type') ?? 'text'
      const isPicked = kind === 'radio' || kind === 'checkbox' ? /\schecked(\s|=|$)/.test(attributes) : true
      if (isPicked) put(name, attribute(attributes, 'value') ?? '')
    }
    for (const [, attributes = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
      const name = attribute(attributes, 'name') ?? ''
      names.add(name)
      put(name, decoded(text))
    }
    for (const [, attributes = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
      const name = attribute(attributes, 'name') ?? ''
      names.add(name)
      const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option)
      const chosen = all.find((option) => /\sselected(\s|=|$)/.test(option)) ?? all[0] ?? ''
      put(name, attribute(chosen, 'value') ?? '')
    }
    for (const [, attributes = ''] of inside.matchAll(/<button\b([^>]*)>/g)) names.add(attribute(attributes, 'name') ?? '')
    return { action: attribute(tag, 'action') ?? '', values, names }
  })
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)
  return found ? decoded(found[1] ?? '') : undefined
}

function decoded(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    .replaceAll('&#38;', '&').replaceAll('&amp;', '&')
}
