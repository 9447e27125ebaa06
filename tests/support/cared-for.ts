import type { FamilyMember } from '../../src/domain/actor.ts'
import { requestPlace } from '../../src/domain/requests/request.ts'
import type { TestWorld } from './world.ts'

/** One row of everything a clinic's day leaves behind about a member, each with words of their own. */
export async function careFor(world: TestWorld, member: FamilyMember, at: string): Promise<void> {
  const { clinicId, id, familyId } = member
  const word = `canary-of-${id}`
  const own = { clinicId, memberId: id }
  const kept = { id: `${word}-row`, byStaffId: 'dana' }
  const textSealed = await world.vault.seal(`${word} asks this`, requestPlace('text_sealed', { clinicId, id: kept.id, memberId: id }))
  await world.transact(async (db) => {
    const { id: assignmentId } = await db.selectFrom('assignment').where('memberId', '=', id).select('id').executeTakeFirstOrThrow()
    await db.insertInto('assignmentModule').values({ clinicId, assignmentId, moduleKey: 'one', opensOn: '2026-11-02', dueOn: '2026-11-08' }).execute()
    await db.insertInto('moduleUnlock').values({ ...own, moduleKey: 'one', byStaffId: 'dana', at }).execute()
    await db.insertInto('outsideCompletion').values({ ...own, ...kept, moduleKey: 'one', how: 'together', doneOn: '2026-11-10', at }).execute()
    await db.insertInto('workshop').values({
      clinicId, id: `${word}-workshop`, startsAt: '2026-11-17T23:00:00.000Z', minutes: 60, place: 'Room 2', link: '', moduleKey: 'one', makeUpKey: 'one',
      checkInCode: `${word}-code`, revision: 0, changedAt: at, createdAt: at,
    }).execute()
    await db.insertInto('attendance').values({ ...own, workshopId: `${word}-workshop`, state: 'absent', via: 'staff', recordedBy: 'dana', at }).execute()
    await db.insertInto('attendanceChange').values({
      ...own, id: `${word}-row`, workshopId: `${word}-workshop`, before: 'present', after: 'absent', reason: `${word} left`, byAccountId: 'dana', at,
    }).execute()
    await db.insertInto('makeUp').values({ ...own, id: `${word}-row`, workshopId: `${word}-workshop`, moduleKey: 'one', dueOn: '2026-11-24', assignedAt: at }).execute()
    await db.insertInto('calendarFeed').values({ clinicId, accountId: id, tokenHash: `${word}-hash`, madeAt: at }).execute()
    await db.insertInto('call').values({
      ...own, ...kept, familyId, reason: `${word}-reason`, outcome: 'reached', onDay: '2026-11-19', noteSealed: `${word}-note`, at,
    }).execute()
    await db.insertInto('nudge').values({ ...own, ...kept, messageId: `${word}-message`, at }).execute()
    await db.insertInto('staffNote').values({ ...own, ...kept, familyId, sealed: `${word}-sealed`, at }).execute()
    await db.insertInto('request').values({ ...own, id: `${word}-row`, kind: 'question', familyId, textSealed, askedOn: '2026-11-20', askedAt: at }).execute()
    await db.insertInto('safeContact').values({
      ...own, kind: 'email', addressSealed: `${word}-address`, addressHmac: `${word}-mac`, askedAt: at, confirmHmac: `${word}-confirm`,
      confirmUntil: at, confirmedAt: at, stopHmac: `${word}-stop`, stopSealed: `${word}-stop-sealed`,
    }).execute()
    await db.insertInto('reminder').values({ ...own, nextPartAt: at, weekday: 2, hour: 18, changedAt: at }).execute()
    await db.insertInto('outbox').values({
      clinicId, id: `${word}-message`, kind: 'nudge', locale: 'en', accountId: id, onceKey: `${word}-once`, byStaffId: 'dana', createdAt: at, dueAt: at,
      attempts: 1, sentAt: at,
    }).execute()
  })
}
