import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Actor } from '../../src/domain/actor.ts'
import { createAuth, type SignedIn } from '../../src/server/auth/index.ts'
import { luciaSignIns } from '../../src/server/auth/lucia.ts'
import { twinSignIns } from '../../src/server/auth/twin.ts'
import { pass } from '../support/accounts.ts'
import { adi, ana, BEACON, dana, HARBOR, luz } from '../support/cast.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

afterEach(() => { vi.useRealTimers() })

const rowsOf = (world: TestWorld) => world.db.selectFrom('signIn').selectAll().orderBy('createdAt').execute()
const disable = (world: TestWorld, actor: Actor) => world.transact((db) => db.updateTable('account')
  .set({ disabledAt: MONDAY }).where('clinicId', '=', actor.clinicId).where('id', '=', actor.id).execute())

describe.each([['lucia', luciaSignIns], ['the twin', twinSignIns]] as const)('signing in with %s', (_, signInsOf) => {
  async function start(actor: Actor = ana) {
    const world = await newWorld()
    const auth = createAuth(world, world.clock, signInsOf)
    const token = await auth.signIn(HARBOR, actor.id)
    const restore = () => auth.restore(HARBOR, token)
    return { world, auth, token, restore }
  }

  test('says who it is, with the facts of every role', async () => {
    const { restore } = await start()
    expect(await restore()).toEqual<SignedIn>({
      accountId: 'ana', displayName: 'Ana', locale: 'en', familyId: 'rivera', relation: 'sibling',
      clinicianSince: null, administratorSince: null, createdAt: MONDAY, lastSeenAt: MONDAY,
    })
    const staff = await start(dana)
    expect(await staff.restore()).toMatchObject({ accountId: 'dana', familyId: null, clinicianSince: expect.any(String) })
    const administrator = await start(adi)
    expect(await administrator.restore()).toMatchObject({ clinicianSince: null, administratorSince: expect.any(String) })
  })

  test('gives a token of 32 random bytes and keeps its SHA-256 alone', async () => {
    const { world, auth, token } = await start()
    expect(token).toMatch(/^[\w-]{43}$/)
    const [row] = await rowsOf(world)
    expect(row?.id).toBe(createHash('sha256').update(token).digest('base64url'))
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row).toMatchObject({ accountId: 'ana', expiresAt: '2026-11-24T03:00:00.000Z', secondStepAt: null })
    expect(await auth.restore(HARBOR, row?.id ?? '')).toBeNull()
  })

  test('is another one each time, and belongs to its clinic', async () => {
    const { auth, token } = await start()
    expect(await auth.signIn(HARBOR, 'ana')).not.toBe(token)
    expect(await auth.restore(BEACON, token)).toBeNull()
  })

  test.each(['', 'x', 'a'.repeat(43), 'a'.repeat(44), "' or 1=1 --"])('the token %j opens nothing', async (token) => {
    const { auth } = await start()
    expect(await auth.restore(HARBOR, token)).toBeNull()
  })

  test('ends for a family member after 30 minutes without a request, and still tells whose it was', async () => {
    const { world, restore } = await start()
    pass(world, { minutes: 29, seconds: 59 })
    expect(await restore()).toMatchObject({ accountId: 'ana' })
    pass(world, { minutes: 30 })
    expect(await restore()).toEqual({ ended: 'ana' })
  })

  test.each([dana, adi])('ends for staff after 15 minutes without a request', async (staff) => {
    const { world, restore } = await start(staff)
    pass(world, { minutes: 14, seconds: 59 })
    expect(await restore()).toMatchObject({ accountId: staff.id })
    pass(world, { minutes: 15 })
    expect(await restore()).toEqual({ ended: staff.id })
  })

  test('ends after 12 hours, however busy it is', async () => {
    const { world, restore } = await start()
    for (let quarter = 1; quarter < 48; quarter++) {
      pass(world, { minutes: 15 })
      expect(await restore()).toMatchObject({ accountId: 'ana' })
    }
    pass(world, { minutes: 14, seconds: 59 })
    expect(await restore()).toMatchObject({ accountId: 'ana' })
    pass(world, { seconds: 1 })
    expect(await restore()).toEqual({ ended: 'ana' })
    expect((await rowsOf(world))[0]?.expiresAt).toBe('2026-11-24T03:00:00.000Z')
  })

  test('leaves nothing once the row of an ended one is old', async () => {
    const { world, restore } = await start()
    pass(world, { hours: 12, minutes: 59 })
    expect(await restore()).toEqual({ ended: 'ana' })
    pass(world, { minutes: 1 })
    expect(await restore()).toBeNull()
    expect(await rowsOf(world)).toEqual([])
  })

  test('writes down that it was used at most once a minute', async () => {
    const { world, token } = await start()
    let writes = 0
    const counted = createAuth({ db: world.db, transact: (work) => { writes += 1; return world.transact(work) } }, world.clock, signInsOf)
    const after = async (seconds: number) => {
      pass(world, { seconds })
      await counted.restore(HARBOR, token)
      return [writes, (await rowsOf(world))[0]?.lastSeenAt]
    }
    expect(await after(59)).toEqual([0, MONDAY])
    expect(await after(1)).toEqual([1, '2026-11-23T15:01:00.000Z'])
    expect(await after(59)).toEqual([1, '2026-11-23T15:01:00.000Z'])
    expect(await after(1)).toEqual([2, '2026-11-23T15:02:00.000Z'])
  })

  test('goes on when the time of use cannot be written', async () => {
    const world = await newWorld()
    const token = await createAuth(world, world.clock, signInsOf).signIn(HARBOR, 'ana')
    const full = createAuth({ db: world.db, transact: () => Promise.reject(new Error('disk full')) }, world.clock, signInsOf)
    pass(world, { minutes: 5 })
    expect(await full.restore(HARBOR, token)).toMatchObject({ accountId: 'ana' })
  })

  test('ends by itself, alone, on signing out', async () => {
    const { auth, token, restore } = await start()
    const phone = await auth.signIn(HARBOR, 'ana')
    await auth.signOut(BEACON, token)
    expect(await restore()).toMatchObject({ accountId: 'ana' })
    await auth.signOut(HARBOR, token)
    expect(await restore()).toBeNull()
    expect(await auth.restore(HARBOR, phone)).toMatchObject({ accountId: 'ana' })
  })

  test('ends everywhere at once, for that account only', async () => {
    const { auth, restore } = await start()
    const phone = await auth.signIn(HARBOR, 'ana')
    const sister = await auth.signIn(HARBOR, luz.id)
    await auth.signOutEverywhere(HARBOR, 'ana')
    expect(await restore()).toBeNull()
    expect(await auth.restore(HARBOR, phone)).toBeNull()
    expect(await auth.restore(HARBOR, sister)).toMatchObject({ accountId: 'luz' })
  })

  test('is refused on the next request once the account is disabled, ended or not', async () => {
    const { world, restore } = await start()
    await disable(world, ana)
    expect(await restore()).toBeNull()
    pass(world, { hours: 1 })
    expect(await restore()).toBeNull()
  })

  test('shows a role that was taken away on the next request', async () => {
    const { world, restore } = await start(dana)
    await world.transact((db) => db.updateTable('staff').set({ clinicianSince: null })
      .where('clinicId', '=', HARBOR).where('id', '=', 'dana').execute())
    expect(await restore()).toMatchObject({ clinicianSince: null })
  })

  test('is swept away an hour after its end', async () => {
    const { world, auth } = await start()
    pass(world, { hours: 12, minutes: 30 })
    const later = await auth.signIn(HARBOR, 'luz')
    await auth.sweep(HARBOR)
    expect(await rowsOf(world)).toHaveLength(2)
    pass(world, { minutes: 31 })
    await auth.sweep(HARBOR)
    expect((await rowsOf(world)).map((row) => row.accountId)).toEqual(['luz'])
    expect(later).toHaveLength(43)
  })

  test.each(['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])('follows our clock alone when the computer says %s', async (date) => {
    vi.useFakeTimers({ now: new Date(date), toFake: ['Date'] })
    const { world, restore } = await start()
    expect(await restore()).toMatchObject({ accountId: 'ana' })
    pass(world, { hours: 7 })
    expect(await restore()).toEqual({ ended: 'ana' })
    vi.setSystemTime(new Date('2150-01-01T00:00:00Z'))
    expect(await restore()).toEqual({ ended: 'ana' })
  })
})
