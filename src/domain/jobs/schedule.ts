import { dayIn } from '../clinics/clinic.ts'
import { atomically, now, type World } from '../world.ts'
import { enqueue } from './enqueue.ts'
import type { JobKind } from './job.ts'
import { listScheduleKeys } from './queries.ts'

/**
 * When the clock asks for a job, in the clinic's own time: each hour, each day from an hour on, each week from Monday
 * at an hour on. Who was switched off then does it as soon as it is back, as long as that hour, day or week lasts.
 */
export type Schedule = { kind: JobKind } & ({ each: 'hour' } | { each: 'day' | 'week'; fromHour: number })

const DAY_MS = 86_400_000
const THURSDAY = 4

/** One for each time zone: making one costs more than all else here. */
const hours = new Map<string, Intl.DateTimeFormat>()

/**
 * Puts into a clinic's queue what its clock asks for by now, each once: its name is its kind with the hour, day or week,
 * as `sweep-sign-ins:2026-11-23T15` or `digest:2026-11-23`. May be called as often as one likes, by several programs.
 */
export async function enqueueDue(world: World, clinic: { id: string; timeZone: string }, schedules: readonly Schedule[]): Promise<void> {
  const due = schedules.flatMap((schedule) => {
    const scheduleKey = dueKey(schedule, clinic.timeZone, now(world))
    return scheduleKey === undefined ? [] : [{ kind: schedule.kind, scheduleKey }]
  })
  const known = await listScheduleKeys(world.db, clinic.id, due.map(({ scheduleKey }) => scheduleKey))
  const missing = due.filter(({ scheduleKey }) => !known.includes(scheduleKey))
  if (missing.length === 0) return
  await atomically(world, async (inside) => {
    for (const { kind, scheduleKey } of missing) await enqueue(inside.db, { clinicId: clinic.id, kind, payload: '', runAt: now(inside), scheduleKey })
  })
}

/** @returns the key of what is due at this moment (ISO-8601 UTC), or undefined before its hour */
export function dueKey(schedule: Schedule, timeZone: string, at: string): string | undefined {
  const on = dayIn(timeZone, at)
  const hour = hourIn(timeZone, at)
  if (schedule.each === 'hour') return `${schedule.kind}:${on}T${String(hour).padStart(2, '0')}`
  if (schedule.each === 'day') return hour >= schedule.fromHour ? `${schedule.kind}:${on}` : undefined
  const { week, weekday } = weekOf(on)
  return weekday > 1 || hour >= schedule.fromHour ? `${schedule.kind}:${week}` : undefined
}

function hourIn(timeZone: string, at: string): number {
  let format = hours.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' })
    hours.set(timeZone, format)
  }
  return Number(format.format(new Date(at)))
}

/** The ISO week of a day (`YYYY-MM-DD`), as `2026-W48`, named for the year its Thursday lies in; weekdays from 1, Monday. */
function weekOf(on: string): { week: string; weekday: number } {
  const day = new Date(`${on}T00:00:00.000Z`)
  const weekday = day.getUTCDay() || 7
  const thursday = new Date(day.getTime() + (THURSDAY - weekday) * DAY_MS)
  const number = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY_MS / 7) + 1
  return { week: `${thursday.getUTCFullYear()}-W${String(number).padStart(2, '0')}`, weekday }
}
