import { beforeEach, describe, expect, test } from 'vitest'
import { changePassword } from '../../src/domain/accounts/change-password.ts'
import { signIn } from '../../src/domain/accounts/sign-in.ts'
import { deleteOldCounts } from '../../src/domain/throttles/queries.ts'
import { STOPPING_FAILS, waitSeconds } from '../../src/domain/throttles/password-tries.ts'
import { OTHER_PASSWORD, pass, PASSWORD, setPassword } from '../support/accounts.ts'
import { ana, BEACON, HARBOR, luz } from '../support/cast.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
const open = (name: string, password: string = PASSWORD, address = '203.0.113.7', clinicId: string = HARBOR) =>
  signIn(world, clinicId, { name, password, address })
const outcome = async (result: ReturnType<typeof open>) => {
  const answer = await result
  return answer.ok ? 'in' : answer.reason
}

beforeEach(async () => {
  world = await newWorld()
  await setPassword(world, ana)
  await setPassword(world, luz)
})

test('waiting grows from nothing to five minutes', () => {
  expect([1, 4, 5, 6, 7, 8, 12, 13, 14, 99].map(waitSeconds)).toEqual([0, 0, 1, 2, 4, 8, 128, 256, 300, 300])
})

describe.each(['ana', 'nobody'])('wrong passwords for %s', (name) => {
  test('are free five times, then wait longer and longer, the right one too', async () => {
    for (let n = 0; n < 5; n++) expect(await outcome(open(name, 'wrong'))).toBe('no-match')
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
      expect(await outcome(open(name))).toBe('wait')
      pass(world, { seconds: seconds - 1 })
      expect(await outcome(open(name))).toBe('wait')
      pass(world, { seconds: 1 })
      expect(await outcome(open(name, 'wrong'))).toBe('no-match')
    }
  })

  test('are never looked at more often by asking many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => outcome(open(name, 'wrong'))))
    expect(answers.filter((answer) => answer === 'no-match')).toHaveLength(5)
    expect(answers.filter((answer) => answer === 'wait')).toHaveLength(15)
  })

  test('stop the password at a hundred in a row', async () => {
    for (let n = 0; n < STOPPING_FAILS; n++) {
      expect(await outcome(open(name, 'wrong', `198.51.100.${n}`))).toBe('no-match')
      pass(world, { minutes: 5 })
    }
    pass(world, { hours: 1000 })
    expect(await outcome(open(name))).toBe('stopped')
    expect(await outcome(open('luz'))).toBe('in')
  })
})

test('the right password begins the count anew', async () => {
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 4; n++) expect(await outcome(open('ana', 'wrong'))).toBe('no-match')
    expect(await outcome(open('ana'))).toBe('in')
  }
})

test('a name is one however it is written, and another in the next clinic', async () => {
  for (const spelling of ['Nobody@Example.org', ' nobody@example.org', 'NOBODY@EXAMPLE.ORG', 'nobody@example.org ', 'nobody@EXAMPLE.org']) {
    expect(await outcome(open(spelling, 'wrong'))).toBe('no-match')
  }
  expect(await outcome(open('nobody@example.org'))).toBe('wait')
  expect(await outcome(open('nobody@example.org', 'wrong', '203.0.113.7', BEACON))).toBe('no-match')
})

test('an address may fail fifty times in a quarter of an hour, whatever the names', async () => {
  for (let n = 0; n < 50; n++) expect(await outcome(open(`name ${n}`, 'wrong'))).toBe('no-match')
  expect(await outcome(open('ana'))).toBe('wait-longer')
  expect(await outcome(open('ana', PASSWORD, '203.0.113.8'))).toBe('in')
  pass(world, { minutes: 14, seconds: 59 })
  expect(await outcome(open('ana'))).toBe('wait-longer')
  pass(world, { seconds: 1 })
  expect(await outcome(open('ana'))).toBe('in')
})

test('a whole workshop may sign in from one address', async () => {
  for (let n = 0; n < 60; n++) expect(await outcome(open(n % 2 ? 'ana' : 'luz'))).toBe('in')
})

test('asking for the password again while signed in counts with signing in', async () => {
  for (let n = 0; n < 5; n++) {
    expect(await changePassword(world, ana, { password: 'wrong', passwordNew: OTHER_PASSWORD })).toEqual({ ok: false, reason: 'wrong-password' })
  }
  expect(await changePassword(world, ana, { password: PASSWORD, passwordNew: OTHER_PASSWORD })).toEqual({ ok: false, reason: 'wait' })
  expect(await outcome(open('ana'))).toBe('wait')
})

test('no name and no address stands in the rows, which go after a day unless they stop a password', async () => {
  await open('ana', 'wrong')
  const rows = () => world.db.selectFrom('throttle').selectAll().execute()
  expect(JSON.stringify(await rows())).not.toMatch(/ana|203\.0/)
  await world.transact((db) => db.insertInto('throttle').values({
    clinicId: HARBOR, key: 'name:stopped', fails: STOPPING_FAILS, until: null, at: world.clock.now().toISOString() }).execute())
  pass(world, { hours: 25 })
  const before = new Date(world.clock.now().getTime() - 24 * 3_600_000).toISOString()
  await world.transact((db) => deleteOldCounts(db, HARBOR, before, STOPPING_FAILS))
  expect((await rows()).map(({ key }) => key)).toEqual(['name:stopped'])
})
