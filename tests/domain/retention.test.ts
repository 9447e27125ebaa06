import { beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/domain/audit.ts'
import { runOnce } from '../../src/domain/jobs/run-once.ts'
import { enqueueDue } from '../../src/domain/jobs/schedule.ts'
import { readRetention } from '../../src/domain/retention/read-retention.ts'
import { removeOld } from '../../src/domain/retention/remove-old.ts'
import { KEPT_DAYS, REMOVED_CLASSES, type RemovedClass } from '../../src/domain/retention/retention.ts'
import { readConfig } from '../../src/server/config.ts'
import { newHandlers } from '../../src/server/jobs/handlers.ts'
import { SCHEDULES } from '../../src/server/jobs/schedules.ts'
import { createAuth } from '../../src/server/auth/index.ts'
import { auditEvents } from '../support/accounts.ts'
import { adi, BEACON, HARBOR } from '../support/cast.ts'
import { temporaryFile } from '../support/database.ts'
import { addDeadJob } from '../support/dead-jobs.ts'
import { addConsent } from '../support/joining.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const DAY_MS = 86_400_000
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

/** A moment so many days and hours before Monday at ten. */
const ago = (days: number, hours = 0) => new Date(Date.parse(MONDAY) - days * DAY_MS - hours * 3_600_000).toISOString()

let number = 0
const newId = () => `row-${number += 1}`

/** One row of each class that came to its end then, in every way that it can. */
async function addEnded(at: string, clinicId = HARBOR): Promise<void> {
  const farOff = '2027-06-01T00:00:00.000Z'
  const consentId = clinicId === HARBOR ? await addConsent(world, { id: newId() }) : undefined
  await world.transact(async (db) => {
    const ways = [{ expiresAt: at, revokedAt: null }, { expiresAt: farOff, revokedAt: at }]
    for (const way of ways) {
      if (consentId) {
        await db.insertInto('invitation').values({
          clinicId, id: newId(), familyId: 'rivera', consentId, codeHmac: newId(), tokenHmac: newId(), createdBy: 'dana', createdAt: at,
          handedOverAt: null, acceptedAt: null, acceptedBy: null, duplicateAt: null, replacedBy: null, ...way,
        }).execute()
      }
      await db.insertInto('staffInvitation').values({
        clinicId, id: newId(), name: 'Noor', codeHmac: newId(), clinicianAt: at, administratorAt: null, createdBy: 'adi', createdAt: at,
        acceptedAt: null, acceptedBy: null, ...way,
      }).execute()
    }
    for (const end of ['sentAt', 'givenAt', 'cancelledAt', 'givenUpAt'] as const) {
      await db.insertInto('outbox').values({
        clinicId, id: newId(), kind: 'nudge', locale: 'en', accountId: null, consentId: null, invitationId: null, onceKey: null, addressSealed: null,
        bodySealed: null, byStaffId: null, createdAt: at, dueAt: at, attempts: 1, lastProblem: null, sentAt: null, givenAt: null, givenBy: null,
        cancelledAt: null, givenUpAt: null, [end]: at,
      }).execute()
    }
    await db.insertInto('formReceipt').values({ clinicId, key: newId(), accountId: 'ana', bodyHash: '', outcome: '', at }).execute()
  })
  await addDeadJob(world, newId(), { clinicId, failedAt: null, lastProblem: null, finishedAt: at })
  await addDeadJob(world, newId(), { clinicId, restedAt: at })
}

/** How many rows a clinic has of each class. */
async function counts(clinicId = HARBOR): Promise<Record<RemovedClass, number>> {
  const tables = { 'invitations': 'invitation', 'staff-invitations': 'staffInvitation', 'messages': 'outbox', 'jobs': 'job', 'receipts': 'formReceipt' } as const
  const all = await Promise.all(REMOVED_CLASSES.map(async (of) => [of, (await world.db.selectFrom(tables[of]).where('clinicId', '=', clinicId).select('clinicId').execute()).length]))
  return Object.fromEntries(all) as Record<RemovedClass, number>
}

const preview = async () => Object.fromEntries((await readRetention(world, adi)).classes.map(({ of, rows }) => [of, rows])) as Record<RemovedClass, number>

describe('the preview', () => {
  test('counts what the run removes, whatever ended whenever, and the run removes nothing else', async () => {
    for (let days = 0; days < 130; days += 1) await addEnded(ago(days, days % 24))
    await addEnded(ago(400), BEACON)
    const [before, theirs, foreseen] = [await counts(), await counts(BEACON), await preview()]
    expect(Object.values(foreseen).every((rows) => rows > 0)).toBe(true)
    await removeOld(world, HARBOR)
    const after = await counts()
    for (const of of REMOVED_CLASSES) expect(before[of] - after[of], of).toBe(foreseen[of])
    expect(Object.values(after).every((rows) => rows > 0)).toBe(true)
    expect(await counts(BEACON)).toEqual(theirs)
    expect(Object.values(await preview())).toEqual([0, 0, 0, 0, 0])
    expect((await auditEvents(world, HARBOR)).join()).toContain('retention.removed')
    expect(await verifyAudit(world, HARBOR)).toMatchObject({ whole: true })
  })

  test.each(REMOVED_CLASSES)('keeps %s for their whole time, to the day', async (of) => {
    await addEnded(`${ago(KEPT_DAYS[of]).slice(0, 10)}T00:00:00.000Z`)
    const { [of]: kept } = await preview()
    await addEnded(`${ago(KEPT_DAYS[of] + 1).slice(0, 10)}T23:59:59.999Z`)
    expect([kept, (await preview())[of] > 0]).toEqual([0, true])
  })

  test('leaves alone what is used, waits, or needs somebody, however old', async () => {
    await addEnded(ago(400))
    await world.transact(async (db) => {
      await db.updateTable('invitation').set({ acceptedAt: ago(400), acceptedBy: 'ana' }).execute()
      await db.updateTable('staffInvitation').set({ acceptedAt: ago(400), acceptedBy: 'dana' }).execute()
      await db.updateTable('outbox').set({ sentAt: null, givenAt: null, cancelledAt: null, givenUpAt: null }).execute()
      await db.deleteFrom('job').execute()
      await db.deleteFrom('formReceipt').execute()
    })
    await addDeadJob(world, 'waits', { failedAt: null, runAt: ago(400) })
    await addDeadJob(world, 'dead', { failedAt: ago(400) })
    await addDeadJob(world, 'file', { kind: 'own-data', accountId: 'ana', failedAt: null, finishedAt: ago(400) })
    const before = await counts()
    await removeOld(world, HARBOR)
    expect(await counts()).toEqual(before)
  })
})

test('the run is due at three in the clinic’s morning, and the next one on the day after', async () => {
  const handlers = newHandlers({
    auth: createAuth(world.store, world.clock), clinics: { withId: () => { throw new Error('no clinic') } }, config: readConfig({ DATABASE_FILE: temporaryFile() }),
  })
  const turn = async () => {
    await enqueueDue(world, { id: HARBOR, timeZone: 'America/New_York' }, SCHEDULES)
    while (await runOnce(world, handlers, 'worker') > 0);
    return (await readRetention(world, adi)).nextOn
  }
  world.at('2026-11-23T07:59:00.000Z')
  await addEnded(ago(100))
  expect(await turn()).toBe('2026-11-23')
  expect((await counts()).receipts).toBe(1)
  world.at('2026-11-23T08:00:00.000Z')
  expect((await readRetention(world, adi)).nextOn).toBe('2026-11-23')
  expect(await turn()).toBe('2026-11-24')
  expect((await counts()).receipts).toBe(0)
})

test('more than a batch goes in one run', async () => {
  await world.transact((db) => db.insertInto('formReceipt').values(Array.from({ length: 1_100 }, (_, key) =>
    ({ clinicId: HARBOR, key: String(key), accountId: 'ana', bodyHash: '', outcome: '', at: ago(3) }))).execute())
  expect((await preview()).receipts).toBe(1_100)
  await removeOld(world, HARBOR)
  expect((await counts()).receipts).toBe(0)
})
