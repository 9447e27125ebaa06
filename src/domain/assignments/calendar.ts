import { addDays, daysBetween } from '../clinics/days.ts'

const WEEK_DAYS = 7

/**
 * For whom the first weeks are already past: `catch-up` they follow one a week beside the later ones, `family-dates`
 * they keep the dates they had, `from-week-1` the whole calendar begins today.
 */
export const LATECOMERS = ['catch-up', 'family-dates', 'from-week-1'] as const
export type Latecomers = (typeof LATECOMERS)[number]

/** Days of one module. It opens on the first day of its week and is due on the last. */
export interface ModuleDates { opensOn: string; dueOn: string }

/** What the dates of a course by week follow from. Days are days of the clinic's calendar. */
export interface WeekPlan {
  /** The family's start day: the first day of week 1. */
  startedOn: string
  /** The week of the first module, counted from 1. */
  firstWeek: number
  /** The day somebody is given the course. */
  today: string
  latecomers: Latecomers
  /** How many modules the course has. */
  modules: number
}

/** The week a day lies in, counted from 1 at the start day; 0 or less before it. */
export function weekOf(startedOn: string, on: string): number {
  return Math.floor(daysBetween(startedOn, on) / WEEK_DAYS) + 1
}

/** The first and the last day of a week of the calendar that begins on the start day. */
export function datesOfWeek(startedOn: string, week: number): ModuleDates {
  return { opensOn: addDays(startedOn, (week - 1) * WEEK_DAYS), dueOn: addDays(startedOn, week * WEEK_DAYS - 1) }
}

/**
 * The dates of each module of a course by week, in course order: module k is due on the last day of week
 * `firstWeek + k - 1`. With `catch-up`, modules whose week is past follow one extra a week from this week on, in
 * course order, and the later dates stand.
 */
export function weeklyDates({ startedOn, firstWeek, today, latecomers, modules }: WeekPlan): ModuleDates[] {
  const start = latecomers === 'from-week-1' && startedOn < today ? today : startedOn
  const thisWeek = weekOf(start, today)
  return Array.from({ length: modules }, (_, at) => {
    const week = firstWeek + at
    const isEarlier = latecomers === 'catch-up' && week < thisWeek
    return datesOfWeek(start, isEarlier ? thisWeek + at : week)
  })
}
