import { describe, expect, test } from 'vitest'
import type { WeekPlan } from '../../src/domain/assignments/calendar.ts'
import { datesOfWeek, weeklyDates, weekOf } from '../../src/domain/assignments/calendar.ts'

/** A Monday. */
const START = '2026-11-02'

const plan = (change: Partial<WeekPlan>) =>
  weeklyDates({ startedOn: START, firstWeek: 1, today: START, latecomers: 'catch-up', modules: 6, ...change })
const due = (change: Partial<WeekPlan>) => plan(change).map(({ dueOn }) => dueOn)
const opens = (change: Partial<WeekPlan>) => plan(change).map(({ opensOn }) => opensOn)

describe('a week of the family’s calendar', () => {
  test('is counted from the start day, whatever weekday that is', () => {
    expect(['2026-11-01', '2026-11-02', '2026-11-08', '2026-11-09', '2026-11-23'].map((on) => weekOf(START, on))).toEqual([0, 1, 1, 2, 4])
    expect(datesOfWeek('2026-11-05', 1)).toEqual({ opensOn: '2026-11-05', dueOn: '2026-11-11' })
  })

  test('runs over the end of a month, a year and a leap day, and over the change of clocks', () => {
    expect(datesOfWeek('2026-11-26', 1)).toEqual({ opensOn: '2026-11-26', dueOn: '2026-12-02' })
    expect(datesOfWeek('2026-12-28', 1)).toEqual({ opensOn: '2026-12-28', dueOn: '2027-01-03' })
    expect(datesOfWeek('2028-02-24', 1)).toEqual({ opensOn: '2028-02-24', dueOn: '2028-03-01' })
    expect(datesOfWeek('2027-02-24', 1)).toEqual({ opensOn: '2027-02-24', dueOn: '2027-03-02' })
    expect(datesOfWeek('2026-10-29', 1)).toEqual({ opensOn: '2026-10-29', dueOn: '2026-11-04' })
  })
})

describe('the dates of a course by week', () => {
  test('one module a week, from the first week named', () => {
    expect(due({ modules: 3 })).toEqual(['2026-11-08', '2026-11-15', '2026-11-22'])
    expect(opens({ modules: 3 })).toEqual(['2026-11-02', '2026-11-09', '2026-11-16'])
    expect(due({ modules: 2, firstWeek: 5 })).toEqual(['2026-12-06', '2026-12-13'])
  })

  test('who joins in week 4 gets earlier modules one extra a week in course order; later dates stand', () => {
    expect(due({ today: '2026-11-23' })).toEqual([
      '2026-11-29', '2026-12-06', '2026-12-13',
      '2026-11-29', '2026-12-06', '2026-12-13',
    ])
    expect(opens({ today: '2026-11-25' }).slice(0, 2)).toEqual(['2026-11-23', '2026-11-30'])
  })

  test('the first and the last day of week 4 catch up alike', () => {
    expect(due({ today: '2026-11-23' })).toEqual(due({ today: '2026-11-29' }))
    expect(due({ today: '2026-11-22' })).not.toEqual(due({ today: '2026-11-23' }))
  })

  test('who joins when all weeks are past has them one a week from now', () => {
    expect(due({ modules: 2, today: '2027-01-04' })).toEqual(['2027-01-10', '2027-01-17'])
  })

  test('a later course is caught up only by its own weeks', () => {
    expect(due({ modules: 3, firstWeek: 3, today: '2026-11-23' })).toEqual(['2026-11-29', '2026-11-29', '2026-12-06'])
  })

  test('family dates stand as they are, passed or not', () => {
    expect(due({ modules: 2, today: '2026-11-23', latecomers: 'family-dates' })).toEqual(['2026-11-08', '2026-11-15'])
  })

  test('from week 1 begins today', () => {
    expect(due({ modules: 2, today: '2026-11-25', latecomers: 'from-week-1' })).toEqual(['2026-12-01', '2026-12-08'])
    expect(opens({ modules: 1, today: '2026-11-25', latecomers: 'from-week-1' })).toEqual(['2026-11-25'])
  })

  test('nobody is late before the family starts', () => {
    for (const latecomers of ['catch-up', 'family-dates', 'from-week-1'] as const) {
      expect(due({ modules: 1, today: '2026-10-20', latecomers })).toEqual(['2026-11-08'])
    }
  })
})
