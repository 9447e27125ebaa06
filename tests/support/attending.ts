import type { Clinician } from '../../src/domain/actor.ts'
import { markAttendance, type MarkAttendance } from '../../src/domain/attendance/mark-attendance.ts'
import type { Attendance } from '../../src/domain/attendance/states.ts'
import type { World } from '../../src/domain/world.ts'
import { CAST_AT, dana, HARBOR } from './cast.ts'

export const CODE = 'K7MQ4X'
/** Six in the evening in New York, on the Monday where the clock of `newWorld` stands. */
export const EVENING = '2026-11-23T23:00:00.000Z'

/** What differs from a workshop of an hour that everyone of Harbor is invited to, with module one to make up for it. */
interface Change { id?: string; clinicId?: string; startsAt?: string; minutes?: number; makeUpKey?: string | null; cancelledAt?: string; guests?: string[] }

/** A workshop and its series as rows. @returns its id */
export async function addWorkshop(world: World, change: Change = {}): Promise<string> {
  const { id = 'tonight', clinicId = HARBOR, startsAt = EVENING, minutes = 60, makeUpKey = 'one', cancelledAt = null, guests } = change
  await world.transact(async (db) => {
    await db.insertInto('workshopSeries').values({
      clinicId, id: `series-${id}`, weekday: 1, startsAtTime: '18:00', minutes, timeZone: 'America/New_York', place: 'Room 2', link: '',
      fromOn: '2026-11-02', everyoneAt: guests ? null : CAST_AT, createdBy: 'dana', createdAt: CAST_AT,
    }).execute()
    for (const familyId of guests ?? []) await db.insertInto('workshopGuest').values({ clinicId, seriesId: `series-${id}`, familyId, since: CAST_AT }).execute()
    await db.insertInto('workshop').values({
      clinicId, id, seriesId: `series-${id}`, dayOfSeries: startsAt.slice(0, 10), startsAt, minutes, place: 'Room 2', link: '',
      moduleKey: makeUpKey, makeUpKey, checkInCode: CODE, revision: 0, changedAt: CAST_AT, cancelledAt, createdAt: CAST_AT,
    }).execute()
  })
  return id
}

/** One tap. */
export function mark(world: World, memberId: string, state: Attendance, change: Partial<MarkAttendance> = {}, clinician: Clinician = dana) {
  return markAttendance(world, clinician, { formKey: crypto.randomUUID(), workshopId: 'tonight', marks: [{ memberId, state }], reason: null, ...change })
}

/** How everybody is noted, by id. */
export async function notedAt(world: World, workshopId = 'tonight'): Promise<Record<string, string>> {
  const rows = await world.db.selectFrom('attendance').where('workshopId', '=', workshopId).orderBy('memberId').select(['memberId', 'state', 'via']).execute()
  return Object.fromEntries(rows.map(({ memberId, state, via }) => [memberId, via === 'staff' ? state : `${state} (${via})`]))
}

/** More members, in families of three that Dana looks after, so that the roster holds many. @returns their ids */
export async function addPeople(world: World, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) => `person-${at + 1}`)
  await world.transact(async (db) => {
    for (const [at, id] of ids.entries()) {
      const familyId = `family-${Math.ceil((at + 1) / 3)}`
      if (at % 3 === 0) {
        await db.insertInto('family').values({ clinicId: HARBOR, id: familyId, label: `Case ${30 + at}`, startedOn: '2026-11-02', createdBy: 'dana', createdAt: CAST_AT }).execute()
        await db.insertInto('familyTeam').values({ clinicId: HARBOR, familyId, staffId: 'dana', since: CAST_AT }).execute()
      }
      await db.insertInto('account').values({
        clinicId: HARBOR, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName: `Person ${at + 1}`, locale: 'en', createdAt: CAST_AT,
      }).execute()
      await db.insertInto('member').values({ clinicId: HARBOR, id, familyId, relation: 'sibling', joinedAt: CAST_AT, joinedShownAt: CAST_AT, welcomedAt: CAST_AT }).execute()
      await db.insertInto('agreement').values({ clinicId: HARBOR, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: CAST_AT }).execute()
    }
  })
  return ids
}
