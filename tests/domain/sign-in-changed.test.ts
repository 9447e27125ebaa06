import { beforeEach, expect, test } from 'vitest'
import { changeName } from '../../src/domain/accounts/change-name.ts'
import { changePassword } from '../../src/domain/accounts/change-password.ts'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { recoverWithCode } from '../../src/domain/accounts/recover-with-code.ts'
import { readHandOver } from '../../src/domain/messages/read-hand-over.ts'
import { OTHER_PASSWORD, PASSWORD, setPassword } from '../support/accounts.ts'
import { ana, dana, HARBOR, luz } from '../support/cast.ts'
import { messagesTo, reachable } from '../support/messages.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

/** 11 pm at the clinic. */
const NIGHT = '2026-11-24T04:00:00.000Z'
const NEW_PASSWORD = 'seven green ladders'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await setPassword(world, ana)
  await setPassword(world, dana)
})

const toAna = async () => (await messagesTo(world, 'ana')).map(({ kind, dueAt, bodySealed }) => [kind, dueAt, bodySealed])
const withNewPassword = () => changePassword(world, ana, { password: PASSWORD, passwordNew: NEW_PASSWORD })

test.each([
  ['a new password', withNewPassword],
  ['a new name', () => changeName(world, ana, { name: 'bluebird', password: PASSWORD })],
  ['a code that staff gave', async () => {
    const given = await giveSignInCode(world, dana, { memberId: 'ana' })
    return recoverWithCode(world, HARBOR, { name: 'ana', code: given.ok ? given.value.code : '', passwordNew: NEW_PASSWORD, address: '203.0.113.7' })
  }],
])('after %s a member is told at once, at night and in a pause too, once', async (_, change) => {
  await reachable(world, ana)
  await world.transact((db) => db.updateTable('member').set({ pausedAt: MONDAY }).where('id', '=', 'ana').execute())
  await world.transact((db) => db.updateTable('safeContact').set({ stoppedAt: MONDAY }).where('memberId', '=', 'ana').execute())
  world.at(NIGHT)
  expect(await change()).toMatchObject({ ok: true })
  expect(await toAna()).toEqual([['security', NIGHT, null]])
})

test('a change that is refused is not told', async () => {
  await reachable(world, ana)
  expect(await changePassword(world, ana, { password: OTHER_PASSWORD, passwordNew: NEW_PASSWORD })).toMatchObject({ ok: false })
  expect(await toAna()).toEqual([])
})

test.each([
  ['an address nobody confirmed', () => reachable(world, ana, { confirmedAt: null })],
  ['a phone, where none can be written to', () => reachable(world, ana, { kind: 'phone', address: '+15552345678' })],
  ['no address', async () => undefined],
])('nothing is written to %s, and the change is made', async (_, arrange) => {
  await arrange()
  expect(await withNewPassword()).toMatchObject({ ok: true })
  expect(await toAna()).toEqual([])
})

test('it is never handed over, not even when it did not arrive', async () => {
  await reachable(world, ana)
  await reachable(world, luz)
  await withNewPassword()
  await world.transact((db) => db.updateTable('outbox').set({ givenUpAt: MONDAY, lastProblem: 'refused' }).where('accountId', '=', 'ana').execute())
  expect(await toAna()).toHaveLength(1)
  expect(await readHandOver(world, dana)).toEqual([])
})
