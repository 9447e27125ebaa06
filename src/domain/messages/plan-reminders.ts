import type { FamilyMember } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { readToday } from '../learning/next-step.ts'
import { atomically, now, type World } from '../world.ts'
import { startOf, wallTime, type WallTime } from './hours.ts'
import { findLastVisit, listLatestReminders, listNextPartWishes, listWorkshopWishes, PAGE } from './plan-queries.ts'
import { findByOnceKey } from './queries.ts'
import { onceKeyOf, queueMessage } from './queue-message.ts'

/** Reminders in a row that nobody answered with a visit; after them there are no more. */
const UNANSWERED_MAX = 2
/** A reminder of the next part comes once in so many days. */
const WEEK_DAYS = 7
/** From this hour of the day before, a workshop is told of. */
const DAY_BEFORE_HOUR = 10

/** One clinic and its wall clock at this moment. */
export interface ClinicNow { clinicId: string; timeZone: string; wall: WallTime }

/** Queues the reminders that are due at a clinic. Run twice it queues nothing twice. */
export async function planReminders(world: World, clinicId: string): Promise<void> {
  const timeZone = await findTimeZone(world.db, clinicId)
  const clinic: ClinicNow = { clinicId, timeZone, wall: wallTime(timeZone, now(world)) }
  await planNextParts(world, clinic)
  await planWorkshops(world, clinic)
}

/** For members whose weekday and hour have come, while they have a part to go on with. */
async function planNextParts(world: World, { clinicId, timeZone, wall }: ClinicNow): Promise<void> {
  const since = startOf(timeZone, addDays(wall.on, 1 - WEEK_DAYS))
  let afterId = ''
  for (;;) {
    const wishes = await listNextPartWishes(world.db, clinicId, { weekday: wall.weekday, hour: wall.hour, since }, afterId)
    for (const { id, familyId } of wishes) {
      const member: FamilyMember = { role: 'family-member', clinicId, id, familyId }
      if (!await answeredLately(world, member, timeZone) || !(await readToday(world, member)).step) continue
      await atomically(world, (inside) => queueMessage(inside, { clinicId, memberId: id, kind: 'next-part', onceKey: wall.on }))
    }
    afterId = wishes.at(-1)?.id ?? ''
    if (wishes.length < PAGE) return
  }
}

/** Whether fewer than two reminders went out since the member was last here. */
async function answeredLately(world: World, { clinicId, id }: FamilyMember, timeZone: string): Promise<boolean> {
  const sent = await listLatestReminders(world.db, clinicId, id, UNANSWERED_MAX)
  const oldest = sent[UNANSWERED_MAX - 1]
  if (oldest === undefined) return true
  const { seenAt, progressOn } = await findLastVisit(world.db, clinicId, id)
  return (seenAt ?? '') > oldest || (progressOn ?? '') >= dayIn(timeZone, oldest)
}

/** For members who asked, the day before in the clinic's calendar. */
async function planWorkshops(world: World, { clinicId, timeZone, wall }: ClinicNow): Promise<void> {
  if (wall.hour < DAY_BEFORE_HOUR) return
  const from = startOf(timeZone, addDays(wall.on, 1))
  const before = startOf(timeZone, addDays(wall.on, 2))
  for (const { workshopId, memberId } of await listWorkshopWishes(world.db, clinicId, from, before)) {
    if (await findByOnceKey(world.db, clinicId, onceKeyOf('workshop', memberId, workshopId))) continue
    await atomically(world, (inside) => queueMessage(inside, { clinicId, memberId, kind: 'workshop', onceKey: workshopId }))
  }
}
