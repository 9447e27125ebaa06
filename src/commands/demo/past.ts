import { addDays } from '../../domain/clinics/days.ts'
import { dayIn } from '../../domain/clinics/clinic.ts'
import { newIds } from '../../domain/new-id.ts'
import type { Result } from '../../domain/result.ts'
import type { World } from '../../domain/world.ts'

/** A world whose clock stands in the past and only goes on when it is told to. */
export interface Past extends World {
  /** The calendar day so many days before today. */
  dayAgo(days: number): string
  /** Goes on to a time of day, in UTC, so many days ago; where that is over already, the clock stays. */
  goTo(daysAgo: number, time: string): void
  pass(minutes: number): void
}

/** The same database and keys, with time of their own. @param timeZone in which days are counted */
export function pastOf(world: World, timeZone: string, startsAgo: number): Past {
  const today = dayIn(timeZone, world.clock.now().toISOString())
  const dayAgo = (days: number): string => addDays(today, -days)
  let time = new Date(`${dayAgo(startsAgo)}T00:00:00.000Z`)
  const clock = { now: () => time }
  return {
    ...world, clock, newId: newIds(clock), dayAgo,
    goTo(daysAgo, timeOfDay) {
      const wanted = new Date(`${dayAgo(daysAgo)}T${timeOfDay}:00.000Z`)
      if (wanted > time) time = wanted
    },
    pass: (minutes) => { time = new Date(time.getTime() + minutes * 60_000) },
  }
}

/** One thing that happens. `time` is UTC; between 14:00 and 23:00 it is the same day at the clinic. */
export interface Step { ago: number; time: string; act(): Promise<void> }

/** Lets everything happen in its order: records, ids and the audit chain rise with time as they do in earnest. */
export async function happen(past: Past, steps: Step[]): Promise<void> {
  const inOrder = steps.toSorted((one, other) => other.ago - one.ago || one.time.localeCompare(other.time))
  for (const { ago, time, act } of inOrder) {
    past.goTo(ago, time)
    await act()
  }
}

/** The value of a verb that has to do what it was asked. @param what names the act for whoever reads the error */
export function must<T>(result: Result<T, string>, what: string): T {
  if (!result.ok) throw new Error(`The demo could not be filled: "${what}" was refused (${result.reason}).`)
  return result.value
}
