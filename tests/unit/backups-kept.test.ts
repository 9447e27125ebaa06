import { expect, test } from 'vitest'
import { backupName, backupsToRemove } from '../../src/server/backup/kept.ts'

const DAY_MS = 86_400_000
const night = (on: string) => `${on}T07:00:00.000Z`
const kept = (madeAts: string[], at: string) => {
  const gone = backupsToRemove(madeAts, at)
  return madeAts.filter((madeAt) => !gone.includes(madeAt)).map((madeAt) => madeAt.slice(0, 10))
}

test('after a year of nights the last seven stay, and the Sundays of the four weeks before this one', () => {
  const at = night('2026-12-02')
  const nights = Array.from({ length: 365 }, (_, back) => new Date(Date.parse(at) - back * DAY_MS).toISOString())
  expect(kept(nights, at)).toEqual([
    '2026-12-02', '2026-12-01', '2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-22', '2026-11-15', '2026-11-08',
  ])
})

test('nothing is older than 35 days, on whichever weekday it is looked at, and pruned each night or once it is the same', () => {
  const first = Date.parse(night('2026-01-01'))
  let left: string[] = []
  for (let day = 0; day < 120; day += 1) {
    const at = new Date(first + day * DAY_MS).toISOString()
    left = [...left, at]
    const gone = backupsToRemove(left, at)
    left = left.filter((madeAt) => !gone.includes(madeAt))
    expect((Date.parse(at) - Date.parse(left[0] ?? at)) / DAY_MS).toBeLessThanOrEqual(35)
    expect(backupsToRemove(left, at)).toEqual([])
    const whole = Array.from({ length: day + 1 }, (_, one) => new Date(first + one * DAY_MS).toISOString())
    expect(kept(whole, at)).toEqual(left.map((madeAt) => madeAt.slice(0, 10)))
  }
  expect(left.length).toBeGreaterThanOrEqual(10)
})

test('of several on one day the newest stays, and what is made later the same day takes its place', () => {
  const at = '2026-12-02T20:00:00.000Z'
  expect(backupsToRemove([night('2026-12-02'), '2026-12-02T19:59:59.999Z', night('2026-12-01')], at)).toEqual([night('2026-12-02')])
})

test('after a long pause the old ones go with the first new one', () => {
  expect(kept([night('2026-10-28'), night('2026-10-29'), night('2026-12-02')], night('2026-12-02'))).toEqual(['2026-12-02'])
  expect(kept([], night('2026-12-02'))).toEqual([])
})

test('a name tells the moment and nothing else', () => {
  expect(backupName('2026-12-01T07:00:00.000Z')).toBe('2026-12-01T07-00-00-000Z.backup')
})
