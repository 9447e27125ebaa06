import { describe, expect, test } from 'vitest'
import { signIn } from '../../src/domain/accounts/sign-in.ts'
import { acceptAsMember } from '../../src/domain/invitations/accept-as-member.ts'
import { acceptInvitation } from '../../src/domain/invitations/accept-invitation.ts'
import { askForNew } from '../../src/domain/invitations/ask-for-new.ts'
import { closeJoinCode } from '../../src/domain/invitations/close-join-code.ts'
import { findWayIn } from '../../src/domain/invitations/find-way-in.ts'
import { updateRevoked } from '../../src/domain/invitations/queries.ts'
import { revokeInvitation } from '../../src/domain/invitations/revoke-invitation.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import { refused } from '../../src/domain/result.ts'
import { OTHER_PASSWORD, setPassword } from '../support/accounts.ts'
import { ana, dana, eli, HARBOR, luz, sam, uche } from '../support/cast.ts'
import { addConsent, ADDRESS, invite, inviteRosa, newJoinCode, openCode, pageFor, rosa, ROSAS_PASSWORD, rowCounts, valueOf } from '../support/joining.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

/* Every row of product.md 4.4, in its words. */

const accept = (world: TestWorld, input: ReturnType<typeof rosa>) => acceptInvitation(world, HARBOR, input)
const acceptAs = (world: TestWorld, member: FamilyMember, code: string) =>
  acceptAsMember(world, member, { formKey: crypto.randomUUID(), code, agreed: '1' })
const memberRow = (world: TestWorld, id: string) => world.db.selectFrom('member').where('id', '=', id).selectAll().executeTakeFirst()
const accountsOf = (world: TestWorld, nameNorm: string) =>
  world.db.selectFrom('account').where('nameNorm', '=', nameNorm).selectAll().orderBy('id').execute()

describe('product.md 4.4', () => {
  test('fresh, new person: agreement, account and acceptance in one write', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    expect(await pageFor(world, code)).toBe('invited')
    const { accountId, how } = valueOf(await accept(world, rosa(code, { locale: 'es' })))
    expect(how).toBe('joined')
    expect(await accountsOf(world, 'rosa')).toMatchObject([{ id: accountId, nameKind: 'chosen', displayName: 'Rosa', locale: 'es' }])
    expect(await memberRow(world, accountId)).toMatchObject({
      familyId: 'rivera', consentId: 'consent-rosa', relation: 'grandparent', countsSharedAt: null, writeSafeAt: null })
    expect(await world.db.selectFrom('agreement').where('memberId', '=', accountId).selectAll().execute())
      .toMatchObject([{ kind: 'clinic-sees-progress', textVersion: '1', endedAt: null }])
    expect(await openCode(world, code)).toMatchObject({ state: 'accepted', acceptedBy: accountId })
  })

  test('opened by a mail scanner, preview or HEAD, or often: nothing', async () => {
    const world = await newWorld()
    const { code, token } = await inviteRosa(world)
    const before = await rowCounts(world)
    for (let times = 0; times < 20; times++) await openCode(world, times % 2 ? code : token)
    expect(await rowCounts(world)).toEqual(before)
  })

  test('stopped half-way: the link still works, nothing is kept', async () => {
    const world = await newWorld()
    const { token } = await inviteRosa(world)
    const before = await rowCounts(world)
    expect(await accept(world, rosa(token, { password: 'too short' }))).toEqual(refused('short-password'))
    expect(await accept(world, rosa(token, { agreed: '' }))).toEqual(refused('agree-first'))
    expect(await rowCounts(world)).toEqual(before)
    world.at('2026-12-07T14:00:00.000Z')
    expect(valueOf(await accept(world, rosa(token))).how).toBe('joined')
  })

  test('already registered by join code: signs in, accepts, moves into the family; progress and text come along', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    const progress = { clinicId: HARBOR, memberId: 'sam', moduleKey: 'one' }
    await world.transact((db) => db.insertInto('sectionProgress')
      .values({ ...progress, sectionKey: 'first', continuedAt: '2026-11-22T16:00:00.000Z', version: 1 }).execute())
    expect(await pageFor(world, code, sam, 'mine')).toBe('invited')
    expect(valueOf(await acceptAs(world, sam, code))).toEqual({ accountId: 'sam', how: 'moved' })
    expect(await memberRow(world, 'sam')).toMatchObject({ familyId: 'rivera', consentId: 'consent-rosa', relation: 'sibling' })
    expect(await world.db.selectFrom('sectionProgress').where('memberId', '=', 'sam').selectAll().execute()).toHaveLength(1)
    const left = await world.db.selectFrom('family').where('id', '=', 'sam-alone').select('closedAt').executeTakeFirst()
    expect(left?.closedAt).not.toBeNull()
  })

  test('already registered, same family: "You have already joined."; closed as duplicate', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    expect(valueOf(await acceptAs(world, ana, code))).toEqual({ accountId: 'ana', how: 'already-joined' })
    expect(await openCode(world, code)).toMatchObject({ state: 'duplicate' })
    expect(await pageFor(world, code)).toBe('already-joined')
    expect(await memberRow(world, 'ana')).toMatchObject({ familyId: 'rivera', consentId: 'consent-ana' })
  })

  test('already registered, another family: second account, may use the same address', async () => {
    const world = await newWorld()
    await setPassword(world, uche, 'uche@example.org', ROSAS_PASSWORD)
    const { code } = await inviteRosa(world)
    expect(await pageFor(world, code, uche, 'mine')).toBe('other-account')
    expect(valueOf(await acceptAs(world, uche, code))).toEqual({ accountId: 'uche', how: 'other-family' })
    expect(valueOf(await accept(world, rosa(code, { name: 'uche@example.org' })))).toEqual({ accountId: 'uche', how: 'other-family' })
    expect(await pageFor(world, code, uche, 'second')).toBe('invited')
    const second = valueOf(await accept(world, rosa(code, { name: 'uche@example.org', password: OTHER_PASSWORD, isSecond: true })))
    expect(second.how).toBe('joined')
    expect((await accountsOf(world, 'uche@example.org')).map(({ id }) => id).sort()).toEqual([second.accountId, 'uche'].sort())
    expect(await memberRow(world, 'uche')).toMatchObject({ familyId: 'okafor', consentId: 'consent-uche' })
  })

  test('invited twice, both open: the newer replaces the older; the old link says so', async () => {
    const world = await newWorld()
    const older = await inviteRosa(world)
    const newer = await invite(world)
    expect(await pageFor(world, older.token)).toBe('replaced')
    expect(await accept(world, rosa(older.code))).toEqual(refused('not-open'))
    expect(await pageFor(world, newer.token)).toBe('invited')
  })

  test('used: sign in; if it was not you, call', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    const { accountId } = valueOf(await accept(world, rosa(code)))
    expect(await pageFor(world, code)).toBe('used')
    expect(await pageFor(world, code, luz)).toBe('used')
    expect(await pageFor(world, code, { ...luz, id: accountId })).toBe('already-joined')
  })

  test('expired or revoked: identical page; "Ask for a new one" files one request a day', async () => {
    const world = await newWorld()
    const revoked = await inviteRosa(world)
    valueOf(await revokeInvitation(world, dana, { invitationId: (await openCode(world, revoked.code)).id }))
    const expired = await invite(world, await addConsent(world, { id: 'consent-2', recipient: 'Teo' }))
    world.at('2026-12-08T15:00:00.000Z')
    expect(await pageFor(world, revoked.code)).toBe('ended')
    expect(await pageFor(world, expired.code)).toBe('ended')
    for (const at of ['2026-12-08T15:00:00.000Z', '2026-12-09T04:59:00.000Z', '2026-12-09T05:00:00.000Z']) {
      world.at(at)
      valueOf(await askForNew(world, HARBOR, expired.token))
    }
    expect(await pageFor(world, expired.token)).toBe('asked')
    expect(await world.db.selectFrom('request').select(['consentId', 'askedOn']).orderBy('askedOn').execute())
      .toEqual(['2026-12-08', '2026-12-09'].map((askedOn) => ({ consentId: 'consent-2', askedOn })))
    expect(await world.db.selectFrom('audit').where('event', '=', 'request.new-invitation').selectAll().execute()).toHaveLength(2)
    const { code } = await invite(world)
    expect(await askForNew(world, HARBOR, code)).toEqual(refused('not-ended'))
  })

  test('consent ended before use: revoked at once', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: MONDAY }).where('id', '=', 'consent-rosa').execute())
    expect(await pageFor(world, code)).toBe('ended')
    expect(await accept(world, rosa(code))).toEqual(refused('not-open'))
    expect(await acceptAs(world, sam, code)).toEqual(refused('not-open'))
    expect(await world.transact((db) => updateRevoked(db, HARBOR, { consentId: 'consent-rosa' }, MONDAY))).toBe(1)
    expect(await openCode(world, code)).toMatchObject({ state: 'revoked' })
  })

  test('rejoining after leaving the family: new invitation, same account', async () => {
    const world = await newWorld()
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: '2026-11-22T16:00:00.000Z' })
      .where('id', '=', 'consent-luz').execute())
    const { code } = await inviteRosa(world)
    expect(await pageFor(world, code, luz, 'mine')).toBe('invited')
    expect(valueOf(await acceptAs(world, luz, code))).toEqual({ accountId: 'luz', how: 'moved' })
    expect(await memberRow(world, 'luz')).toMatchObject({ familyId: 'rivera', consentId: 'consent-rosa' })
  })

  test('rejoining after deleting: new account; nothing restored', async () => {
    const world = await newWorld()
    const first = valueOf(await accept(world, rosa((await inviteRosa(world)).code)))
    await world.transact(async (db) => {
      await db.deleteFrom('agreement').where('memberId', '=', first.accountId).execute()
      await db.deleteFrom('member').where('id', '=', first.accountId).execute()
      await db.deleteFrom('account').where('id', '=', first.accountId).execute()
    })
    const again = valueOf(await accept(world, rosa((await invite(world)).code)))
    expect(again).toEqual({ accountId: expect.any(String), how: 'joined' })
    expect(again.accountId).not.toBe(first.accountId)
  })

  test('shared email address: several accounts; passwords tell them apart; a tie shows the chooser', async () => {
    const world = await newWorld()
    const name = 'home@example.org'
    await setPassword(world, luz, name)
    const teo = await invite(world, await addConsent(world, { id: 'consent-2', familyId: 'okafor' }), eli)
    const { accountId } = valueOf(await accept(world, rosa((await inviteRosa(world)).code, { name })))
    const knock = (password: string) => signIn(world, HARBOR, { name, password, address: ADDRESS })
    expect(valueOf(await knock(ROSAS_PASSWORD))).toEqual({ accountId })
    expect(valueOf(await knock('three blue kettles'))).toEqual({ accountId: 'luz' })
    valueOf(await accept(world, rosa(teo.code, { name, isSecond: true })))
    expect(valueOf(await knock(ROSAS_PASSWORD))).toHaveProperty('choice')
  })

  test('someone else signed in here: "You are signed in as Rosa. Is this invitation for you?"', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    const joinCode = await newJoinCode(world)
    for (const who of [ana, sam, uche]) {
      expect(await pageFor(world, code, who)).toBe('signed-in')
      expect(await pageFor(world, joinCode, who)).toBe('signed-in')
    }
  })

  test('two people race: the first POST wins; the second sees Used', async () => {
    const world = await newWorld()
    const { code, token } = await inviteRosa(world)
    const [one, two] = await Promise.all([
      accept(world, rosa(code)), accept(world, rosa(token, { name: 'teo', password: OTHER_PASSWORD }))])
    expect([one, two].filter(({ ok }) => ok)).toHaveLength(1)
    expect([one, two].find(({ ok }) => !ok)).toEqual(refused('not-open'))
    expect(await pageFor(world, code)).toBe('used')
    expect(await world.db.selectFrom('member').where('consentId', '=', 'consent-rosa').select('id').execute()).toHaveLength(1)
  })

  test('double tap, lost reply: one account, the same answer', async () => {
    const world = await newWorld()
    const input = rosa((await inviteRosa(world)).code)
    const answers = await Promise.all(Array.from({ length: 12 }, () => accept(world, input)))
    answers.push(await accept(world, input))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(valueOf(answers[0]!).how).toBe('joined')
    expect(await accountsOf(world, 'rosa')).toHaveLength(1)
    expect(await accept(world, { ...input, password: OTHER_PASSWORD })).toEqual(refused('changed-meanwhile'))
  })

  test('wrong code ×10: growing wait per network address and per clinic', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    const guess = (text = 'AAAA-AAAA', address = ADDRESS) => findWayIn(world, HARBOR, { text, address })
    for (let tries = 0; tries < 10; tries++) expect(await guess()).toEqual(refused('unknown'))
    expect(await guess()).toEqual(refused('wait'))
    expect(await guess(code)).toEqual(refused('wait'))
    expect((await guess(code, '203.0.113.9')).ok).toBe(true)
    world.at('2026-11-23T15:01:00.000Z')
    expect(await guess()).toEqual(refused('unknown'))
    world.at('2026-11-23T15:02:59.000Z')
    expect(await guess()).toEqual(refused('wait'))
    world.at('2026-11-23T15:03:00.000Z')
    expect((await guess(code)).ok).toBe(true)
    for (let tries = 0; tries < 289; tries++) await guess('AAAA-AAAA', `10.0.${tries}.1`)
    expect(await guess(code, '203.0.113.9')).toEqual(refused('wait'))
    world.at('2026-11-23T15:03:01.000Z')
    expect((await guess(code, '203.0.113.9')).ok).toBe(true)
  })

  test('message bounced: printing instead gives a new sheet', async () => {
    const world = await newWorld()
    await inviteRosa(world)
    const printed = await invite(world)
    expect(valueOf(await accept(world, rosa(printed.code))).how).toBe('joined')
  })

  test('join code closed or replaced: "This code is not in use now."', async () => {
    const world = await newWorld()
    const replaced = await newJoinCode(world)
    const closed = await newJoinCode(world)
    expect(await pageFor(world, replaced)).toBe('code-closed')
    expect(await pageFor(world, closed)).toBe('code-open')
    valueOf(await closeJoinCode(world, dana))
    expect(await pageFor(world, closed)).toBe('code-closed')
  })
})
