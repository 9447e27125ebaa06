import { sql, type RawBuilder } from 'kysely'
import { expect, test } from 'vitest'
import { record, verifyAudit } from '../../src/domain/audit.ts'
import { newIds } from '../../src/domain/new-id.ts'
import { withReceipt } from '../../src/domain/receipts.ts'
import { findAuditHead } from '../../src/domain/queries.ts'
import { done, found, refused } from '../../src/domain/result.ts'
import { atomically, type World } from '../../src/domain/world.ts'
import type { Store } from '../../db/open.ts'
import { BEACON, cleo, dana, HARBOR } from '../support/cast.ts'
import { newDatabase } from '../support/database.ts'
import { plainVault } from '../support/plain-vault.ts'

const clock = { now: () => new Date('2026-11-23T15:00:00.000Z') }

/** As much of a World as the rules tested here use. */
async function newStoreAndWorld(): Promise<{ store: Store; world: World }> {
  const store = await newDatabase()
  const world = { db: store.db, transact: store.transact, clock, vault: plainVault, newId: newIds(clock) } as unknown as World
  return { store, world }
}

const family = (id: string) => ({ kind: 'family', id })

async function recordThree(world: World): Promise<void> {
  for (const id of ['rivera', 'okafor', 'rivera']) {
    await atomically(world, (inside) => record(inside, dana, 'family.viewed', family(id)))
  }
}

test('a record says who, what and when, and the clinics are counted apart', async () => {
  const { store, world } = await newStoreAndWorld()
  await atomically(world, async (inside) => {
    await record(inside, dana, 'family.viewed', family('rivera'), { reason: 'covering', consentId: 'consent-ana', noticeVersion: '2' })
    await record(inside, { kind: 'system', clinicId: HARBOR }, 'signed-in', { kind: 'account', id: 'ana' }, { outcome: 'denied' })
    await record(inside, cleo, 'family.viewed', family('brandt'))
  })
  const rows = await store.db.selectFrom('audit').selectAll().orderBy('clinicId', 'desc').orderBy('seq').execute()
  const at = '2026-11-23T15:00:00.000Z'
  expect(rows).toMatchObject([
    { clinicId: HARBOR, seq: 1, at, actorKind: 'clinician', actorId: 'dana', event: 'family.viewed', objectKind: 'family',
      objectId: 'rivera', reason: 'covering', consentId: 'consent-ana', noticeVersion: '2', outcome: 'allowed' },
    { clinicId: HARBOR, seq: 2, actorKind: 'system', actorId: '', event: 'signed-in', objectId: 'ana', outcome: 'denied' },
    { clinicId: BEACON, seq: 1, actorId: 'cleo' },
  ])
  expect(await verifyAudit(world, HARBOR)).toEqual({ whole: true, entries: 2, since: at })
  expect(await verifyAudit(world, BEACON)).toEqual({ whole: true, entries: 1, since: at })
})

test('the record of something that did not happen does not stay', async () => {
  const { store, world } = await newStoreAndWorld()
  await expect(atomically(world, async (inside) => {
    await record(inside, dana, 'family.viewed', family('rivera'))
    throw new Error('no')
  })).rejects.toThrow('no')
  expect(await store.db.selectFrom('audit').selectAll().execute()).toEqual([])
})

test('fifty records at once make one unbroken chain', async () => {
  const { world } = await newStoreAndWorld()
  await Promise.all(Array.from({ length: 50 }, (_, number) =>
    atomically(world, (inside) => record(inside, dana, 'family.viewed', family(String(number))))))
  expect(await verifyAudit(world, HARBOR)).toMatchObject({ whole: true, entries: 50 })
})

test('the database itself refuses to change or remove a record', async () => {
  const { world } = await newStoreAndWorld()
  await recordThree(world)
  await expect(world.transact((db) => db.updateTable('audit').set({ reason: 'x' }).execute())).rejects.toThrow('append-only')
  await expect(world.transact((db) => db.deleteFrom('audit').execute())).rejects.toThrow('append-only')
})

/** What somebody who has the file can do: the triggers go first. */
async function tamper(store: Store, statement: RawBuilder<unknown>): Promise<void> {
  await sql`drop trigger audit_refuses_update`.execute(store.schema)
  await sql`drop trigger audit_refuses_delete`.execute(store.schema)
  await statement.execute(store.schema)
}

const broken = (fault: 'changed' | 'removed' | 'cut', at: number) => ({ whole: false, fault, at })

test.each([
  ['changed', sql`update audit set object_id = 'brandt' where seq = 2`, broken('changed', 2)],
  ['changed and given the mac of another', sql`update audit set mac = (select mac from audit where seq = 1) where seq = 3`, broken('changed', 3)],
  ['removed', sql`delete from audit where seq = 2`, broken('removed', 2)],
  ['removed at the start', sql`delete from audit where seq = 1`, broken('removed', 1)],
])('a record %s by somebody with the file is found', async (_, statement, fault) => {
  const { store, world } = await newStoreAndWorld()
  await recordThree(world)
  await tamper(store, statement)
  expect(await verifyAudit(world, HARBOR)).toEqual(fault)
})

test('a record moved to another clinic does not fit there', async () => {
  const { store, world } = await newStoreAndWorld()
  await recordThree(world)
  await tamper(store, sql`update audit set clinic_id = 'beacon', seq = 1 where seq = 3`)
  expect(await verifyAudit(world, BEACON)).toEqual(broken('changed', 1))
})

test('a tail that was cut off, all of it too, is found by the end that was noted', async () => {
  const { store, world } = await newStoreAndWorld()
  await recordThree(world)
  const noted = [found(await findAuditHead(store.db, HARBOR), 'head')]
  expect(await verifyAudit(world, HARBOR, noted)).toMatchObject({ whole: true, entries: 3 })
  await tamper(store, sql`delete from audit where seq > 1`)
  expect(await verifyAudit(world, HARBOR, noted)).toEqual(broken('cut', 2))
  await sql`delete from audit`.execute(store.schema)
  expect(await verifyAudit(world, HARBOR, noted)).toEqual(broken('cut', 1))
})

test('a record cut off and written on with the right key is found by the end that was noted', async () => {
  const { store, world } = await newStoreAndWorld()
  await recordThree(world)
  const noted = [found(await findAuditHead(store.db, HARBOR), 'head')]
  await tamper(store, sql`delete from audit where seq > 1`)
  for (const id of ['brandt', 'brandt']) await atomically(world, (inside) => record(inside, dana, 'family.viewed', family(id)))
  expect(await verifyAudit(world, HARBOR)).toMatchObject({ whole: true })
  expect(await verifyAudit(world, HARBOR, noted)).toEqual(broken('changed', 3))
})

/** A verb in small: once per form, it adds a row and answers how many there are. */
function add(world: World, actor: { clinicId: string; id: string }, input: { formKey: string; value: string }) {
  return atomically(world, (inside) => withReceipt(inside, actor, input, async () => {
    if (input.value === '') return refused('empty')
    await inside.db.insertInto('meta').values({ clinicId: actor.clinicId, key: inside.newId(), value: input.value }).execute()
    return done({ rows: (await inside.db.selectFrom('meta').select('key').execute()).length })
  }))
}

test('one form fifty times at once writes one row and gives one answer', async () => {
  const { store, world } = await newStoreAndWorld()
  const answers = await Promise.all(Array.from({ length: 50 }, () => add(world, dana, { formKey: 'k', value: 'a' })))
  for (const answer of answers) expect(answer).toEqual(done({ rows: 1 }))
  expect(await store.db.selectFrom('meta').selectAll().execute()).toHaveLength(1)
  expect(await store.db.selectFrom('formReceipt').selectAll().execute()).toHaveLength(1)
})

test('the same form with something else typed, or from another account, is refused', async () => {
  const { world } = await newStoreAndWorld()
  await add(world, dana, { formKey: 'k', value: 'a' })
  expect(await add(world, dana, { formKey: 'k', value: 'b' })).toEqual(refused('changed-meanwhile'))
  expect(await add(world, { clinicId: HARBOR, id: 'eli' }, { formKey: 'k', value: 'a' })).toEqual(refused('changed-meanwhile'))
  expect(await add(world, cleo, { formKey: 'k', value: 'a' })).toEqual(done({ rows: 2 }))
})

test('a refused form leaves no receipt: corrected, it is done', async () => {
  const { world } = await newStoreAndWorld()
  expect(await add(world, dana, { formKey: 'k', value: '' })).toEqual(refused('empty'))
  expect(await add(world, dana, { formKey: 'k', value: 'a' })).toEqual(done({ rows: 1 }))
})

test('a value of nothing is given back as nothing', async () => {
  const { world } = await newStoreAndWorld()
  const run = () => atomically(world, (inside) => withReceipt(inside, dana, { formKey: 'k' }, async () => done(undefined)))
  expect([await run(), await run()]).toEqual([done(undefined), done(undefined)])
})
