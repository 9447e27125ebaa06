import { beforeEach, describe, expect, test } from 'vitest'
import type { Contact } from '../../src/domain/catalog/shape.ts'
import { newCatalog } from '../../src/domain/catalog/shape.ts'
import { changeClinic } from '../../src/domain/clinics/change-clinic.ts'
import { changeContact } from '../../src/domain/clinics/change-contact.ts'
import { helpLinesOf, missingContacts } from '../../src/domain/clinics/contacts.ts'
import { isLeaveTarget } from '../../src/domain/clinics/leave-target.ts'
import { listClinics, listOwnContacts } from '../../src/domain/clinics/queries.ts'
import { NotFound } from '../../src/domain/result.ts'
import { adi, BEACON, CAST_AT, HARBOR } from '../support/cast.ts'
import { basics } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const crisis: Contact = {
  id: 'crisis', label: { en: 'Lifeline', es: 'Línea' }, voice: '988', sms: '988', note: { en: 'Free.', es: 'Gratis.' },
  required: true, lastVerified: null, verifyEveryDays: 180,
}
const clinicMain: Contact = { id: 'clinic_main', label: { en: 'The clinic' }, required: true, clinicFills: true, lastVerified: null, verifyEveryDays: 180 }
const afterHours: Contact = { id: 'clinic_afterhours', label: { en: 'After hours' }, required: true, clinicFills: true, lastVerified: null, verifyEveryDays: 180 }

let world: TestWorld
beforeEach(async () => {
  world = await newWorld({ catalog: newCatalog({ courses: [basics], worksheets: [], contacts: [crisis, clinicMain, afterHours], glossary: [], references: [], fingerprint: 'lines' }) })
})

const settings = (change = {}) => ({
  formKey: crypto.randomUUID(), clinicName: 'Harbor', discreetName: 'Evenings', phone: '555-555-0199', timeZone: 'America/Denver',
  languages: ['es'] as ('en' | 'es')[], leaveTarget: 'https://www.weather.gov/', libraryOpen: true, certificateCheck: false, ...change,
})
const write = (token: string, value: string, note: string | null = null) =>
  changeContact(world, adi, { formKey: crypto.randomUUID(), token, value, note })
const lineOf = async (token: string, locale: 'en' | 'es' = 'en') => (await helpLinesOf(world, { id: HARBOR, phone: '555-0100' }, locale)).get(token)

describe('the settings of a clinic', () => {
  test('change its own row and not the neighbour’s', async () => {
    await changeClinic(world, adi, settings({ libraryOpen: false }))
    const clinics = await listClinics(world.db)
    expect(clinics.find(({ id }) => id === HARBOR)).toMatchObject({ name: 'Harbor', discreetName: 'Evenings', languages: ['es'], libraryIsOpen: false })
    expect(clinics.find(({ id }) => id === BEACON)).toMatchObject({ name: 'Beacon Center', libraryIsOpen: true })
  })

  test('a library that stays open keeps the day it opened', async () => {
    await changeClinic(world, adi, settings())
    const row = await world.db.selectFrom('clinic').where('id', '=', HARBOR).select('libraryOpenAt').executeTakeFirstOrThrow()
    expect(row.libraryOpenAt).toBe(CAST_AT)
  })

  test('refuse a page Leave may not lead to, and change nothing then', async () => {
    expect(await changeClinic(world, adi, settings({ leaveTarget: 'http://www.weather.gov/' }))).toEqual({ ok: false, reason: 'leave-target' })
    expect((await listClinics(world.db)).find(({ id }) => id === HARBOR)).toMatchObject({ name: 'Harbor House' })
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

describe('a crisis contact', () => {
  test('the clinic’s own phone stands in its settings and is not asked for again', async () => {
    expect(await lineOf('clinic_main')).toMatchObject({ number: '555-0100', tel: '5550100' })
  })

  test('filled in counts as checked today and is missing no longer', async () => {
    expect(missingContacts(world.catalog, await listOwnContacts(world.db, HARBOR)).map(({ id }) => id)).toEqual(['clinic_afterhours'])
    await write('clinic_afterhours', '555-555-0100')
    expect(await lineOf('clinic_afterhours')).toMatchObject({ number: '555-555-0100', tel: '5555550100', checkedOn: '2026-11-23' })
    expect(missingContacts(world.catalog, await listOwnContacts(world.db, HARBOR))).toEqual([])
  })

  test('checked without a change keeps its note in both languages and its text number', async () => {
    await write('crisis', '988')
    expect(await lineOf('crisis', 'en')).toMatchObject({ note: 'Free.', sms: '988', checkedOn: '2026-11-23' })
    expect(await lineOf('crisis', 'es')).toMatchObject({ note: 'Gratis.', sms: '988' })
  })

  test('replaced lets nothing of the default show through', async () => {
    await write('crisis', '0800 111', 'Día y noche.')
    expect(await lineOf('crisis')).toMatchObject({ number: '0800 111', sms: null, note: 'Día y noche.' })
    await write('crisis', '0800 111')
    expect(await lineOf('crisis')).toMatchObject({ sms: null, note: null })
  })

  test('emptied gives the default back; one without a default has to be filled in', async () => {
    await write('crisis', '0800 111')
    await write('crisis', '')
    expect(await lineOf('crisis')).toMatchObject({ number: '988', checkedOn: null })
    expect(await write('clinic_afterhours', '')).toEqual({ ok: false, reason: 'empty' })
  })

  test('no text names is not found', async () => {
    await expect(write('__proto__', '1')).rejects.toThrow(NotFound)
  })

  test('of the clinic next door stays as it is', async () => {
    await write('crisis', '0800 111')
    expect(await listOwnContacts(world.db, BEACON)).toEqual([])
  })
})
