const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** The wall clock of a zone as if it were UTC: what it shows at a moment, in milliseconds. */
function wallAt(timeZone: string, ms: number): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
}

/**
 * The moment at which the wall clock of a zone shows a time on a day, as ISO-8601 UTC text. A time that is there twice
 * (the clock goes back) is the first of the two; one that is not there (it goes forward) is as much later as the clock jumps.
 * @param on `YYYY-MM-DD` @param time `HH:MM`, 24 hours
 */
export function utcOf(timeZone: string, on: string, time: string): string {
  const wanted = Date.parse(`${on}T${time}:00Z`)
  const offsetAt = (ms: number) => wallAt(timeZone, ms) - ms
  const [before, after] = [wanted - offsetAt(wanted - DAY_MS), wanted - offsetAt(wanted + DAY_MS)]
  const shown = [before, after].filter((ms) => wallAt(timeZone, ms) === wanted)
  return new Date(shown.length > 0 ? Math.min(...shown) : before).toISOString()
}

/** What the wall clock of a zone shows at a moment, `HH:MM`. @param at ISO-8601 UTC text */
export function wallTimeIn(timeZone: string, at: string): string {
  return new Date(wallAt(timeZone, Date.parse(at))).toISOString().slice(11, 16)
}
