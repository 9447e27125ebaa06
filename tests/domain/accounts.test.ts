import { beforeEach, describe, expect, test } from 'vitest'
import { changeName } from '../../src/domain/accounts/change-name.ts'
import { changePassword } from '../../src/domain/accounts/change-password.ts'
import { passwordFault } from '../../src/domain/accounts/check-password.ts'
import { accountsToChoose, chooseAccount } from '../../src/domain/accounts/choose-account.ts'
import { signIn } from '../../src/domain/accounts/sign-in.ts'
import { createPasswords } from '../../src/server/auth/passwords.ts'
import { auditEvents, OTHER_PASSWORD, pass, PASSWORD, setPassword } from '../support/accounts.ts'
import { ana, BEACON, ben, dana, HARBOR, luz, raul, uche } from '../support/cast.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
const open = (name: string, password: string = PASSWORD, clinicId: string = HARBOR) =>
  signIn(world, clinicId, { name, password, address: '203.0.113.7' })
const HOME = 'Home@Example.org'
const signInOf = (id: string, accountId: string) => world.transact((db) => db.insertInto('signIn').values({
  clinicId: HARBOR, id, accountId, createdAt: MONDAY, lastSeenAt: MONDAY, expiresAt: MONDAY }).execute())
const signIns = async () => (await world.db.selectFrom('signIn').select('id').orderBy('id').execute()).map(({ id }) => id)

beforeEach(async () => {
  world = await newWorld()
  await setPassword(world, ana, '(555) 234-5678')
  await setPassword(world, dana)
})

describe('signing in', () => {
  test('recognises a name however it is typed, and the password only as it is', async () => {
    expect(await open('555.234.5678')).toEqual({ ok: true, value: { accountId: 'ana' } })
    expect(await open(' DANA ')).toEqual({ ok: true, value: { accountId: 'dana' } })
    expect(await open('dana', 'Three blue kettles')).toEqual({ ok: false, reason: 'no-match' })
    expect(await open('dana', `${PASSWORD} `)).toEqual({ ok: false, reason: 'no-match' })
  })

  test('answers the same for no account, one and several, and for one of another clinic or disabled', async () => {
    await setPassword(world, luz, HOME)
    await setPassword(world, uche, HOME)
    await setPassword(world, ben, 'ben@example.org')
    await setPassword(world, raul, 'raul@example.org')
    await world.transact((db) => db.updateTable('account').set({ disabledAt: MONDAY }).where('id', '=', 'raul').execute())
    for (const [name, password] of [
      ['nobody', PASSWORD], ['dana', OTHER_PASSWORD], [HOME, OTHER_PASSWORD], ['ben@example.org', PASSWORD], ['raul@example.org', PASSWORD],
    ] as const) {
      expect(await open(name, password)).toEqual({ ok: false, reason: 'no-match' })
    }
    const events = await auditEvents(world, HARBOR)
    expect(events).toEqual(Array(5).fill('sign-in.failed system'))
    expect(await open('ben@example.org', PASSWORD, BEACON)).toMatchObject({ ok: true })
  })

  test('tells two people with one address apart by their passwords', async () => {
    await setPassword(world, luz, HOME, PASSWORD)
    await setPassword(world, uche, HOME, OTHER_PASSWORD)
    expect(await open(HOME, PASSWORD)).toEqual({ ok: true, value: { accountId: 'luz' } })
    expect(await open(HOME, OTHER_PASSWORD)).toEqual({ ok: true, value: { accountId: 'uche' } })
    expect(await auditEvents(world, HARBOR)).toEqual(['signed-in system luz', 'signed-in system uche'])
  })

  test('asks who it is where address and password are the same', async () => {
    await setPassword(world, uche, HOME)
    await setPassword(world, luz, HOME)
    await setPassword(world, raul, HOME, OTHER_PASSWORD)
    const result = await open(HOME)
    if (!result.ok || !('choice' in result.value)) throw new Error('no choice')
    const { choice } = result.value
    expect(await auditEvents(world, HARBOR)).toEqual([])
    expect(await accountsToChoose(world, HARBOR, choice)).toEqual([{ id: 'luz', displayName: 'Luz' }, { id: 'uche', displayName: 'Uche' }])
    expect(await chooseAccount(world, HARBOR, { choice, accountId: 'uche' })).toEqual({ ok: true, value: { accountId: 'uche' } })
    expect(await auditEvents(world, HARBOR)).toEqual(['signed-in system uche'])

    const ended = { ok: false, reason: 'choice-ended' }
    for (const accountId of ['raul', 'ana', 'ben', '']) expect(await chooseAccount(world, HARBOR, { choice, accountId })).toEqual(ended)
    expect(await chooseAccount(world, HARBOR, { choice: `${choice}A`, accountId: 'uche' })).toEqual(ended)
    expect(await chooseAccount(world, BEACON, { choice, accountId: 'uche' })).toEqual(ended)
    pass(world, { minutes: 5, seconds: 1 })
    expect(await chooseAccount(world, HARBOR, { choice, accountId: 'uche' })).toEqual(ended)
    expect(await accountsToChoose(world, HARBOR, choice)).toEqual([])
  })

  test('hashes again where the cost was raised since', async () => {
    const hashOf = async () => (await world.db.selectFrom('account').where('id', '=', 'dana').select('passwordHash').executeTakeFirstOrThrow()).passwordHash
    const before = await hashOf()
    world.passwords = createPasswords(Buffer.from('pepper for tests'), { memoryCost: 128, timeCost: 1, parallelism: 1 })
    expect(await open('dana')).toMatchObject({ ok: true })
    const after = await hashOf()
    expect(after).toContain('m=128')
    expect(after).not.toBe(before)
    expect(await open('dana')).toMatchObject({ ok: true })
    expect(await hashOf()).toBe(after)
  })
})

describe('changing the password', () => {
  test('asks for the old one, ends every sign-in of the account, and is recorded', async () => {
    for (const id of ['phone', 'tablet']) await signInOf(id, 'ana')
    await signInOf('hers', 'luz')
    expect(await changePassword(world, ana, { password: OTHER_PASSWORD, passwordNew: 'a new one by the lake' })).toEqual({ ok: false, reason: 'wrong-password' })
    expect(await signIns()).toEqual(['hers', 'phone', 'tablet'])
    expect(await changePassword(world, ana, { password: PASSWORD, passwordNew: OTHER_PASSWORD })).toEqual({ ok: true, value: null })
    expect(await signIns()).toEqual(['hers'])
    expect(await open('5552345678', PASSWORD)).toMatchObject({ ok: false })
    expect(await open('5552345678', OTHER_PASSWORD)).toMatchObject({ ok: true })
    expect((await auditEvents(world, HARBOR))[0]).toBe('account.changed ana ana password')
  })

  test('wants one that is not guessed at once', async () => {
    const change = (passwordNew: string) => changePassword(world, ana, { password: PASSWORD, passwordNew })
    expect(await change('short words')).toEqual({ ok: false, reason: 'short-password' })
    expect(await change('harbor house 2026')).toEqual({ ok: false, reason: 'common-password' })
    expect(await change('+15552345678 ana')).toEqual({ ok: false, reason: 'common-password' })
    expect(await change('lunar kettle vine '.repeat(60))).toEqual({ ok: false, reason: 'long-password' })
  })

  test('keeps out the second of two that were sent at once', async () => {
    const both = await Promise.all(['the first new words', 'the second new words'].map((passwordNew) =>
      changePassword(world, ana, { password: PASSWORD, passwordNew })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })
})

describe('changing the sign-in name', () => {
  const rename = (name: string, password: string = PASSWORD) => changeName(world, ana, { name, password })

  test('keeps the password, ends the old name and every sign-in, and is recorded', async () => {
    await signInOf('phone', 'ana')
    await signInOf('hers', 'luz')
    expect(await rename('Ana@Example.org')).toEqual({ ok: true, value: null })
    expect(await signIns()).toEqual(['hers'])
    expect(await open('555 234 5678')).toMatchObject({ ok: false })
    expect(await open('ana@example.org')).toMatchObject({ ok: true })
    expect((await auditEvents(world, HARBOR))[0]).toBe('account.changed ana ana name')
    expect(await world.db.selectFrom('account').where('id', '=', 'ana').select(['nameKind', 'nameNorm']).executeTakeFirst())
      .toEqual({ nameKind: 'email', nameNorm: 'ana@example.org' })
  })

  test('asks for the password', async () => {
    expect(await rename('ana@example.org', OTHER_PASSWORD)).toEqual({ ok: false, reason: 'wrong-password' })
  })

  test('refuses a chosen name of somebody else in this clinic, in any spelling, and no other', async () => {
    expect(await rename(' DANA')).toEqual({ ok: false, reason: 'name-taken' })
    expect(await rename('ben')).toMatchObject({ ok: true })
    expect(await rename('BEN')).toMatchObject({ ok: true })
  })

  test('never says that an email or a phone number belongs to somebody else', async () => {
    await setPassword(world, luz, HOME, OTHER_PASSWORD)
    expect(await rename(HOME)).toMatchObject({ ok: true })
    expect(await open(HOME, PASSWORD)).toEqual({ ok: true, value: { accountId: 'ana' } })
    expect(await open(HOME, OTHER_PASSWORD)).toEqual({ ok: true, value: { accountId: 'luz' } })
  })
})

test('fifteen characters are counted as people count them, 1,024 bytes as the server does', async () => {
  const fault = (password: string) => passwordFault(world, HARBOR, password, [])
  expect(await fault('purple kite sk')).toBe('short-password')
  expect(await fault('purple kite sky')).toBeUndefined()
  expect(await fault('ñandú gris año'.normalize('NFD'))).toBe('short-password')
  const words = (bytes: number) => 'lunar kettle vine mosaic '.repeat(50).slice(0, bytes)
  expect(await fault(words(1024))).toBeUndefined()
  expect(await fault(words(1025))).toBe('long-password')
  expect(await fault(`ññ${words(1021)}`)).toBe('long-password')
})
