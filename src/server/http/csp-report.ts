/** All that is kept of a report: the rule and the kind of thing it stopped, as `script-src` and `inline`. */
export interface CspReport {
  directive: string
  blocked: string
}

const DIRECTIVE = /^[a-z-]{1,40}$/
const SCHEME = /^[a-z][a-z0-9+.-]{0,20}(?=:|$)/
const MINUTE = 60_000

/** Reads a report in either form browsers send; anything else is undefined. */
export function readCspReport(bytes: Buffer): CspReport | undefined {
  const report = first(parse(bytes))
  const directive = text(report, 'effective-directive', 'effectiveDirective', 'violated-directive').split(' ', 1)[0] ?? ''
  const blocked = SCHEME.exec(text(report, 'blocked-uri', 'blockedURL').toLowerCase())?.[0] ?? 'other'
  return DIRECTIVE.test(directive) ? { directive, blocked } : undefined
}

/** Counts calls by key within each minute. @returns whether this one is still within `most` */
export function perMinute(most: number): (key: string) => boolean {
  const counts = new Map<string, number>()
  let since = 0
  return (key) => {
    if (Date.now() - since >= MINUTE) {
      counts.clear()
      since = Date.now()
    }
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= most
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The inner object of `{"csp-report": …}` or of the first `{"body": …}` in a list. */
function first(report: unknown): unknown {
  const outer = Array.isArray(report) ? report[0] as unknown : report
  return property(outer, 'csp-report') ?? property(outer, 'body')
}

function text(report: unknown, ...names: string[]): string {
  for (const name of names) {
    const value = property(report, name)
    if (typeof value === 'string') return value
  }
  return ''
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}
