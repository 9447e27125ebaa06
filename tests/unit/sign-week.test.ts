import { describe, expect, test } from 'vitest'
import type { FamilyPlan } from '../../src/domain/plan/family-plan.ts'
import { mondayOf, readWeek, signsOf, writeWeek } from '../../src/domain/plan/sign-week.ts'

const planOf = (items: FamilyPlan['parts'][number]['lines'][number]['items']): FamilyPlan => (
  { parts: [{ key: 'signs', lines: [{ key: 'firstSigns', items, isFixed: false }], sheets: [] }], agreedOn: undefined, reviewOn: undefined, isEmpty: false })

describe('the signs of a week', () => {
  test.each([['2026-11-23', '2026-11-23'], ['2026-11-29', '2026-11-23'], ['2026-11-30', '2026-11-30'], ['2027-01-01', '2026-12-28']])('%s is in the week of %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday)
  })

  test('are the first signs of the plan, and that use has happened; without signs there are none', () => {
    const signs = signsOf(planOf([{ printed: { en: 'Secrecy', es: 'Guardar secretos' } }, { typed: 'Stops singing' }]))
    expect(signs.map(({ level }) => level)).toEqual(['first', 'first', 'later'])
    expect(new Set(signs.map(({ id }) => id)).size).toBe(3)
    expect(signsOf(planOf([]))).toEqual([])
  })

  test('keep their names in a form when others are added, and are never the words themselves', () => {
    const [sign] = signsOf(planOf([{ typed: 'Stops singing' }]))
    expect(signsOf(planOf([{ typed: 'Sleeps badly' }, { typed: 'stops singing' }]))[1]?.id).toBe(sign?.id)
    expect(sign?.id).toMatch(/^[0-9a-f]{12}$/)
  })

  test('are off until a week was begun; the marks of an older week are over, and it stays on', () => {
    const text = writeWeek('2026-11-23', new Map([['later', 'not'], ['abc', 'saw']]))
    expect(readWeek('', '2026-11-23')).toEqual({ isOn: false, marks: new Map() })
    expect(readWeek(text, '2026-11-23')).toEqual({ isOn: true, marks: new Map([['later', 'not'], ['abc', 'saw']]) })
    expect(readWeek(text, '2026-11-30')).toEqual({ isOn: true, marks: new Map() })
    expect(readWeek('2026-11-23\nwhatever', '2026-11-23').marks.size).toBe(0)
  })
})
