import { beforeEach, describe, expect, test } from 'vitest'
import type { Administrator } from '../../src/domain/actor.ts'
import { confirmContact } from '../../src/domain/clinics/confirm-contact.ts'
import { listContactProposals } from '../../src/domain/clinics/contact-queries.ts'
import { listContactStandings } from '../../src/domain/clinics/contact-states.ts'
import { helpLinesOf, missingContacts } from '../../src/domain/clinics/contacts.ts'
import { proposeContact } from '../../src/domain/clinics/propose-contact.ts'
import { listOwnContacts } from '../../src/domain/clinics/queries.ts'
import { takeBackContact } from '../../src/domain/clinics/take-back-contact.ts'
import { verifyContact } from '../../src/domain/clinics/verify-contact.ts'
import { NotFound } from '../../src/domain/result.ts'
import { auditEvents } from '../support/accounts.ts'
import { adi, BEACON, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { crisisCatalog } from '../support/crisis-catalog.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld({ catalog: crisisCatalog() })
})

const empty = { note: null, source: null, hours: null, languages: null }
const propose = (token: string, value: string, more = {}, by: Administrator = adi) =>
  proposeContact(world, by, { formKey: crypto.randomUUID(), token, value, ...empty, ...more })
const seenAt = async (token: string) => (await listContactProposals(world.db, HARBOR)).find((one) => one.token === token)?.proposedAt ?? ''
const confirm = async (token: string, by: Parameters<typeof confirmContact>[1] = dana) => confirmContact(world, by, { token, seenAt: await seenAt(token) })
const write = async (token: string, value: string, note: string | null = null) => {
  await propose(token, value, { note })
  return confirm(token)
}
const read = async (token: string, locale: 'en' | 'es' = 'en') => (await helpLinesOf(world, { id: HARBOR, phone: '555-0100' }, locale)).get(token)
const standing = async (token: string, today = '2026-11-23') =>
  (await listContactStandings(world, { id: HARBOR, phone: '555-0100' }, 'en', today)).find(({ contact }) => contact.id === token)
const workAlone = () => world.transact((db) => db.updateTable('account').set({ disabledAt: '2026-11-23T15:00:00.000Z' })
  .where('clinicId', '=', HARBOR).where('id', 'in', ['dana', 'eli']).execute())

describe('a change of a crisis contact', () => {
  test('waits: families read the old line until a second person confirms it', async () => {
    await write('crisis', '0800 111')
    expect(await propose('crisis', '0800 222', { source: 'their web page', hours: 'day and night' })).toEqual({ ok: true, value: 'waits' })
    expect(await read('crisis')).toMatchObject({ number: '0800 111' })
    expect(await standing('crisis')).toMatchObject({ proposal: { value: '0800 222', by: 'Adi', source: 'their web page' }, line: { number: '0800 111' } })
    expect(await confirm('crisis', eli)).toMatchObject({ ok: true })
    expect(await read('crisis')).toMatchObject({ number: '0800 222', checkedOn: '2026-11-23' })
    expect(await standing('crisis')).toMatchObject({ proposal: undefined, unconfirmed: undefined, record: { hours: 'day and night', changedBy: 'adi', confirmedBy: 'eli' } })
  })

  test('a first number is still missing while it waits', async () => {
    await propose('clinic_afterhours', '555-555-0100')
    expect(missingContacts(world.catalog, await listOwnContacts(world.db, HARBOR)).map(({ id }) => id)).toContain('clinic_afterhours')
    expect(await read('clinic_afterhours')).toMatchObject({ number: null })
  })

  test('is confirmed by nobody who made it, and not by staff of another clinic', async () => {
    await propose('crisis', '0800 111')
    expect(await confirm('crisis', adi)).toEqual({ ok: false, reason: 'own-change' })
    expect(await confirm('crisis', { ...dana, id: 'adi' })).toEqual({ ok: false, reason: 'own-change' })
    await expect(confirm('crisis', cleo)).rejects.toThrow(NotFound)
    expect(await read('crisis')).toMatchObject({ number: '988' })
  })

  test('changed again since it was looked at, it has to be looked at again', async () => {
    await propose('crisis', '0800 111')
    const before = await seenAt('crisis')
    world.at('2026-11-23T15:01:00.000Z')
    await propose('crisis', '0800 999')
    expect(await confirmContact(world, dana, { token: 'crisis', seenAt: before })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await read('crisis')).toMatchObject({ number: '988' })
  })

  test('two people confirm at once: one does, for the other nothing waits', async () => {
    await propose('crisis', '0800 111')
    const seen = await seenAt('crisis')
    const answers = await Promise.allSettled([dana, eli].map((by) => confirmContact(world, by, { token: 'crisis', seenAt: seen })))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await auditEvents(world, HARBOR)).filter((event) => event.endsWith('confirmed'))).toHaveLength(1)
  })

  test('taken back leaves the old line, and there is nothing to confirm any more', async () => {
    await propose('crisis', '0800 111')
    await takeBackContact(world, dana, { token: 'crisis' })
    await expect(confirm('crisis')).rejects.toThrow(NotFound)
    await expect(takeBackContact(world, adi, { token: 'crisis' })).rejects.toThrow(NotFound)
    expect(await auditEvents(world, HARBOR)).toEqual(['contacts.changed adi crisis proposed', 'contacts.changed dana crisis taken-back'])
  })

  test('by somebody who works alone counts at once and is marked until a second person confirms it', async () => {
    await workAlone()
    expect(await propose('crisis', '0800 111')).toEqual({ ok: true, value: 'stands' })
    expect(await read('crisis')).toMatchObject({ number: '0800 111' })
    expect(await standing('crisis')).toMatchObject({ unconfirmed: 'Adi' })
    const changedAt = (await standing('crisis'))?.record?.changedAt ?? ''
    expect(await confirmContact(world, adi, { token: 'crisis', seenAt: changedAt })).toEqual({ ok: false, reason: 'own-change' })
    expect(await confirmContact(world, dana, { token: 'crisis', seenAt: changedAt })).toMatchObject({ ok: true })
    expect((await standing('crisis'))?.unconfirmed).toBeUndefined()
  })
})

describe('a crisis contact that was checked', () => {
  test('has its next day: half a year on for a number, a year on for a legal text', async () => {
    for (const token of ['clinic_afterhours', 'goodsam_text']) await write(token, '555-555-0100')
    expect(await standing('clinic_afterhours', '2027-05-22')).toMatchObject({ state: 'checked', dueOn: '2027-05-22' })
    expect(await standing('clinic_afterhours', '2027-05-23')).toMatchObject({ state: 'due' })
    expect(await standing('goodsam_text', '2027-05-23')).toMatchObject({ state: 'checked', dueOn: '2027-11-23' })
  })

  test('and is still right keeps all it says and asks for no second person', async () => {
    await write('clinic_afterhours', '555-555-0100', 'Ask for the nurse.')
    world.at('2027-06-01T15:00:00.000Z')
    await verifyContact(world, adi, { token: 'clinic_afterhours' })
    expect(await read('clinic_afterhours')).toMatchObject({ number: '555-555-0100', note: 'Ask for the nurse.', checkedOn: '2027-06-01' })
    expect(await standing('clinic_afterhours', '2027-06-01')).toMatchObject({ unconfirmed: undefined, record: { confirmedBy: 'dana' } })
  })

  test('as a default keeps its note in both languages and its text number', async () => {
    for (const token of ['crisis', 'crisistext']) await verifyContact(world, adi, { token })
    expect(await read('crisis', 'es')).toMatchObject({ number: '988', note: 'Gratis.', sms: '988', checkedOn: '2026-11-23' })
    expect(await read('crisistext')).toMatchObject({ number: null, sms: '741741', checkedOn: '2026-11-23' })
    expect([(await standing('crisis'))?.unconfirmed, (await standing('crisistext'))?.unconfirmed]).toEqual([undefined, undefined])
  })

  test('as the clinic’s own phone goes on following the settings', async () => {
    await verifyContact(world, adi, { token: 'clinic_main' })
    expect(await read('clinic_main')).toMatchObject({ number: '555-0100', checkedOn: '2026-11-23' })
    expect((await helpLinesOf(world, { id: HARBOR, phone: '555-0199' }, 'en')).get('clinic_main')).toMatchObject({ number: '555-0199' })
  })

  test('cannot be an empty one, nor one no text names', async () => {
    for (const token of ['clinic_afterhours', '__proto__']) await expect(verifyContact(world, adi, { token }), token).rejects.toThrow(NotFound)
  })
})

describe('a crisis contact', () => {
  test('the clinic’s own phone stands in its settings and is not asked for again', async () => {
    expect(await read('clinic_main')).toMatchObject({ number: '555-0100', tel: '5550100' })
    expect(missingContacts(world.catalog, await listOwnContacts(world.db, HARBOR)).map(({ id }) => id)).toEqual(['clinic_afterhours', 'goodsam_text'])
  })

  test('replaced lets nothing of the default show through', async () => {
    await write('crisis', '0800 111', 'Día y noche.')
    expect(await read('crisis')).toMatchObject({ sms: null, note: 'Día y noche.' })
    await write('crisis', '0800 111')
    expect(await read('crisis')).toMatchObject({ sms: null, note: null })
  })

  test('emptied gives the default back once confirmed; one without a default has to be filled in', async () => {
    await write('crisis', '0800 111')
    await propose('crisis', '')
    expect(await read('crisis')).toMatchObject({ number: '0800 111' })
    await confirm('crisis')
    expect(await read('crisis')).toMatchObject({ number: '988', checkedOn: null })
    expect(await propose('clinic_afterhours', '')).toEqual({ ok: false, reason: 'empty' })
  })

  test('no text names is not found', async () => {
    await expect(propose('__proto__', '1')).rejects.toThrow(NotFound)
  })

  test('of the clinic next door stays as it is', async () => {
    await write('crisis', '0800 111')
    expect([await listOwnContacts(world.db, BEACON), await listContactProposals(world.db, BEACON)]).toEqual([[], []])
  })
})
