import { expect, test, vi } from 'vitest'
import { issueSetupCode, isSetupCode } from '../../src/domain/clinics/issue-setup-code.ts'
import { prepareClinic } from '../../src/domain/clinics/prepare-clinic.ts'
import { findMeta, listClinics } from '../../src/domain/clinics/queries.ts'
import { openClinics } from '../../src/server/clinics.ts'
import { openClock } from '../../src/server/clock.ts'
import { HARBOR } from '../support/cast.ts'
import { newDatabase } from '../support/database.ts'
import { newWorld } from '../support/world.ts'

test('an empty installation gets its clinic, with an open library and not yet set up', async () => {
  const world = await newWorld({ withoutCast: true })
  await prepareClinic(world, 'http://localhost:4321')
  expect(await listClinics(world.db)).toEqual([{
    id: expect.any(String) as string, name: 'Our clinic', discreetName: 'Porchlight', origin: 'http://localhost:4321', phone: '',
    timeZone: 'America/New_York', languages: ['en', 'es'], leaveTarget: 'https://www.weather.gov/', libraryIsOpen: true, certificateCheckIsOn: false, isSetUp: false,
  }])
})

test('the address of a clinic alone follows the settings and nothing else of it changes', async () => {
  const world = await newWorld({ withoutCast: true })
  await prepareClinic(world, 'http://localhost:4321')
  const [before] = await listClinics(world.db)
  await prepareClinic(world, 'https://learn.example.org')
  expect(await listClinics(world.db)).toEqual([{ ...before, origin: 'https://learn.example.org' }])
})

test('addresses of several clinics are their own', async () => {
  const world = await newWorld()
  const before = await listClinics(world.db)
  await prepareClinic(world, 'https://learn.example.org')
  expect(await listClinics(world.db)).toEqual(before)
})

test('clinics are found by their Host, and a new address counts after a refresh', async () => {
  const world = await newWorld({ withoutCast: true })
  await prepareClinic(world, 'http://localhost:4321')
  const clinics = await openClinics(world.db)
  expect(clinics.at('localhost:4321')).toBe(clinics.all()[0])
  expect(clinics.at('localhost')).toBeUndefined()
  await prepareClinic(world, 'https://learn.example.org')
  await clinics.refresh()
  expect(clinics.at('localhost:4321')).toBeUndefined()
  const clinic = clinics.at('learn.example.org')
  expect(clinics.withId(clinic?.id ?? '')).toBe(clinic)
  expect(() => clinics.withId('another')).toThrow()
  clinics.close()
})

test('a set-up code opens the door however it is typed, and the next one takes its place', async () => {
  const world = await newWorld({ withoutCast: true })
  await prepareClinic(world, 'http://localhost:4321')
  const [{ id } = { id: '' }] = await listClinics(world.db)
  const first = await issueSetupCode(world, id) ?? ''
  expect(first).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  expect(await isSetupCode(world, id, ` ${first.toLowerCase().replaceAll('-', ' ')}`)).toBe(true)
  expect(await findMeta(world.db, id, 'setup-code')).not.toContain(first.replaceAll('-', ''))
  const second = await issueSetupCode(world, id) ?? ''
  expect(await isSetupCode(world, id, first)).toBe(false)
  expect(await isSetupCode(world, 'another', second)).toBe(false)
  expect(await isSetupCode(world, id, '')).toBe(false)
})

test('a clinic with an administrator has no set-up code; one whose administrators are all disabled has', async () => {
  const world = await newWorld()
  expect(await issueSetupCode(world, HARBOR)).toBeUndefined()
  await world.transact((db) => db.updateTable('account').set({ disabledAt: '2026-11-23T15:00:00.000Z' }).where('id', '=', 'adi').execute())
  const code = await issueSetupCode(world, HARBOR) ?? ''
  expect(await isSetupCode(world, HARBOR, code)).toBe(true)
  await world.transact((db) => db.updateTable('account').set({ disabledAt: null }).where('id', '=', 'adi').execute())
  expect(await isSetupCode(world, HARBOR, code)).toBe(false)
})

test('the clock never goes back, not even over a restart', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T15:00:00.000Z') })
  try {
    const store = await newDatabase()
    const before = await openClock(store)
    expect(before.behindMinutes).toBe(0)
    vi.setSystemTime(new Date('2026-11-23T16:00:00.000Z'))
    await before.record()
    vi.setSystemTime(new Date('2026-11-23T15:30:00.000Z'))
    expect(before.now().toISOString()).toBe('2026-11-23T16:00:00.000Z')
    const after = await openClock(store)
    expect(after.behindMinutes).toBe(30)
    expect(after.now().toISOString()).toBe('2026-11-23T16:00:00.000Z')
    vi.setSystemTime(new Date('2026-11-23T17:00:00.000Z'))
    expect(after.now().toISOString()).toBe('2026-11-23T17:00:00.000Z')
    before.close()
    after.close()
  } finally {
    vi.useRealTimers()
  }
})
