import { beforeEach, describe, expect, test } from 'vitest'
import { changeClinic } from '../../src/domain/clinics/change-clinic.ts'
import { changePublicPages } from '../../src/domain/clinics/change-public-pages.ts'
import { changeQuestionBox, ChangeQuestionBox } from '../../src/domain/clinics/change-question-box.ts'
import { changeThresholds, ChangeThresholds, THRESHOLDS } from '../../src/domain/clinics/change-thresholds.ts'
import { FIRST_SETTINGS } from '../../src/domain/clinics/first-settings.ts'
import { isLeaveTarget } from '../../src/domain/clinics/leave-target.ts'
import { listClinics } from '../../src/domain/clinics/queries.ts'
import { findClinicFacts } from '../../src/domain/clinics/settings-queries.ts'
import { changeDigest } from '../../src/domain/staff/change-digest.ts'
import { changeStaff } from '../../src/domain/staff/change-staff.ts'
import { disableStaff } from '../../src/domain/staff/disable-staff.ts'
import { hasDigest, listReaders } from '../../src/domain/staff/queries.ts'
import { auditEvents } from '../support/accounts.ts'
import { adi, BEACON, CAST_AT, dana, eli, HARBOR } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const formKey = () => crypto.randomUUID()
const facts = (clinicId = HARBOR) => findClinicFacts(world.db, clinicId)
const names = (change = {}) => ({
  formKey: formKey(), clinicName: 'Harbor', discreetName: 'Evenings', phone: '555-555-0199', timeZone: 'America/Denver',
  languages: ['es'] as ('en' | 'es')[], ...change,
})
const pages = (change = {}) => ({ formKey: formKey(), leaveTarget: 'https://www.weather.gov/', libraryOpen: true, certificateCheck: false, ...change })
const box = (change = {}) => ({ formKey: formKey(), questionBox: true, questionHours: 'Weekdays, 9 to 4', questionAnswerDays: 3, ...change })
const roles = (staffId: string, ...given: string[]) => changeStaff(world, adi, { formKey: formKey(), staffId, roles: given })

describe('the settings of a clinic', () => {
  test('change its own row and not the neighbour’s', async () => {
    await changeClinic(world, adi, names())
    await changePublicPages(world, adi, pages({ libraryOpen: false }))
    const clinics = await listClinics(world.db)
    expect(clinics.find(({ id }) => id === HARBOR)).toMatchObject({ name: 'Harbor', discreetName: 'Evenings', languages: ['es'], libraryIsOpen: false })
    expect(clinics.find(({ id }) => id === BEACON)).toMatchObject({ name: 'Beacon Center', libraryIsOpen: true })
  })

  test('the record names what was changed and holds no value', async () => {
    await changeClinic(world, adi, names({ clinicName: 'Harbor House', discreetName: 'Porchlight', timeZone: 'America/New_York' }))
    await changePublicPages(world, adi, pages())
    expect(await auditEvents(world, HARBOR)).toEqual(['clinic.changed adi harbor phone languages', 'clinic.changed adi harbor'])
  })

  test('a library that stays open keeps the day it opened', async () => {
    await changePublicPages(world, adi, pages())
    expect((await facts()).libraryOpenAt).toBe(CAST_AT)
  })

  test('refuse a page Leave may not lead to, and change nothing then', async () => {
    expect(await changePublicPages(world, adi, pages({ leaveTarget: 'http://www.weather.gov/', libraryOpen: false }))).toEqual({ ok: false, reason: 'leave-target' })
    expect(await facts()).toMatchObject({ libraryOpenAt: CAST_AT })
  })
})

test('Leave leads to an https page of another host, without a query', () => {
  const origin = 'https://learn.example.org'
  expect(isLeaveTarget('https://www.weather.gov/', origin)).toBe(true)
  for (const wrong of [
    'http://www.weather.gov/', 'https://learn.example.org/today', 'https://search.example/?q=help', 'https://search.example/?', 'https://name@host.example/',
    'https://host.example/#part', 'javascript:alert(1)', '//host.example/', 'weather.gov', 'https://localhost/', '',
  ]) expect(isLeaveTarget(wrong, origin), wrong).toBe(false)
})

describe('after how much a family needs a nudge', () => {
  const five = (change = {}) => ({
    formKey: formKey(), nudgeInvitationDays: '5', nudgeQuietDays: '10', nudgeQuizTries: '3', nudgeDueDays: '2', nudgeMissedWorkshops: '1', ...change,
  })

  test('begins with what the guide says and is set for one clinic', async () => {
    expect(await facts()).toMatchObject(FIRST_SETTINGS)
    await changeThresholds(world, adi, ChangeThresholds.parse(five()))
    expect(await facts()).toMatchObject({ nudgeInvitationDays: 5, nudgeQuietDays: 10, nudgeQuizTries: 3, nudgeDueDays: 2, nudgeMissedWorkshops: 1 })
    expect(await facts(BEACON)).toMatchObject(FIRST_SETTINGS)
    expect((await auditEvents(world, HARBOR)).at(-1)).toContain('nudgeQuietDays')
  })

  test('takes each number at its limits and none beyond', () => {
    for (const [name, [least, most]] of Object.entries(THRESHOLDS)) {
      const takes = (typed: string) => ChangeThresholds.safeParse(five({ [name]: typed })).success
      expect([least, most].map((number) => takes(String(number))), name).toEqual([true, true])
      for (const wrong of [String(least - 1), String(most + 1), '-1', '2.5', '1e1', '٣', '', ' ', 'NaN', '0x3', '99999999999999999999']) {
        expect(takes(wrong), `${name} ${wrong}`).toBe(false)
      }
    }
    expect(ChangeThresholds.safeParse({ ...five(), nudgeQuizTries: undefined }).success).toBe(false)
  })
})

describe('the question box', () => {
  test('is closed at first, and opens only with a named reader and their hours', async () => {
    expect((await facts()).questionBoxAt).toBeNull()
    expect(await changeQuestionBox(world, adi, box())).toEqual({ ok: false, reason: 'no-reader' })
    await roles('dana', 'clinician', 'reads')
    expect(await changeQuestionBox(world, adi, box({ questionHours: null }))).toEqual({ ok: false, reason: 'no-hours' })
    expect((await facts()).questionBoxAt).toBeNull()
    expect((await changeQuestionBox(world, adi, box())).ok).toBe(true)
    expect(await facts()).toMatchObject({ questionBoxAt: '2026-11-23T15:00:00.000Z', questionHours: 'Weekdays, 9 to 4', questionAnswerDays: 3 })
  })

  test('closed, it asks for no reader', async () => {
    expect((await changeQuestionBox(world, adi, box({ questionBox: false, questionHours: null }))).ok).toBe(true)
  })

  test('an answer is promised in 1 to 14 days', () => {
    const takes = (questionAnswerDays: string) => ChangeQuestionBox.safeParse({ formKey: formKey(), questionAnswerDays }).success
    expect(['0', '1', '14', '15'].map(takes)).toEqual([false, true, true, false])
  })

  test('closes with its last reader, whether they lose the role or are shut out', async () => {
    for (const id of ['dana', 'eli']) await roles(id, 'clinician', 'reads')
    await changeQuestionBox(world, adi, box())
    await roles('dana', 'clinician')
    expect((await facts()).questionBoxAt).not.toBeNull()
    await disableStaff(world, adi, { staffId: 'eli' })
    expect(await facts()).toMatchObject({ questionBoxAt: null, questionHours: 'Weekdays, 9 to 4' })
  })

  test('is read by clinicians alone, of this clinic', async () => {
    expect(await changeStaff(world, adi, { formKey: formKey(), staffId: 'adi', roles: ['administrator', 'reads'] })).toEqual({ ok: false, reason: 'not-clinician' })
    await roles('dana', 'clinician', 'reads')
    expect([await listReaders(world.db, HARBOR), await listReaders(world.db, BEACON)]).toEqual([['Dana'], []])
  })
})

test('the morning list is everyone’s own choice; chosen twice, it is recorded once', async () => {
  for (const digest of [true, true]) await changeDigest(world, dana, { digest })
  expect([await hasDigest(world.db, HARBOR, 'dana'), await hasDigest(world.db, HARBOR, eli.id)]).toEqual([true, false])
  await changeDigest(world, dana, { digest: false })
  expect(await hasDigest(world.db, HARBOR, 'dana')).toBe(false)
  expect(await auditEvents(world, HARBOR)).toEqual(Array.from({ length: 2 }, () => 'account.changed dana dana digest'))
})
