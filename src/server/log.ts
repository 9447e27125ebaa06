import pino from 'pino'

/** Facts about the program that may be written down. There is no field for a path, a form, a name or a word. */
export type LogEvent =
  | { event: 'started' | 'stopping' | 'stopped' }
  | { event: 'request'; requestId: string; route: string; method: string; status: number; ms: number; role: string; address: string }
  | { event: 'fault'; requestId: string; route: string; kind: string; at: string }
  | { event: 'crash'; kind: string; at: string }
  | { event: 'csp-report'; directive: string; blocked: string }
  | { event: 'library-message'; loudness: 'warn' | 'error' }
  | { event: 'slow-transaction'; ms: number }
  | { event: 'clock-behind'; minutes: number }

export type Log = (fact: LogEvent) => void
export type LogLevel = 'error' | 'warn' | 'info' | 'silent'

/** Each event: how loud it is, and the fields of it that are written. What is not named here is left out. */
const EVENTS: Record<LogEvent['event'], [level: 'info' | 'warn' | 'error', ...fields: string[]]> = {
  'started': ['info'],
  'stopping': ['info'],
  'stopped': ['info'],
  'request': ['info', 'requestId', 'route', 'method', 'status', 'ms', 'role', 'address'],
  'fault': ['error', 'requestId', 'route', 'kind', 'at'],
  'crash': ['error', 'kind', 'at'],
  'csp-report': ['warn', 'directive', 'blocked'],
  'library-message': ['warn', 'loudness'],
  'slow-transaction': ['warn', 'ms'],
  'clock-behind': ['warn', 'minutes'],
}

/** A log of one JSON line for each event, to standard output unless a test reads along. */
export function newLog(level: LogLevel, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level, base: null, timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  }
  const logger = destination ? pino(options, destination) : pino(options)
  return (fact) => {
    const [loudness, ...fields] = EVENTS[fact.event]
    const given = new Map(Object.entries(fact))
    logger[loudness](Object.fromEntries(['event', ...fields].map((field) => [field, given.get(field)])))
  }
}

/** An error as the log may have it: its class and the place in our source. Messages may hold what people typed. */
export function faultOf(error: unknown): { kind: string; at: string } {
  if (!(error instanceof Error)) return { kind: typeof error, at: '' }
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? ` ${error.code}` : ''
  return { kind: `${error.constructor.name}${code}`, at: FRAME.exec(error.stack ?? '')?.[1] ?? '' }
}

/** Codes of Node, SQLite and PostgreSQL. */
const CODE = /^[A-Z0-9_]{3,40}$/
/** The first line of a stack that stands in our source or in the built pages. */
const FRAME = /\n\s+at [^\n]*?((?:src|db|dist)\/[\w./[\]@-]+:\d+:\d+)/

/** Writes down a fault that a page met. Pages hand in Astro's route pattern, never the path. */
export function logFault(requestId: string, route: string, error: unknown): void {
  newLog('error')({ event: 'fault', requestId, route, ...faultOf(error) })
}
