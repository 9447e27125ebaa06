import { beforeEach, describe, expect, test } from 'vitest'
import { formatCode } from '../../src/domain/accounts/codes.ts'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { giveStaffCode } from '../../src/domain/accounts/give-staff-code.ts'
import { listGivenCodes, noticeOfCode } from '../../src/domain/accounts/queries.ts'
import { recoverWithCode } from '../../src/domain/accounts/recover-with-code.ts'
import { signIn } from '../../src/domain/accounts/sign-in.ts'
import { tellOfRecovery } from '../../src/domain/accounts/tell-of-recovery.ts'
import { NotFound } from '../../src/domain/result.ts'
import { createAuth } from '../../src/server/auth/index.ts'
import { auditEvents, OTHER_PASSWORD, pass, PASSWORD, setPassword } from '../support/accounts.ts'
import { adi, ana, BEACON, ben, cleo, dana, eli, HARBOR, luz, sam, uche } from '../support/cast.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
const HOME = 'home@example.org'
const NO_MATCH = { ok: false, reason: 'no-match' }
const codeFor = async (memberId: string, clinician = dana) => {
  const given = await giveSignInCode(world, clinician, { memberId })
  return given.ok ? given.value.code : ''
}
const recover = (name: string, code: string, passwordNew: string = OTHER_PASSWORD, address = '203.0.113.7', clinicId: string = HARBOR) =>
  recoverWithCode(world, clinicId, { name, code, passwordNew, address })
const open = (name: string, password: string) => signIn(world, HARBOR, { name, password, address: '203.0.113.9' })

beforeEach(async () => {
  world = await newWorld()
  for (const who of [ana, luz, dana, eli]) await setPassword(world, who)
})

describe('a code for a family member', () => {
  test('is given by the team, kept as its HMAC for a day, and recorded', async () => {
    const code = await codeFor('ana')
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{12}$/)
    const rows = await world.db.selectFrom('recoveryCode').selectAll().execute()
    expect(rows).toMatchObject([{ accountId: 'ana', givenBy: 'dana', givenAt: MONDAY, expiresAt: '2026-11-24T15:00:00.000Z', usedAt: null }])
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(await auditEvents(world, HARBOR)).toEqual(['code.given dana ana'])
    expect(await codeFor('sam', eli)).toHaveLength(12)
  })

  test.each([
    ['another team', eli, 'ana'], ['another clinic', cleo, 'ana'], ['the clinic next door', dana, 'ben'],
    ['a staff account', dana, 'eli'], ['nobody', dana, 'nobody'],
  ])('is not given across: %s', async (_, clinician, memberId) => {
    await expect(giveSignInCode(world, clinician, { memberId })).rejects.toThrow(NotFound)
    expect(await world.db.selectFrom('recoveryCode').selectAll().execute()).toEqual([])
  })

  test('is not given once consent or agreement ended, nor to a disabled account', async () => {
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: MONDAY }).where('id', '=', 'consent-ana').execute())
    await expect(codeFor('ana')).rejects.toThrow(NotFound)
    await world.transact((db) => db.updateTable('account').set({ disabledAt: MONDAY }).where('id', '=', 'sam').execute())
    await expect(codeFor('sam', eli)).rejects.toThrow(NotFound)
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: MONDAY }).where('memberId', '=', 'raul').execute())
    await expect(codeFor('raul')).rejects.toThrow(NotFound)
    world.at('2027-02-20T23:00:00.000Z')
    expect(await codeFor('luz')).toHaveLength(12)
    world.at('2027-02-21T06:00:00.000Z')
    await expect(codeFor('luz')).rejects.toThrow(NotFound)
  })
})

describe('a code for staff', () => {
  test('is given by an administrator to anybody else on the staff', async () => {
    const given = await giveStaffCode(world, adi, { staffId: 'dana' })
    expect(await recover('dana', given.ok ? given.value.code : '')).toEqual({ ok: true, value: { accountId: 'dana' } })
    expect(await auditEvents(world, HARBOR)).toEqual(['code.given adi dana', 'account.recovered system dana'])
  })

  test.each(['adi', 'cleo', 'ana', 'nobody'])('is not given to %s', async (staffId) => {
    await expect(giveStaffCode(world, adi, { staffId })).rejects.toThrow(NotFound)
  })
})

describe('getting back in', () => {
  test('sets the new password and ends every sign-in of that account', async () => {
    const auth = createAuth(world, world.clock)
    const [hers, sisters] = [await auth.signIn(HARBOR, 'ana'), await auth.signIn(HARBOR, 'luz')]
    const code = await codeFor('ana')
    expect(await recover(' ANA', formatCode(code).toLowerCase())).toEqual({ ok: true, value: { accountId: 'ana' } })
    expect(await auth.restore(HARBOR, hers)).toBeNull()
    expect(await auth.restore(HARBOR, sisters)).toMatchObject({ accountId: 'luz' })
    expect(await open('ana', PASSWORD)).toEqual(NO_MATCH)
    expect(await open('ana', OTHER_PASSWORD)).toMatchObject({ ok: true })
  })

  test('answers the same for a wrong name, a wrong, used, old, replaced or foreign code', async () => {
    const [used, replaced] = [await codeFor('luz'), await codeFor('ana')]
    const newest = await codeFor('ana')
    expect(await recover('luz', used)).toMatchObject({ ok: true })
    await setPassword(world, ben)
    const tries = [['luz', used], ['ana', replaced], ['luz', newest], ['nobody', newest], ['ana', 'K7MQ-4XRD-2222'], ['ana', '???'], ['ana', 'k']] as const
    let address = 0
    for (const [name, code] of tries) expect(await recover(name, code, OTHER_PASSWORD, `address ${++address}`)).toEqual(NO_MATCH)
    expect(await recover('ana', newest, OTHER_PASSWORD, 'address 0', BEACON)).toEqual(NO_MATCH)
    pass(world, { hours: 24 })
    expect(await recover('ana', newest)).toEqual(NO_MATCH)
    expect((await auditEvents(world, HARBOR)).filter((event) => event !== 'recovery.failed system')).toEqual(
      ['code.given dana luz', 'code.given dana ana', 'code.given dana ana', 'account.recovered system luz'])
    expect(await open('ana', PASSWORD)).toMatchObject({ ok: true })
  })

  test('opens the account the code was for, where several share the name', async () => {
    await setPassword(world, luz, HOME)
    await setPassword(world, uche, HOME)
    expect(await recover(HOME, await codeFor('luz'))).toEqual({ ok: true, value: { accountId: 'luz' } })
    expect(await open(HOME, PASSWORD)).toEqual({ ok: true, value: { accountId: 'uche' } })
  })

  test('works once, also for twenty at once', async () => {
    const code = await codeFor('ana')
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => recover('ana', code, OTHER_PASSWORD, `address ${n}`)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('wants a good password first, and does not use the code up for a bad one', async () => {
    const code = await codeFor('ana')
    expect(await recover('ana', code, 'too short')).toEqual({ ok: false, reason: 'short-password' })
    expect(await recover('ana', code, 'harbor house 123')).toEqual({ ok: false, reason: 'common-password' })
    expect(await recover('ana', code)).toMatchObject({ ok: true })
  })

  test.each(['ana', 'nobody'])('waits after five wrong codes for %s within a quarter of an hour, the right one too', async (name) => {
    const code = await codeFor('ana')
    for (let n = 0; n < 5; n++) expect(await recover(name, 'K7MQ-4XRD-2222', OTHER_PASSWORD, `address ${n}`)).toEqual(NO_MATCH)
    expect(await recover(name, code)).toEqual({ ok: false, reason: 'wait' })
    pass(world, { minutes: 15 })
    expect(await recover('ana', code)).toMatchObject({ ok: true })
  })

  test('waits after ten wrong codes from one address', async () => {
    const code = await codeFor('ana')
    for (let n = 0; n < 10; n++) expect(await recover(`name ${n}`, 'K7MQ-4XRD-2222')).toEqual(NO_MATCH)
    expect(await recover('ana', code)).toEqual({ ok: false, reason: 'wait' })
    expect(await recover('ana', code, OTHER_PASSWORD, 'another')).toMatchObject({ ok: true })
  })

  test('opens a name again whose password was stopped', async () => {
    const code = await codeFor('ana')
    for (let n = 0; n < 6; n++) await open('ana', 'wrong')
    expect(await open('ana', PASSWORD)).toEqual({ ok: false, reason: 'wait' })
    expect(await recover('ana', code)).toMatchObject({ ok: true })
    expect(await open('ana', OTHER_PASSWORD)).toMatchObject({ ok: true })
  })
})

describe('the owner', () => {
  const told = () => tellOfRecovery(world, HARBOR, 'ana')

  test('hears of a used code at every sign-in for three days, and of an unused one never', async () => {
    const code = await codeFor('ana')
    expect(await told()).toBeUndefined()
    expect(await noticeOfCode(world.db, ana)).toBeUndefined()
    await recover('ana', code)
    expect(await noticeOfCode(world.db, ana)).toBe(MONDAY)
    expect(await noticeOfCode(world.db, luz)).toBeUndefined()
    expect(await told()).toEqual({ giverName: 'Dana', givenAt: MONDAY, usedAt: MONDAY })
    expect(await noticeOfCode(world.db, ana)).toBeUndefined()
    pass(world, { hours: 71 })
    expect(await told()).toMatchObject({ giverName: 'Dana' })
    pass(world, { hours: 1 })
    expect(await told()).toBeUndefined()
  })

  test('hears of it once, however late the next sign-in is', async () => {
    await recover('ana', await codeFor('ana'))
    pass(world, { hours: 24 * 90 })
    expect(await told()).toMatchObject({ usedAt: MONDAY })
    expect(await told()).toBeUndefined()
  })

  test('finds every code with giver and day in the settings, newest first', async () => {
    await recover('ana', await codeFor('ana'))
    pass(world, { hours: 2 })
    await codeFor('ana')
    expect(await listGivenCodes(world.db, HARBOR, 'ana')).toEqual([
      { giverName: 'Dana', givenAt: '2026-11-23T17:00:00.000Z', usedAt: null },
      { giverName: 'Dana', givenAt: MONDAY, usedAt: MONDAY },
    ])
    expect(await listGivenCodes(world.db, HARBOR, sam.id)).toEqual([])
  })
})
