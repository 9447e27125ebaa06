import { beforeEach, describe, expect, test } from 'vitest'
import { coverFamily, type CoverFamily } from '../../src/domain/care/cover-family.ts'
import { FindFamiliesToCover, findFamiliesToCover } from '../../src/domain/care/find-families-to-cover.ts'
import { readTasks } from '../../src/domain/care/read-tasks.ts'
import { logCall } from '../../src/domain/care/log-call.ts'
import { findConsentOfTeam, listConsentsEnding, listConsentsOfFamily, listLiveConsents } from '../../src/domain/consents/queries.ts'
import { listCaseload } from '../../src/domain/families/list-caseload.ts'
import { findFamilyOfTeam, listFamiliesOfTeam, listMembersOfFamily, listMembersOfTeam } from '../../src/domain/families/queries.ts'
import { viewFamily } from '../../src/domain/families/view-family.ts'
import { findConsentOfTeam as findConsentToInvite, findInvitationOfTeam } from '../../src/domain/invitations/queries.ts'
import { listOwnTeam } from '../../src/domain/private-text/share-queries.ts'
import { NotFound } from '../../src/domain/result.ts'
import type { Clinician } from '../../src/domain/actor.ts'
import { ana, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { actingNow } from '../support/caring.ts'
import { addConsent, invite, valueOf } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const TODAY = '2026-11-23'
const cover = (change: Partial<CoverFamily> = {}, who: Clinician = eli) =>
  coverFamily(world, actingNow(world, who), { formKey: crypto.randomUUID(), familyId: 'rivera', reason: 'colleague-away', ...change })

/** Every way a clinician comes to something of a family of their team, and whether it leads to the Riveras. */
async function waysIn(who: Clinician, invitationId: string): Promise<Record<string, boolean>> {
  const { db } = world
  const has = (rows: object[]) => rows.some((row) => Object.values(row).includes('rivera'))
  return {
    family: await findFamilyOfTeam(db, who, 'rivera') !== undefined,
    families: (await listFamiliesOfTeam(db, who)).some(({ id }) => id === 'rivera'),
    members: has(await listMembersOfTeam(db, who, TODAY)),
    membersOfFamily: has(await listMembersOfFamily(db, who, TODAY, 'rivera')),
    consent: await findConsentOfTeam(db, who, 'rivera', 'consent-ana') !== undefined,
    consentsOfFamily: has(await listConsentsOfFamily(db, who, 'rivera')),
    liveConsents: has(await listLiveConsents(db, who, TODAY)),
    endingConsents: has(await listConsentsEnding(db, who, TODAY, '2027-12-31')),
    consentToInvite: await findConsentToInvite(db, who, 'consent-ana') !== undefined,
    invitation: await findInvitationOfTeam(db, who, invitationId) !== undefined,
    caseload: (await listCaseload(world, who, { page: 1 })).lines.some(({ familyId }) => familyId === 'rivera'),
  }
}

describe('cover for a colleague', () => {
  test('opens every way to the family for 24 hours and not a moment longer', async () => {
    await invite(world, await addConsent(world))
    const { id = '' } = await world.db.selectFrom('invitation').select('id').executeTakeFirst() ?? {}
    const all = (open: boolean) => Object.fromEntries(Object.keys(ways).map((way) => [way, open]))
    const ways = await waysIn(actingNow(world, eli), id)
    expect(ways).toEqual(all(false))
    valueOf(await cover())
    expect(await waysIn(actingNow(world, eli), id)).toEqual(all(true))
    world.at('2026-11-24T14:59:59.999Z')
    expect(await waysIn(actingNow(world, eli), id)).toEqual(all(true))
    expect((await viewFamily(world, actingNow(world, eli), 'rivera')).label).toBe('Case 12')
    world.at('2026-11-24T15:00:00.000Z')
    expect(await waysIn(actingNow(world, eli), id)).toEqual(all(false))
    await expect(viewFamily(world, actingNow(world, eli), 'rivera')).rejects.toThrow(NotFound)
    expect(await waysIn(actingNow(world, dana), id)).toEqual(all(true))
  })

  test('counts for nobody who does not say when they act', async () => {
    valueOf(await cover())
    expect(await findFamilyOfTeam(world.db, eli, 'rivera')).toBeUndefined()
  })

  test('is recorded, and the team is told who, until when and why while it runs', async () => {
    valueOf(await cover({ reason: 'family-called' }))
    expect(await world.db.selectFrom('audit').where('event', '=', 'cover.started').select(['actorId', 'objectId', 'reason']).execute())
      .toEqual([{ actorId: 'eli', objectId: 'rivera', reason: 'family-called' }])
    const told = async (who: Clinician) => (await readTasks(world, actingNow(world, who))).covers
    expect(await told(dana)).toEqual([{ familyId: 'rivera', label: 'Case 12', name: 'Eli', until: '2026-11-24T15:00:00.000Z', reason: 'family-called' }])
    for (const other of [eli, cleo]) expect(await told(other)).toEqual([])
    world.at('2026-11-24T15:00:00.000Z')
    expect(await told(dana)).toEqual([])
  })

  test('lets the colleague log a call; nobody shares a text with who covers for a day', async () => {
    valueOf(await cover())
    const call = { formKey: crypto.randomUUID(), familyId: 'rivera', personId: 'ana', reason: 'other', outcome: 'reached', nextOn: null, note: null } as const
    expect((await logCall(world, actingNow(world, eli), call)).ok).toBe(true)
    expect((await listOwnTeam(world.db, ana, TODAY)).map(({ id }) => id)).toEqual(['dana'])
  })

  test('is refused for one’s own family and while it runs, and may begin again when it is over', async () => {
    expect(await cover({}, dana)).toEqual({ ok: false, reason: 'yours' })
    valueOf(await cover())
    expect(await cover()).toEqual({ ok: false, reason: 'yours' })
    world.at('2026-11-25T15:00:00.000Z')
    valueOf(await cover({ reason: 'workshop' }))
    expect(await world.db.selectFrom('familyTeam').where('familyId', '=', 'rivera').where('staffId', '=', 'eli').select(['coverUntil', 'coverReason']).execute())
      .toEqual([{ coverUntil: '2026-11-26T15:00:00.000Z', coverReason: 'workshop' }])
    expect(await world.db.selectFrom('familyTeam').where('familyId', '=', 'rivera').where('staffId', '=', 'dana').select('coverUntil').execute())
      .toEqual([{ coverUntil: null }])
  })

  test('is not there for a family that closed, that joined by code, or of another clinic', async () => {
    await expect(cover({ familyId: 'sam-alone' }, dana)).rejects.toThrow(NotFound)
    await expect(cover({}, cleo)).rejects.toThrow(NotFound)
    await expect(cover({ familyId: 'brandt' })).rejects.toThrow(NotFound)
    await world.transact((db) => db.updateTable('family').set({ closedAt: '2026-11-23T10:00:00.000Z' }).where('id', '=', 'rivera').execute())
    await expect(cover()).rejects.toThrow(NotFound)
  })
})

describe('finding a family to cover', () => {
  test('tells the label alone, of colleagues’ open families of this clinic', async () => {
    const find = (label: string, who: Clinician = eli) => findFamiliesToCover(world, actingNow(world, who), label)
    expect(await find('case')).toEqual([{ id: 'rivera', label: 'Case 12' }])
    expect(await find('CASE 12')).toHaveLength(1)
    for (const words of ['case 15', 'case 3', 'rivera', 'ana']) expect(await find(words), words).toEqual([])
    expect(await find('case', cleo)).toEqual([])
    valueOf(await cover())
    expect(await find('case')).toEqual([])
  })

  test('asks for two letters and shows twenty at most', async () => {
    expect([FindFamiliesToCover.safeParse({ label: ' a ' }).success, FindFamiliesToCover.safeParse({ label: 'ab' }).success]).toEqual([false, true])
    await world.transact((db) => db.insertInto('family').values(Array.from({ length: 25 }, (_, number) =>
      ({ clinicId: HARBOR, id: `many-${number}`, label: `House ${number}`, createdAt: '2026-11-23T10:00:00.000Z' }))).execute())
    expect(await findFamiliesToCover(world, eli, 'house')).toHaveLength(20)
  })
})
