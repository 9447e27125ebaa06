import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { formatCode } from '../../src/domain/accounts/codes.ts'
import { acceptInvitation } from '../../src/domain/invitations/accept-invitation.ts'
import { askForNew } from '../../src/domain/invitations/ask-for-new.ts'
import { closeJoinCode } from '../../src/domain/invitations/close-join-code.ts'
import { findWayIn } from '../../src/domain/invitations/find-way-in.ts'
import { stateOf, type ConsentFacts, type InvitationTimes } from '../../src/domain/invitations/invitation.ts'
import { invitePerson } from '../../src/domain/invitations/invite-person.ts'
import { openJoinCode } from '../../src/domain/invitations/open-join-code.ts'
import { readJoinCode } from '../../src/domain/invitations/read-join-code.ts'
import { revokeInvitation } from '../../src/domain/invitations/revoke-invitation.ts'
import { NotFound, refused } from '../../src/domain/result.ts'
import { auditEvents } from '../support/accounts.ts'
import { BEACON, CAST_AT, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { addConsent, ADDRESS, invite, inviteRosa, newJoinCode, openCode, rosa, valueOf } from '../support/joining.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const NOW = { at: MONDAY, on: '2026-11-23' }
const open: InvitationTimes = {
  handedOverAt: null, expiresAt: '2026-12-07T15:00:00.000Z', acceptedAt: null, duplicateAt: null, revokedAt: null, replacedBy: null,
}
const live: ConsentFacts = { revokedAt: null, endsOn: '2026-11-23', scopeEnrolmentAt: CAST_AT }

describe('where an invitation stands', () => {
  test.each([
    ['fresh', {}, {}],
    ['handed-over', { handedOverAt: MONDAY }, {}],
    ['accepted', { acceptedAt: MONDAY, revokedAt: MONDAY }, { revokedAt: MONDAY }],
    ['duplicate', { duplicateAt: MONDAY }, {}],
    ['replaced', { replacedBy: 'newer', expiresAt: MONDAY }, { revokedAt: MONDAY }],
    ['revoked', { revokedAt: MONDAY }, {}],
    ['consent-ended', { handedOverAt: MONDAY }, { revokedAt: MONDAY }],
    ['consent-ended', {}, { endsOn: '2026-11-22' }],
    ['consent-ended', {}, { scopeEnrolmentAt: null }],
    ['expired', { expiresAt: MONDAY }, {}],
  ] as const)('%s', (state, times, consent) => {
    expect(stateOf({ ...open, ...times }, { ...live, ...consent }, NOW)).toBe(state)
  })

  test('it can be used for 14 days by the clock, to the millisecond', async () => {
    const world = await newWorld()
    const { code, expiresAt } = await inviteRosa(world)
    expect(expiresAt).toBe('2026-12-07T15:00:00.000Z')
    world.at('2026-12-07T14:59:59.999Z')
    expect(await openCode(world, code)).toMatchObject({ state: 'handed-over' })
    world.at('2026-12-07T15:00:00.000Z')
    expect(await openCode(world, code)).toMatchObject({ state: 'expired' })
  })

  test('a consent counts through its last day as the clinic counts days', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world, { endsOn: '2026-11-25' })
    world.at('2026-11-26T04:59:59.000Z')
    expect(await openCode(world, code)).toMatchObject({ state: 'handed-over' })
    world.at('2026-11-26T05:00:00.000Z')
    expect(await openCode(world, code)).toMatchObject({ state: 'consent-ended' })
  })
})

describe('what a code leads to', () => {
  test('a code may be typed in any case, with spaces and dashes, and the link works the same', async () => {
    const world = await newWorld()
    const { code, token } = await inviteRosa(world)
    expect(formatCode(code)).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(token).toMatch(/^[\w-]{43}$/)
    const way = await openCode(world, code)
    expect(way).toEqual({
      kind: 'invitation', id: expect.any(String), familyId: 'rivera', state: 'handed-over', acceptedBy: null,
      locale: 'es', relation: 'grandparent', isAsked: false,
    })
    const spellings = [formatCode(code), formatCode(code).toLowerCase(), ` ${code.slice(0, 2)} ${code.slice(2)} `, token, ` ${token}\n`]
    for (const spelling of spellings) expect(await openCode(world, spelling)).toEqual(way)
  })

  test('it never says whose it is: no label of the family, no name', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    expect(JSON.stringify(await openCode(world, code))).not.toMatch(/Case 12|Rosa/)
  })

  test("a forged code and another clinic's code are unknown", async () => {
    const world = await newWorld()
    const { code, token } = await inviteRosa(world)
    const joinCode = await newJoinCode(world)
    const ask = (text: string, clinicId: string) => findWayIn(world, clinicId, { text, address: ADDRESS })
    for (const text of [code, token, joinCode]) expect(await ask(text, BEACON)).toEqual(refused('unknown'))
    for (const text of [token.toUpperCase(), `${code}2`, code.slice(1), '', "' or 1=1 --", '\u0000']) {
      expect(await ask(text, HARBOR)).toEqual(refused('unknown'))
    }
  })

  test('the database holds neither code nor token', async () => {
    const world = await newWorld()
    const { code, token } = await inviteRosa(world)
    const joinCode = await newJoinCode(world)
    for (const table of ['invitation', 'joinCode', 'formReceipt', 'audit', 'disclosure'] as const) {
      const text = JSON.stringify(await world.db.selectFrom(table).selectAll().execute())
      for (const secret of [code, token, joinCode]) expect(text).not.toContain(secret)
    }
  })
})

describe('a clinician invites a person', () => {
  test('who is told of the family under a consent: that is written down', async () => {
    const world = await newWorld()
    await inviteRosa(world)
    const [disclosure] = await world.db.selectFrom('disclosure').selectAll().execute()
    expect(disclosure).toMatchObject({
      familyId: 'rivera', consentId: 'consent-rosa', what: 'invitation', toWhom: 'Rosa', noticeVersion: '1', byStaffId: 'dana', at: MONDAY })
    expect(await world.db.selectFrom('audit').selectAll().execute()).toMatchObject([
      { event: 'invitation.created', actorId: 'dana', consentId: 'consent-rosa', noticeVersion: '1' }])
  })

  test.each([
    ['was withdrawn', { revokedAt: CAST_AT }, 'consent-ended'],
    ['ended yesterday', { endsOn: '2026-11-22' }, 'consent-ended'],
    ['does not permit to tell of the enrolment', { scopeEnrolmentAt: null }, 'enrolment-not-ticked'],
  ])('not when the consent %s', async (_, change, reason) => {
    const world = await newWorld()
    const consentId = await addConsent(world, change)
    expect(await invitePerson(world, dana, { formKey: randomUUID(), consentId })).toEqual(refused(reason))
    expect(await world.db.selectFrom('invitation').selectAll().execute()).toEqual([])
  })

  test('not into a family of another team, or of another clinic', async () => {
    const world = await newWorld()
    const consentId = await addConsent(world)
    const { code } = await invite(world)
    const way = await openCode(world, code)
    for (const stranger of [eli, cleo]) {
      await expect(invitePerson(world, stranger, { formKey: randomUUID(), consentId })).rejects.toThrow(NotFound)
      await expect(revokeInvitation(world, stranger, { invitationId: way.id })).rejects.toThrow(NotFound)
    }
  })

  test('the same form sent again shows the same sheet, a new form a new one', async () => {
    const world = await newWorld()
    const input = { formKey: randomUUID(), consentId: await addConsent(world) }
    const first = valueOf(await invitePerson(world, dana, input))
    expect(valueOf(await invitePerson(world, dana, input))).toEqual(first)
    expect(await world.db.selectFrom('disclosure').selectAll().execute()).toHaveLength(1)
    expect((await invite(world)).code).not.toBe(first.code)
  })

  test('a new sheet answers what was asked for', async () => {
    const world = await newWorld()
    const { code } = await inviteRosa(world)
    world.at('2026-12-08T15:00:00.000Z')
    valueOf(await askForNew(world, HARBOR, code))
    await invite(world)
    expect(await world.db.selectFrom('request').selectAll().execute()).toMatchObject([
      { consentId: 'consent-rosa', askedOn: '2026-12-08', answeredAt: '2026-12-08T15:00:00.000Z', answeredBy: 'dana' }])
  })

  test('takes an invitation back once; a used one no more', async () => {
    const world = await newWorld()
    const first = await openCode(world, (await inviteRosa(world)).code)
    const revoke = (invitationId: string) => revokeInvitation(world, dana, { invitationId })
    valueOf(await revoke(first.id))
    valueOf(await revoke(first.id))
    const { code } = await invite(world)
    valueOf(await acceptInvitation(world, HARBOR, rosa(code)))
    expect(await revoke((await openCode(world, code)).id)).toEqual(refused('accepted'))
    const events = await auditEvents(world, HARBOR)
    expect(events.filter((event) => event.startsWith('invitation.revoked'))).toHaveLength(1)
  })
})

describe('the join code', () => {
  const closedAt = (world: TestWorld) => world.db.selectFrom('joinCode').select('closedAt').orderBy('id').execute()

  test('staff open it, see it again, replace and close it', async () => {
    const world = await newWorld()
    expect(await readJoinCode(world, eli)).toBeUndefined()
    const first = await newJoinCode(world)
    expect(first).toMatch(/^[2-9A-Z]{8}$/)
    expect(await readJoinCode(world, dana)).toEqual({ code: first, openedAt: MONDAY })
    const second = await newJoinCode(world)
    expect(await openCode(world, first)).toMatchObject({ kind: 'join-code', isOpen: false })
    expect(await openCode(world, second)).toMatchObject({ kind: 'join-code', isOpen: true })
    valueOf(await closeJoinCode(world, eli))
    valueOf(await closeJoinCode(world, eli))
    expect(await readJoinCode(world, eli)).toBeUndefined()
    expect(await closedAt(world)).toEqual([{ closedAt: MONDAY }, { closedAt: MONDAY }])
    expect((await auditEvents(world, HARBOR)).map((event) => event.split(' ').at(-1))).toEqual(['opened', 'replaced', 'closed'])
  })

  test('opened twice by one form it is opened once; two clinics do not meet', async () => {
    const world = await newWorld()
    const input = { formKey: randomUUID() }
    await Promise.all([1, 2, 3].map(() => openJoinCode(world, eli, input)))
    expect(await closedAt(world)).toEqual([{ closedAt: null }])
    expect(await readJoinCode(world, cleo)).toBeUndefined()
    valueOf(await closeJoinCode(world, cleo))
    expect(await closedAt(world)).toEqual([{ closedAt: null }])
  })
})
