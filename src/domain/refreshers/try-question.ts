import type { FamilyMember } from '../actor.ts'
import type { Course, Module } from '../catalog/shape.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { pathOf } from '../learning/place.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { findSwitches, listFinishedLately } from './queries.ts'

/** Calendar days after a module was finished on which "Did you try it?" is asked. Left alone it goes away by itself. */
const FROM_DAYS = 3
const TO_DAYS = 9

/** A finished module of which nothing is known but that it is finished. `path` leads to where its idea can be read again. */
export interface TryQuestion { module: Module; path: string }

/**
 * The module Today asks about, for its author alone: once for each, the oldest first, one a day, never a private one.
 * Undefined where nothing is to be asked.
 */
export async function findTryQuestion(world: World, member: FamilyMember): Promise<TryQuestion | undefined> {
  const timeZone = await findTimeZone(world.db, member.clinicId)
  const dayOf = (at: string) => dayIn(timeZone, at)
  const today = dayOf(now(world))
  // A day of the calendar begins within a day of midnight UTC.
  const finished = await listFinishedLately(world.db, member, `${addDays(today, -TO_DAYS - 1)}T00:00:00.000Z`)
  if (finished.length === 0 || finished.some(({ repliedAt }) => repliedAt !== null && dayOf(repliedAt) === today)) return undefined
  if ((await findSwitches(world.db, member)).triesOffAt !== null) return undefined
  const isDue = (completedOn: string) => addDays(completedOn, FROM_DAYS) <= today && today <= addDays(completedOn, TO_DAYS)
  for (const { moduleKey, completedAt, repliedAt } of finished) {
    const place = repliedAt === null && isDue(dayOf(completedAt)) ? placeOf(world.catalog.courses, moduleKey) : undefined
    if (place) return { module: place.module, path: `${pathOf(place.course, place.module)}/done` }
  }
  return undefined
}

function placeOf(courses: readonly Course[], moduleKey: string): { course: Course; module: Module } | undefined {
  for (const course of courses) {
    const module = course.modules.find(({ key }) => key === moduleKey)
    if (module) return module.private ? undefined : { course, module }
  }
  return undefined
}
