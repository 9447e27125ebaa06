import { describe, expect, test } from 'vitest'
import { checkInAt, checkInOpensAt, rosterDay } from '../../src/domain/attendance/states.ts'

const NEW_YORK = 'America/New_York'
const meeting = { startsAt: '2026-11-23T23:00:00.000Z', minutes: 60 }
const at = (startsAt: string, time: string) => checkInAt({ startsAt, minutes: 60 }, time)

describe('checking in', () => {
  test.each([
    ['22:44:59.999', 'too-early'], ['22:45:00.000', 'present'], ['23:00:00.000', 'present'], ['23:10:00.000', 'present'],
    ['23:10:00.001', 'late'], ['23:59:59.999', 'late'],
  ])('at %s is %s', (time, stands) => {
    expect(checkInAt(meeting, `2026-11-23T${time}Z`)).toBe(stands)
  })

  test('ends with the workshop, to the millisecond', () => {
    expect([checkInAt(meeting, '2026-11-24T00:00:00.000Z'), checkInAt(meeting, '2026-11-24T00:00:00.001Z')]).toEqual(['late', 'over'])
    expect(checkInOpensAt(meeting)).toBe('2026-11-23T22:45:00.000Z')
  })

  test('counts minutes that passed, not the clock on the wall, in the nights when it jumps', () => {
    // 01:55 in New York; at 02:00 the clock shows 03:00.
    expect(['2027-03-14T06:40:00.000Z', '2027-03-14T07:05:00.000Z', '2027-03-14T07:06:00.000Z', '2027-03-14T07:56:00.000Z'].map((time) => at('2027-03-14T06:55:00.000Z', time)))
      .toEqual(['present', 'present', 'late', 'over'])
    // 01:30 in New York, half an hour before it is 01:00 once more.
    expect(['2026-11-01T05:15:00.000Z', '2026-11-01T05:40:00.000Z', '2026-11-01T06:00:00.000Z', '2026-11-01T06:31:00.000Z'].map((time) => at('2026-11-01T05:30:00.000Z', time)))
      .toEqual(['present', 'present', 'late', 'over'])
  })
})

describe('the days around a workshop', () => {
  test.each([
    ['2026-11-21', { isOpenToClinic: false, canMark: false, isOver: false }],
    ['2026-11-22', { isOpenToClinic: true, canMark: false, isOver: false }],
    ['2026-11-23', { isOpenToClinic: true, canMark: true, isOver: false }],
    ['2026-11-24', { isOpenToClinic: true, canMark: true, isOver: true }],
    ['2026-11-30', { isOpenToClinic: true, canMark: true, isOver: true }],
    ['2026-12-01', { isOpenToClinic: false, canMark: true, isOver: true }],
  ])('on %s', (today, day) => {
    expect(rosterDay(meeting, NEW_YORK, today)).toEqual(day)
  })

  test('are the clinic’s: an evening in Honolulu is the next day elsewhere', () => {
    const evening = { startsAt: '2026-11-24T05:00:00.000Z', minutes: 60 }
    expect(rosterDay(evening, 'Pacific/Honolulu', '2026-11-23')).toMatchObject({ canMark: true, isOver: false })
    expect(rosterDay(evening, 'Pacific/Honolulu', '2026-11-24').isOver).toBe(true)
  })

  test('a workshop past midnight is over with the day it ends on', () => {
    const late = { startsAt: '2026-11-24T04:30:00.000Z', minutes: 60 }
    expect(rosterDay(late, NEW_YORK, '2026-11-23')).toMatchObject({ canMark: true, isOver: false })
    expect(rosterDay(late, NEW_YORK, '2026-11-24').isOver).toBe(false)
    expect(rosterDay(late, NEW_YORK, '2026-11-25').isOver).toBe(true)
  })

  test('stay whole where the clock jumps', () => {
    const sunday = { startsAt: '2026-11-01T05:30:00.000Z', minutes: 60 }
    expect(['2026-10-30', '2026-10-31', '2026-11-08', '2026-11-09'].map((on) => rosterDay(sunday, NEW_YORK, on).isOpenToClinic)).toEqual([false, true, true, false])
  })
})
