import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptAsMember } from '../../src/domain/invitations/accept-as-member.ts'
import { acceptInvitation } from '../../src/domain/invitations/accept-invitation.ts'
import { closeJoinCode } from '../../src/domain/invitations/close-join-code.ts'
import { CODE_JOINERS_PER_HOUR, JoinByCode, joinByCode } from '../../src/domain/invitations/join-by-code.ts'
import { offerNames, TAKEN_NAMES_MAX } from '../../src/domain/invitations/taken-names.ts'
import { setContactSafety } from '../../src/domain/invitations/set-contact-safety.ts'
import { NotFound, refused } from '../../src/domain/result.ts'
import { FREE_TRIES } from '../../src/domain/throttles/password-tries.ts'
import { auditEvents, OTHER_PASSWORD, setPassword } from '../support/accounts.ts'
import { BEACON, dana, eli, HARBOR, luz, raul, sam } from '../support/cast.ts'
import { addConsent, invite, inviteRosa, newJoinCode, openCode, rosa, ROSAS_PASSWORD, rowCounts, valueOf } from '../support/joining.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const accept = (world: TestWorld, input: ReturnType<typeof rosa>) => acceptInvitation(world, HARBOR, input)
const join = (world: TestWorld, input: ReturnType<typeof rosa>) => joinByCode(world, HARBOR, input)

describe('joining with the join code', () => {
  test('makes a family of one whose team are the clinicians who welcome those who join', async () => {
    const world = await newWorld()
    const code = await newJoinCode(world)
    const { accountId, how } = valueOf(await join(world, rosa(code, { relation: 'partner' })))
    expect(how).toBe('joined')
    const member = await world.db.selectFrom('member').where('id', '=', accountId).selectAll().executeTakeFirstOrThrow()
    expect(member).toMatchObject({ consentId: null, relation: 'partner', joinedAt: MONDAY, joinedShownAt: MONDAY })
    expect(await world.db.selectFrom('family').where('id', '=', member.familyId).selectAll().execute())
      .toMatchObject([{ label: null, startedOn: null, createdBy: null, closedAt: null }])
    expect(await world.db.selectFrom('familyTeam').where('familyId', '=', member.familyId).select('staffId').execute())
      .toEqual([{ staffId: 'eli' }])
    expect((await auditEvents(world, HARBOR)).at(-1)).toContain('join-code.used')
  })

  test('works where no clinician welcomes anyone', async () => {
    const world = await newWorld()
    const code = await newJoinCode(world)
    await world.transact((db) => db.updateTable('staff').set({ welcomesCodeJoinersSince: null }).execute())
    expect(valueOf(await join(world, rosa(code))).how).toBe('joined')
  })

  test('is refused once the code is closed, and not found in another clinic', async () => {
    const world = await newWorld()
    const code = await newJoinCode(world)
    await expect(joinByCode(world, BEACON, rosa(code))).rejects.toThrow(NotFound)
    await expect(acceptInvitation(world, BEACON, rosa(code))).rejects.toThrow(NotFound)
    valueOf(await closeJoinCode(world, eli))
    expect(await join(world, rosa(code))).toEqual(refused('not-open'))
  })

  test('a double tap makes one account and one family', async () => {
    const world = await newWorld()
    const input = rosa(await newJoinCode(world))
    const [one, two] = await Promise.all([join(world, input), join(world, input)])
    expect(one).toEqual(two)
    expect(await world.db.selectFrom('family').where('label', 'is', null).select('id').execute()).toHaveLength(2)
  })

  test(`lets ${CODE_JOINERS_PER_HOUR} in within an hour`, async () => {
    const world = await newWorld()
    const code = await newJoinCode(world)
    const next = (number: number) => join(world, rosa(code, { name: `phone ${number}`, password: `${OTHER_PASSWORD} ${number}` }))
    for (let number = 0; number < CODE_JOINERS_PER_HOUR; number++) valueOf(await next(number))
    expect(await next(99)).toEqual(refused('too-many-joiners'))
    world.at('2026-11-23T16:00:00.001Z')
    expect((await next(99)).ok).toBe(true)
  })

  test.each([['', null], [undefined, null], ['grandparent', 'grandparent'], ['other', 'other']])('the relation %j is read as %j', (relation, read) => {
    const typed = { formKey: randomUUID(), displayName: 'Rosa', name: 'rosa', password: 'x', relation }
    expect(JoinByCode.parse(typed).relation).toBe(read)
    expect(JoinByCode.safeParse({ ...typed, relation: 'patient' }).success).toBe(false)
  })
})

describe('the sign-in name', () => {
  test('a chosen name that is taken is refused, and two others are offered', async () => {
    const world = await newWorld()
    await setPassword(world, luz, 'rosa')
    const { code } = await inviteRosa(world)
    expect(await accept(world, rosa(code, { name: ' ROSA ' }))).toEqual(refused('name-taken'))
    const offers = await offerNames(world, HARBOR, ' ROSA ')
    expect(new Set(offers).size).toBe(2)
    for (const offer of offers) expect(offer).toMatch(/^rosa \d{3}$/)
    expect(valueOf(await accept(world, rosa(code, { name: offers[0]! }))).how).toBe('joined')
  })

  test.each(['home@example.org', '(555) 234-5678'])('%s is never refused, however many have it', async (name) => {
    const world = await newWorld()
    await setPassword(world, luz, name)
    await setPassword(world, raul, name, OTHER_PASSWORD)
    expect(valueOf(await accept(world, rosa((await inviteRosa(world)).code, { name }))).how).toBe('joined')
  })

  test('one invitation finds out about few taken names', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    for (const name of ['ana', 'luz', 'raul', 'uche', 'sam'].slice(0, TAKEN_NAMES_MAX)) {
      expect(await accept(world, rosa(code, { name }))).toEqual(refused('name-taken'))
    }
    expect(await accept(world, rosa(code, { name: 'dana' }))).toEqual(refused('too-many-names'))
    expect(await accept(world, rosa(code, { name: 'nobody' }))).toEqual(refused('too-many-names'))
    expect(valueOf(await accept(world, rosa(code, { name: 'rosa@example.org' }))).how).toBe('joined')
  })

  test('what nobody can see is no name', async () => {
    const world = await newWorld()
    expect(await accept(world, rosa((await inviteRosa(world)).code, { name: '\u200B' }))).toEqual(refused('no-sign-in-name'))
  })

  test.each([['a common one', 'passwordpassword', 'common-password'], ['the own name', 'rosa rosa rosa rosa', 'common-password'],
    ['a book', 'long words '.repeat(200), 'long-password']])('%s is no password', async (_, password, reason) => {
    const world = await newWorld()
    expect(await accept(world, rosa((await inviteRosa(world)).code, { password }))).toEqual(refused(reason))
  })
})

describe('signing up with the name and the password of an account', () => {
  test('is signing in to it: nothing new is made, and an invitation is accepted', async () => {
    const world = await newWorld()
    await setPassword(world, sam, 'sam@example.org', ROSAS_PASSWORD)
    const input = rosa(await newJoinCode(world), { name: 'Sam@Example.org' })
    expect(valueOf(await join(world, input))).toEqual({ accountId: 'sam', how: 'already-joined' })
    const { code } = await inviteRosa(world)
    expect(valueOf(await accept(world, rosa(code, { name: 'sam@example.org' })))).toEqual({ accountId: 'sam', how: 'moved' })
    expect(await openCode(world, code)).toMatchObject({ state: 'accepted', acceptedBy: 'sam' })
    expect(await world.db.selectFrom('account').where('nameNorm', '=', 'sam@example.org').select('id').execute()).toHaveLength(1)
  })

  test('waits like signing in does, and a right guess afterwards too', async () => {
    const world = await newWorld()
    await setPassword(world, luz, 'luz@example.org', ROSAS_PASSWORD)
    const code = await newJoinCode(world)
    const guess = (password: string) => join(world, rosa(code, { name: 'luz@example.org', password }))
    for (let tries = 0; tries <= FREE_TRIES; tries++) await guess(`${OTHER_PASSWORD} ${tries}`)
    expect(await guess(ROSAS_PASSWORD)).toEqual(refused('wait'))
  })

  test('asks to sign in first where it fits two accounts', async () => {
    const world = await newWorld()
    for (const who of [luz, sam]) await setPassword(world, who, 'home@example.org', ROSAS_PASSWORD)
    expect(await accept(world, rosa((await inviteRosa(world)).code, { name: 'home@example.org' }))).toEqual(refused('several-accounts'))
  })

  test("a clinician's account is not a family member's: a second one is made", async () => {
    const world = await newWorld()
    await setPassword(world, dana, 'dana@example.org', ROSAS_PASSWORD)
    const { accountId, how } = valueOf(await accept(world, rosa((await inviteRosa(world)).code, { name: 'dana@example.org' })))
    expect([how, accountId === 'dana']).toEqual(['joined', false])
  })
})

describe('a member who accepts', () => {
  test('says yes first where another team will see their progress', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    const before = await rowCounts(world)
    expect(await acceptAsMember(world, sam, { formKey: randomUUID(), code })).toEqual(refused('agree-first'))
    expect(await rowCounts(world)).toEqual(before)
  })

  test('a yes that was taken back is given anew; one in force stays one', async () => {
    const world = await newWorld()
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: MONDAY }).where('memberId', '=', 'sam').execute())
    const agreements = () => world.db.selectFrom('agreement').where('memberId', '=', 'sam').select('endedAt').orderBy('endedAt', 'desc').execute()
    valueOf(await acceptAsMember(world, sam, { formKey: randomUUID(), code: (await inviteRosa(world)).code, agreed: '1' }))
    expect(await agreements()).toEqual([{ endedAt: MONDAY }, { endedAt: null }])
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: MONDAY }).where('id', '=', 'consent-rosa').execute())
    const { code } = await invite(world, await addConsent(world, { id: 'consent-2' }))
    expect(valueOf(await acceptAsMember(world, sam, { formKey: randomUUID(), code, agreed: '1' })).how).toBe('moved')
    expect(await agreements()).toHaveLength(2)
  })
})

test('it is safe to write only to who says so, and skipping means no', async () => {
  const world = await newWorld()
  const set = (safe?: 'yes' | 'no') => setContactSafety(world, luz, { formKey: randomUUID(), safe, address: 'luz@example.org', remind: false })
  const kept = () => world.db.selectFrom('member').where('id', '=', 'luz').select(['writeSafeAt', 'welcomedAt']).executeTakeFirst()
  valueOf(await set('yes'))
  expect(await kept()).toMatchObject({ writeSafeAt: MONDAY })
  for (const safe of ['no', undefined] as const) {
    valueOf(await set(safe))
    expect(await kept()).toMatchObject({ writeSafeAt: null, welcomedAt: '2026-11-22T15:00:00.000Z' })
  }
})
