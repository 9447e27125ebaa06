import { faultOf, type Log } from './log.ts'

const MINUTE_MS = 60_000
/** More rejections than this in a minute, and the program is no longer what it should be. */
const REJECTIONS_PER_MINUTE = 5
/** A client that went away: its own business, or anyone could stop the server. */
const ABORTS = ['ABORT_ERR', 'ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']

/**
 * Logs what nobody caught, by class. Astro's adapter listens for rejections too and would keep them quiet.
 * @param stop called when the program cannot go on
 */
export function watchFaults(log: Log, stop: () => void): void {
  let rejectedAt: number[] = []
  process.on('unhandledRejection', (reason) => {
    if (isAbort(reason)) return
    log({ event: 'crash', ...faultOf(reason) })
    const now = Date.now()
    rejectedAt = [...rejectedAt.filter((at) => at > now - MINUTE_MS), now]
    if (rejectedAt.length > REJECTIONS_PER_MINUTE) stop()
  })
  process.on('uncaughtException', (error) => {
    log({ event: 'crash', ...faultOf(error) })
    stop()
  })
}

/** Libraries print addresses and error messages; of those only the fact that they spoke is kept. */
export function quietConsole(log: Log): void {
  for (const loudness of ['warn', 'error'] as const) console[loudness] = () => log({ event: 'library-message', loudness })
  for (const ordinary of ['log', 'info', 'debug', 'trace'] as const) console[ordinary] = () => undefined
}

function isAbort(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false
  return reason.name === 'AbortError' || ('code' in reason && ABORTS.includes(String(reason.code)))
}
