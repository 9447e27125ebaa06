import type { FamilyMember } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { findProgress } from '../learning/queries.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { OPEN_DAYS_MAX, openRefreshers, type Refresher } from './intervals.ts'
import { ownWords } from './own-words.ts'
import { isOpenPlan, planOf, type Plan } from './plan.ts'
import { findSwitches, listRefresherAnswers, listRefreshers } from './queries.ts'

/** The one refresher to offer today; undefined when there is none, they are turned off or the member rests their course. */
export async function findOffered(world: World, member: FamilyMember): Promise<Plan | undefined> {
  const { refreshersOffAt, pausedAt } = await findSwitches(world.db, member)
  if (refreshersOffAt !== null || pausedAt !== null) return undefined
  const timeZone = await findTimeZone(world.db, member.clinicId)
  const dayOf = (at: string) => dayIn(timeZone, at)
  const today = dayOf(now(world))
  const rows = await listRefreshers(world.db, member, addDays(today, -OPEN_DAYS_MAX), today)
  for (const refresher of openRefreshers(rows, today, dayOf)) {
    const plan = await readPlan(world, member, refresher)
    if (plan && isOpenPlan(plan)) return plan
  }
  return undefined
}

/** Undefined where the module was taken out of the courses or made private since. */
async function readPlan(world: World, member: FamilyMember, refresher: Refresher): Promise<Plan | undefined> {
  const module = world.catalog.module(refresher.moduleKey)
  if (!module || module.private) return undefined
  return planOf(refresher, module, {
    progress: await findProgress(world.db, member, module),
    answers: await listRefresherAnswers(world.db, member, module.key),
    own: await ownWords(world, member, module),
  })
}
