import type { FamilyMember } from '../../src/domain/actor.ts'
import type { World } from '../../src/domain/world.ts'
import { CAST_AT, HARBOR } from './cast.ts'

/** A weekly workshop on Mondays at six in the evening, for these families or for everyone. */
export async function addSeries(world: World, id: string, families: string[] | 'everyone', endedAt: string | null = null): Promise<void> {
  await world.transact(async (db) => {
    await db.insertInto('workshopSeries').values({
      clinicId: HARBOR, id, weekday: 1, startsAtTime: '18:00', minutes: 90, timeZone: 'America/New_York', place: 'Room 2', link: '',
      fromOn: '2026-11-02', untilOn: null, everyoneAt: families === 'everyone' ? CAST_AT : null, createdBy: 'dana', createdAt: CAST_AT, endedAt,
    }).execute()
    if (families === 'everyone') return
    await db.insertInto('workshopGuest').values(families.map((familyId) => ({ clinicId: HARBOR, seriesId: id, familyId, since: CAST_AT }))).execute()
  })
}

/** Completes these modules as rows, for what follows from a module that is complete. */
export async function finishOutright(world: World, member: FamilyMember, moduleKeys: string[]): Promise<void> {
  const at = world.clock.now().toISOString()
  await world.transact((db) => db.insertInto('moduleProgress').values(moduleKeys.map((moduleKey) => ({
    clinicId: member.clinicId, memberId: member.id, moduleKey, openedAt: at, openedVersion: 1, passMark: '0.8',
    completedAt: at, completedVersion: 1, completedHow: 'online', lastOn: at.slice(0, 10),
  }))).execute())
}
