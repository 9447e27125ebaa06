import { expect, test } from 'vitest'
import { newIds } from '../../src/domain/new-id.ts'

const MANY = 10_000
const clockAt = (...milliseconds: number[]) => ({ now: () => new Date(milliseconds.shift() ?? 1_795_000_000_000) })

test('an id is a UUID of version 7 with the time in it', () => {
  const id = newIds(clockAt(0x0123456789ab))()
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids rise within one millisecond, also when there are more than it can count', () => {
  const newId = newIds(clockAt())
  const ids = Array.from({ length: MANY }, newId)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(MANY)
})

test('ids rise when the clock goes back', () => {
  const newId = newIds(clockAt(2_000, 1_000, 1_500, 2_001))
  const ids = Array.from({ length: 4 }, newId)
  expect(ids).toEqual(ids.toSorted())
})
