import type { FamilyMember } from '../actor.ts'
import type { Course, Module } from '../catalog/shape.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { pathOf } from '../learning/place.ts'
import { listSentencesLately } from '../private-text/sentences-lately.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { findSwitches, findTryReply, listFinishedLately } from './queries.ts'

/**
 * Calendar days on which "Did you try it?" is asked: after a module was finished, or after what its reader wrote to
 * practise, whichever was later. Left alone it goes away by itself.
 */
const FROM_DAYS = 3
const TO_DAYS = 9

/**
 * A module of which nothing is known but that it is finished, or that something to say was written there (`isWritten`).
 * `path` leads to where its idea, or what was written, can be read again.
 */
export interface TryQuestion { module: Module; path: string; isWritten: boolean }

/** A module to ask about: what happened there last, and when. */
interface Tried { moduleKey: string; at: string; repliedAt: string | null; isWritten: boolean }

/**
 * The module Today asks about, for its author alone: one question for each, whether it was finished or something was
 * practised there or both, the oldest first, one a day, never a private one. Undefined where nothing is to be asked.
 */
export async function findTryQuestion(world: World, member: FamilyMember): Promise<TryQuestion | undefined> {
  const timeZone = await findTimeZone(world.db, member.clinicId)
  const dayOf = (at: string) => dayIn(timeZone, at)
  const today = dayOf(now(world))
  // A day of the calendar begins within a day of midnight UTC.
  const tried = await listTried(world, member, `${addDays(today, -TO_DAYS - 1)}T00:00:00.000Z`)
  if (tried.length === 0 || tried.some(({ repliedAt }) => repliedAt !== null && dayOf(repliedAt) === today)) return undefined
  const { triesOffAt, pausedAt } = await findSwitches(world.db, member)
  if (triesOffAt !== null || pausedAt !== null) return undefined
  const isDue = (on: string) => addDays(on, FROM_DAYS) <= today && today <= addDays(on, TO_DAYS)
  for (const { moduleKey, at, repliedAt, isWritten } of tried) {
    const place = repliedAt === null && isDue(dayOf(at)) ? placeOf(world.catalog.courses, moduleKey) : undefined
    if (place) return { module: place.module, isWritten, path: `${pathOf(place.course, place.module)}/${isWritten ? 'practise' : 'done'}` }
  }
  return undefined
}

/** Oldest first. While a recovery keeps texts shut, what was written is not asked about. */
async function listTried(world: World, member: FamilyMember, since: string): Promise<Tried[]> {
  const finished = await listFinishedLately(world.db, member, since)
  const written = await listSentencesLately(world, member, since)
  const all = new Map(finished.map(({ moduleKey, completedAt: at, repliedAt }): [string, Tried] => [moduleKey, { moduleKey, at, repliedAt, isWritten: false }]))
  for (const { homeKey: moduleKey, at } of written) {
    const one = all.get(moduleKey)
    const repliedAt = one ? one.repliedAt : await findTryReply(world.db, member, moduleKey)
    all.set(moduleKey, { moduleKey, at: one && one.at > at ? one.at : at, repliedAt, isWritten: true })
  }
  return [...all.values()].sort((a, b) => (a.at < b.at ? -1 : 1))
}

function placeOf(courses: readonly Course[], moduleKey: string): { course: Course; module: Module } | undefined {
  for (const course of courses) {
    const module = course.modules.find(({ key }) => key === moduleKey)
    if (module) return module.private ? undefined : { course, module }
  }
  return undefined
}
