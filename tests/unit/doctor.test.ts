import { expect, test } from 'vitest'
import { startOfDay } from '../../src/domain/clinics/start-of-day.ts'
import { CHECKS } from '../../src/domain/doctor/check.ts'
import { eventWords } from '../../src/server/audit-rows.ts'
import { addressFinding, backupCheck, clockCheck } from '../../src/server/doctor/check-installation.ts'
import { checkLines } from '../../src/server/doctor/check-lines.ts'
import { wordsOf } from '../../src/words/words.ts'
import { sourceFiles } from '../support/tidy.ts'

const HOUR_MS = 60 * 60_000

test('an address is well with https and a name that tells nothing', () => {
  expect(addressFinding('https://learn.example.org')).toBeUndefined()
  expect(addressFinding('http://localhost:4321')).toBe('address-local')
  for (const host of ['recovery.example.org', 'learn.harbor-rehab.org', 'adicciones.example.org', 'sober-evenings.org']) {
    expect(addressFinding(`https://${host}`), host).toBe('address-words')
  }
})

test('a clock is behind when it shows less than what was recorded', () => {
  expect(clockCheck(10 * HOUR_MS, 10 * HOUR_MS)).toEqual({ key: 'clock', finding: undefined, n: 0 })
  expect(clockCheck(10 * HOUR_MS, 8 * HOUR_MS)).toEqual({ key: 'clock', finding: 'clock-behind', n: 120 })
})

test('a backup is none, old, broken off since, or made in the last day', () => {
  const at = '2026-11-23T15:00:00.000Z'
  const after = (hours: number) => backupCheck({ madeAt: at, brokeAt: undefined }, Date.parse(at) + hours * HOUR_MS).finding
  expect([backupCheck(undefined, 0).finding, after(0), after(26), after(27)]).toEqual(['backup-none', undefined, undefined, 'backup-old'])
  expect(backupCheck({ madeAt: at, brokeAt: at }, Date.parse(at)).finding).toBe('backup-broke')
  expect(backupCheck({ madeAt: undefined, brokeAt: at }, Date.parse(at)).finding).toBe('backup-broke')
})

test('what was found is shown in one order, each with its words', () => {
  const lines = checkLines([{ key: 'administrators', finding: 'administrator-alone', n: 1 }, { key: 'database' }], wordsOf('en').doctor)
  expect(lines.map(({ name, good }) => [name, good])).toEqual([['Database', true], ['Administrators', false]])
  expect(new Set(CHECKS).size).toBe(CHECKS.length)
})

test.each([
  ['America/New_York', '2026-11-23', '2026-11-23T05:00:00.000Z'],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
  ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
  ['America/New_York', '2026-11-02', '2026-11-02T05:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-23', '2026-11-22T18:15:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-23', '2026-11-22T10:00:00.000Z'],
  // Here the clock jumps over midnight.
  ['America/Asuncion', '2024-10-06', '2024-10-06T04:00:00.000Z'],
])('in %s the day %s begins at %s', (timeZone, on, begins) => {
  expect(startOfDay(timeZone, on)).toBe(begins)
})

test('every event that is recorded has words in both languages', () => {
  const recorded = sourceFiles().filter(({ path }) => path.startsWith('src/domain/'))
    .flatMap(({ text }) => [...text.matchAll(/\brecord\([\s\S]{1,120}?'([a-z-]+\.[a-z-]+|signed-in)'/g)].map(([, event]) => event ?? ''))
  expect(recorded.length).toBeGreaterThan(20)
  for (const locale of ['en', 'es'] as const) {
    expect(recorded.filter((event) => eventWords(event, wordsOf(locale).audit) === event)).toEqual([])
  }
})
