import { beforeEach, expect, test } from 'vitest'
import type { Administrator } from '../../src/domain/actor.ts'
import { askToClose } from '../../src/domain/closing/ask-to-close.ts'
import { readClosing } from '../../src/domain/closing/closing.ts'
import { confirmClosing } from '../../src/domain/closing/confirm-closing.ts'
import { stopClosing } from '../../src/domain/closing/stop-closing.ts'
import { takeClinicFile } from '../../src/domain/closing/take-clinic-file.ts'
import { adi, BEACON, CAST_AT, dana, HARBOR, passwordOf } from '../support/cast.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
const danaToo: Administrator = { role: 'administrator', clinicId: HARBOR, id: dana.id }
const form = (id: string, change: object = {}) => ({ formKey: crypto.randomUUID(), clinicName: 'Harbor House', password: passwordOf(id), ...change })
const stateOf = async (clinicId = HARBOR) => (await readClosing(world, clinicId)).is
const events = async () => (await world.db.selectFrom('audit').select(['event', 'actorId']).orderBy('seq').execute()).map(({ event, actorId }) => `${event} ${actorId}`)
const makeAdministrator = (id: string) => world.transact((db) => db.updateTable('staff').set({ administratorSince: CAST_AT }).where('id', '=', id).execute())

beforeEach(async () => {
  world = await newWorld()
  for (const id of ['adi', 'dana']) {
    const passwordHash = await world.passwords.hash(HARBOR, id, passwordOf(id))
    await world.transact((db) => db.updateTable('account').set({ passwordHash }).where('clinicId', '=', HARBOR).where('id', '=', id).execute())
  }
})

test('whoever administers alone waits a day, to the moment, and the other clinic stays as it is', async () => {
  expect(await stateOf()).toBe('none')
  expect(await askToClose(world, adi, form('adi'))).toEqual({ ok: true, value: null })
  expect(await stateOf()).toBe('waiting')
  world.at('2026-11-24T14:59:59.999Z')
  expect(await stateOf()).toBe('waiting')
  world.at('2026-11-24T15:00:00.000Z')
  expect(await stateOf()).toBe('due')
  expect(await stateOf(BEACON)).toBe('none')
  expect(await events()).toEqual(['closing.asked adi'])
})

test('of two administrators the other has to agree, and the day counts from then', async () => {
  await makeAdministrator('dana')
  await askToClose(world, adi, form('adi'))
  world.at('2026-11-30T15:00:00.000Z')
  expect(await stateOf()).toBe('asked')
  expect(await confirmClosing(world, adi, form('adi'))).toEqual({ ok: false, reason: 'yourself' })
  expect(await confirmClosing(world, danaToo, form('dana'))).toMatchObject({ ok: true })
  expect(await readClosing(world, HARBOR)).toMatchObject({ is: 'waiting', closing: { askedAt: MONDAY, confirmedBy: 'dana', dueAt: '2026-12-01T15:00:00.000Z' } })
  expect(await confirmClosing(world, danaToo, form('dana'))).toEqual({ ok: false, reason: 'not-asked' })
  expect(await events()).toEqual(['closing.asked adi', 'closing.confirmed dana'])
})

test('either may call it off, also when it is due, and then it can be asked anew', async () => {
  await makeAdministrator('dana')
  expect(await stopClosing(world, adi, form('adi'))).toEqual({ ok: false, reason: 'not-asked' })
  await askToClose(world, adi, form('adi'))
  expect(await stopClosing(world, danaToo, form('dana'))).toMatchObject({ ok: true })
  expect(await confirmClosing(world, danaToo, form('dana'))).toEqual({ ok: false, reason: 'not-asked' })
  await askToClose(world, danaToo, form('dana'))
  await confirmClosing(world, adi, form('adi'))
  world.at('2026-11-25T15:00:00.000Z')
  expect(await stateOf()).toBe('due')
  expect(await stopClosing(world, adi, form('adi'))).toMatchObject({ ok: true })
  expect(await stateOf()).toBe('none')
})

test('a wrong password or name does nothing; the same form sent again is done once', async () => {
  for (const clinicName of ['harbor house', 'Beacon Center']) expect(await askToClose(world, adi, form('adi', { clinicName }))).toEqual({ ok: false, reason: 'wrong-name' })
  expect(await askToClose(world, adi, form('adi', { password: 'not this one' }))).toEqual({ ok: false, reason: 'wrong-password' })
  expect(await events()).toEqual([])
  const sent = form('adi')
  for (let time = 0; time < 2; time += 1) expect(await askToClose(world, adi, sent)).toMatchObject({ ok: true })
  expect(await askToClose(world, adi, form('adi'))).toEqual({ ok: false, reason: 'asked-before' })
  expect(await stopClosing(world, adi, form('adi', { password: 'not this one' }))).toEqual({ ok: false, reason: 'wrong-password' })
  expect(await events()).toEqual(['closing.asked adi'])
})

test('the file may be taken only after the day, again if need be, and each time is recorded', async () => {
  expect(await takeClinicFile(world, adi, form('adi'))).toEqual({ ok: false, reason: 'too-early' })
  await askToClose(world, adi, form('adi'))
  world.at('2026-11-24T14:59:59.999Z')
  expect(await takeClinicFile(world, adi, form('adi'))).toEqual({ ok: false, reason: 'too-early' })
  world.at('2026-11-24T15:00:00.000Z')
  expect(await takeClinicFile(world, adi, form('adi', { password: 'not this one' }))).toEqual({ ok: false, reason: 'wrong-password' })
  expect(await stateOf()).toBe('due')
  for (let time = 0; time < 2; time += 1) expect(await takeClinicFile(world, adi, form('adi'))).toMatchObject({ ok: true })
  expect(await stateOf()).toBe('taken')
  expect(await events()).toEqual(['closing.asked adi', 'closing.file-taken adi', 'closing.file-taken adi'])
})
