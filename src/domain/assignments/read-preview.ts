import type { Clinician } from '../actor.ts'
import type { Course } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { isInLanguage } from './assignable.ts'
import type { Chosen } from './chosen.ts'
import { isInGroup, readChosen, readTeam } from './chosen.ts'
import type { Schedule } from './course-dates.ts'
import { datesFor } from './course-dates.ts'
import type { WorkshopGroup } from './group-queries.ts'
import { listWorkshopGroups } from './group-queries.ts'
import { listAssignmentsOf } from './queries.ts'

/**
 * What assigning would do for one person. `has` the course already: nothing. `reads` it in their language.
 * `firstOn` and `lastOn` are the first and the last date they would get; null without dates.
 */
export interface PreviewLine {
  id: string
  name: string
  has: boolean
  reads: boolean
  firstOn: string | null
  lastOn: string | null
  /** By week is asked for, and their family has no start day. */
  needsStartDay: boolean
}

/**
 * What the form would do today, person by person.
 * @throws NotFound when one of the people, families or groups is not theirs to see
 */
export async function readPreview(
  world: World, clinician: Clinician, course: Course, wish: Chosen & Schedule,
): Promise<PreviewLine[]> {
  const today = await todayOf(world, clinician.clinicId)
  const members = await readChosen(world, clinician, wish, today)
  const having = await listAssignmentsOf(world.db, clinician.clinicId, members.map(({ id }) => id))
  return members.map(({ id, displayName, locale, startedOn }) => {
    const dates = datesFor(course, wish, startedOn, today)
    const days = dates ? (dates.modules.length > 0 ? dates.modules.map(({ dueOn }) => dueOn).sort() : [dates.dueOn]) : []
    return {
      id, name: displayName, reads: isInLanguage(course, locale),
      has: having.some((one) => one.memberId === id && one.courseKey === course.key),
      firstOn: days[0] ?? null, lastOn: days.at(-1) ?? null, needsStartDay: dates === undefined,
    }
  })
}

/** A weekly workshop with how many of the people this clinician may see are invited to it. */
export type OfferedGroup = Pick<WorkshopGroup, 'id' | 'weekday' | 'startsAtTime' | 'place'> & { people: number }

/** The weekly workshops to which somebody of the clinician's team is invited. */
export async function readGroups(world: World, clinician: Clinician): Promise<OfferedGroup[]> {
  const groups = await listWorkshopGroups(world.db, clinician.clinicId)
  if (groups.length === 0) return []
  const team = await readTeam(world, clinician, await todayOf(world, clinician.clinicId))
  return groups
    .map(({ id, weekday, startsAtTime, place, ...group }) =>
      ({ id, weekday, startsAtTime, place, people: team.filter((member) => isInGroup({ id, weekday, startsAtTime, place, ...group }, member)).length }))
    .filter(({ people }) => people > 0)
}
