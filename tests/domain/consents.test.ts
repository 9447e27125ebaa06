import { describe, expect, test } from 'vitest'
import type { ConsentFault } from '../../src/domain/consents/check-consent.ts'
import { ELEMENTS } from '../../src/domain/consents/elements.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { whereLive, stateOfConsent } from '../../src/domain/consents/live.ts'
import { findConsentOfTeam, listConsentsEnding } from '../../src/domain/consents/queries.ts'
import type { RecordConsent } from '../../src/domain/consents/record-consent.ts'
import { readForYou } from '../../src/domain/consents/read-for-you.ts'
import { recordConsent } from '../../src/domain/consents/record-consent.ts'
import { readFamily } from '../../src/domain/families/read-family.ts'
import { invitePerson } from '../../src/domain/invitations/invite-person.ts'
import { NotFound } from '../../src/domain/result.ts'
import { cleo, dana, eli, HARBOR } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const form = () => crypto.randomUUID()
const complete: Omit<RecordConsent, 'formKey'> = {
  familyId: 'rivera', recipient: 'Rosa Rivera', relation: 'grandparent', locale: 'es',
  phone: '555 0101', safeToCall: true, email: null, safeToWrite: false, scope: ['enrolment', 'progress'],
  purpose: 'At the request of the person', signedOn: '2026-11-20', endsOn: '2027-02-18', formVersion: '2026-1', keptWhere: 'Chart',
  confirmed: [...ELEMENTS],
}

async function recorded(world: TestWorld, change: Partial<RecordConsent> = {}): Promise<string> {
  const result = await recordConsent(world, dana, { formKey: form(), ...complete, ...change })
  if (!result.ok) throw new Error(result.reason)
  return result.value.consentId
}

const invite = (world: TestWorld, consentId: string) => invitePerson(world, dana, { formKey: form(), consentId })
const peopleOf = async (world: TestWorld) => (await readFamily(world, dana, 'rivera')).people
const person = async (world: TestWorld, name: string) => (await peopleOf(world)).find((one) => one.name === name)

describe('recording a consent', () => {
  test('lists the relative as not joined, with scope, end and how to reach them', async () => {
    const world = await newWorld()
    await recorded(world)
    expect(await person(world, 'Rosa Rivera')).toMatchObject({
      joined: false, memberId: null, relation: 'grandparent', locale: 'es', courses: [], lastProgressOn: null,
      consent: { scope: ['enrolment', 'progress'], endsOn: '2027-02-18', phone: '555 0101', safeToCall: true, safeToWrite: false },
      invitation: { state: 'none' },
    })
  })

  test('keeps nothing of one that is incomplete, over or known to be wrong', async () => {
    const world = await newWorld()
    const faults: [Partial<RecordConsent>, ConsentFault][] = [
      [{ confirmed: ELEMENTS.filter((element) => element !== 'signed') }, 'incomplete'],
      [{ scope: ['progress'] }, 'no-enrolment'],
      [{ signedOn: '2026-11-24' }, 'signed-later'],
      [{ endsOn: '2026-11-22' }, 'already-over'],
      [{ endsOn: '2029-01-01' }, 'ends-too-late'],
      [{ phone: null }, 'no-phone'],
      [{ email: 'not an address' }, 'no-email'],
      [{ safeToWrite: true }, 'no-email'],
    ]
    for (const [change, reason] of faults) {
      const result = await recordConsent(world, dana, { formKey: form(), ...complete, ...change })
      expect(result, reason).toEqual({ ok: false, reason })
    }
    expect(await person(world, 'Rosa Rivera')).toBeUndefined()
  })

  test('for another team’s, another clinic’s or no family is not found', async () => {
    const world = await newWorld()
    for (const stranger of [eli, cleo]) {
      await expect(recordConsent(world, stranger, { formKey: form(), ...complete })).rejects.toThrow(NotFound)
    }
    await expect(recordConsent(world, dana, { formKey: form(), ...complete, familyId: 'okafor' })).rejects.toThrow(NotFound)
  })

  test('sent twice is recorded once', async () => {
    const world = await newWorld()
    const input = { formKey: form(), ...complete }
    await Promise.all(Array.from({ length: 20 }, () => recordConsent(world, dana, input)))
    expect((await peopleOf(world)).filter(({ name }) => name === 'Rosa Rivera')).toHaveLength(1)
  })

  test('in place of one that ends soon keeps its person in sight, and ends the earlier one', async () => {
    const world = await newWorld()
    await recorded(world, { recipient: 'Ana', renews: 'consent-ana', endsOn: '2027-11-01' })
    world.at('2027-03-01T15:00:00.000Z')
    expect(await person(world, 'Ana')).toMatchObject({ joined: true, consent: { endsOn: '2027-11-01' } })
    expect((await readFamily(world, dana, 'rivera')).otherConsents.map(({ id }) => id)).toContain('consent-ana')
  })

  test('does not bring back whose consent was withdrawn, or take over another family’s', async () => {
    const world = await newWorld()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    for (const renews of ['consent-ana', 'consent-uche', 'consent-ben']) {
      await expect(recorded(world, { renews }), renews).rejects.toThrow(NotFound)
    }
    expect(await person(world, 'Rosa Rivera')).toBeUndefined()
  })
})

describe('ending a consent', () => {
  test('hides the person at the next read and leaves the others', async () => {
    const world = await newWorld()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect((await peopleOf(world)).map(({ name }) => name)).toEqual(['Luz', 'Raul'])
    expect((await readFamily(world, dana, 'rivera')).otherConsents)
      .toEqual([{ id: 'consent-ana', recipient: 'ana', overOn: '2026-11-23', canRenew: false }])
  })

  test('takes back the open invitation, and no other one', async () => {
    const world = await newWorld()
    const [mine, other] = [await recorded(world), await recorded(world, { recipient: 'Tía Elena' })]
    await invite(world, mine)
    await invite(world, other)
    await endConsent(world, dana, { familyId: 'rivera', consentId: mine })
    const rows = await world.db.selectFrom('invitation').select(['consentId', 'revokedAt']).execute()
    expect(rows.find(({ consentId }) => consentId === mine)?.revokedAt).not.toBeNull()
    expect(rows.find(({ consentId }) => consentId === other)?.revokedAt).toBeNull()
    expect(await invite(world, mine)).toEqual({ ok: false, reason: 'consent-ended' })
  })

  test('leaves account, family and what was learned', async () => {
    const world = await newWorld()
    const before = await world.db.selectFrom('member').where('id', '=', 'ana').selectAll().execute()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect(await world.db.selectFrom('member').where('id', '=', 'ana').selectAll().execute()).toEqual(before)
  })

  test('twice is once', async () => {
    const world = await newWorld()
    for (let time = 0; time < 2; time++) await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    const rows = await world.db.selectFrom('audit').select(['event', 'consentId']).execute()
    expect(rows).toEqual([{ event: 'consent.revoked', consentId: 'consent-ana' }])
  })

  test('of another team, another clinic or another family is not found', async () => {
    const world = await newWorld()
    for (const stranger of [eli, cleo]) {
      await expect(endConsent(world, stranger, { familyId: 'rivera', consentId: 'consent-ana' })).rejects.toThrow(NotFound)
    }
    await expect(endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-uche' })).rejects.toThrow(NotFound)
    expect(await findConsentOfTeam(world.db, dana, 'rivera', 'consent-ben')).toBeUndefined()
  })
})

describe('whether a consent counts', () => {
  test('the database and the page agree, day by day', async () => {
    const world = await newWorld()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-luz' })
    for (const today of ['2026-11-23', '2027-02-20', '2027-02-21']) {
      const rows = await world.db.selectFrom('consent').where('clinicId', '=', HARBOR).selectAll().execute()
      const live = await world.db.selectFrom('consent').where('clinicId', '=', HARBOR).where(whereLive(today)).select('consent.id').execute()
      expect(live.map(({ id }) => id).sort())
        .toEqual(rows.filter((row) => stateOfConsent(row, today) === 'live').map(({ id }) => id).sort())
    }
  })

  test('a new invitation asked for waits once for its team, with how its consent stands, until one is made', async () => {
    const world = await newWorld()
    const consentId = await recorded(world)
    const ask = (id: string, on: string) => world.transact((db) => db.insertInto('request').values({
      clinicId: HARBOR, id, kind: 'new-invitation', familyId: 'rivera', consentId, askedOn: on, askedAt: `${on}T15:00:00.000Z`,
      answeredAt: null, answeredBy: null,
    }).execute())
    await ask('1', '2026-11-22')
    await ask('2', '2026-11-23')
    const about = { consentId, familyId: 'rivera', label: 'Case 12', name: 'Rosa Rivera', askedOn: '2026-11-23' }
    expect((await readForYou(world, dana)).asked).toEqual([{ ...about, isLive: true }])
    for (const stranger of [eli, cleo]) expect((await readForYou(world, stranger)).asked).toEqual([])
    await invite(world, consentId)
    expect((await readForYou(world, dana)).asked).toEqual([])
    await ask('3', '2026-11-24')
    await endConsent(world, dana, { familyId: 'rivera', consentId })
    expect((await readForYou(world, dana)).asked).toMatchObject([{ isLive: false }])
  })

  test('one that ends within a week is listed for its team alone', async () => {
    const world = await newWorld()
    const soon = await recorded(world, { endsOn: '2026-11-30' })
    const ending = (who: typeof dana) => listConsentsEnding(world.db, who, '2026-11-23', '2026-11-30')
    expect((await ending(dana)).map(({ id, label }) => [id, label])).toEqual([[soon, 'Case 12']])
    expect(await ending(eli)).toEqual([])
  })
})
