import { expect, test } from 'vitest'
import { addressMacs } from '../../src/server/address-macs.ts'
import { plainVault } from '../support/plain-vault.ts'

const ADDRESS = '192.0.2.1'

test('an address is written down the same all day, as another one tomorrow, and never as it is', () => {
  let time = '2026-11-24T10:00:00.000Z'
  const macOf = addressMacs({ clock: { now: () => new Date(time) }, vault: plainVault })
  const today = macOf(ADDRESS)
  expect(today).toMatch(/^[\w-]{16}$/)
  expect(today).not.toContain(ADDRESS)
  expect(macOf('192.0.2.2')).not.toBe(today)
  time = '2026-11-24T23:59:59.999Z'
  expect(macOf(ADDRESS)).toBe(today)
  time = '2026-11-25T00:00:00.000Z'
  expect(macOf(ADDRESS)).not.toBe(today)
})

test('thousands of others in between change nothing', () => {
  const macOf = addressMacs({ clock: { now: () => new Date('2026-11-24T10:00:00.000Z') }, vault: plainVault })
  const first = macOf(ADDRESS)
  const others = Array.from({ length: 2_500 }, (_, number) => macOf(`other ${number}`))
  expect(new Set(others).size).toBe(2_500)
  expect(macOf(ADDRESS)).toBe(first)
})
