/** What a verb answers: its value, or why not, as one of a closed list of reasons the page has words for. */
export type Result<T, Reason extends string> = { ok: true; value: T } | { ok: false; reason: Reason }

/** The verb did what was asked. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** The verb did nothing, for a reason the person can do something about. */
export function refused<const R extends string>(reason: R): { ok: false; reason: R } {
  return { ok: false, reason }
}

/** Not there, or not for this person to know of: both are answered with one identical 404. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The value, when there is one. @throws NotFound naming `what` was looked for; nobody outside the log reads it */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new NotFound(what)
  return value
}
