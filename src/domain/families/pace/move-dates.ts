import { ordinaryModules } from '../../catalog/shape.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { addDays } from '../../clinics/days.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import type { World } from '../../world.ts'
import type { Rest } from './pace.ts'
import { daysOfRest } from './pace.ts'
import type { DatedAssignment, ModuleDate } from './queries.ts'
import { listCompleted, listDated, listModuleDates, updateDates, updateModuleDate } from './queries.ts'

const later = (on: string | null, days: number) => (on === null ? null : addDays(on, days))

/**
 * A step of the verbs that go on after a rest, inside their transaction: every date of what a member has not finished
 * moves by the days of their rest. Dates of complete modules and of complete courses stay.
 */
export async function moveDates(inside: World, clinicId: string, rests: ReadonlyMap<string, Rest>): Promise<void> {
  const memberIds = [...rests.keys()]
  const timeZone = await findTimeZone(inside.db, clinicId)
  const assignments = await listDated(inside.db, clinicId, memberIds)
  const dates = Map.groupBy(await listModuleDates(inside.db, clinicId, assignments.map(({ id }) => id)), ({ assignmentId }) => assignmentId)
  const completed = new Set((await listCompleted(inside.db, clinicId, memberIds)).map(({ memberId, moduleKey }) => `${memberId} ${moduleKey}`))
  for (const assignment of assignments) {
    const rest = rests.get(assignment.memberId)
    const days = rest ? daysOfRest(rest, dayIn(timeZone, assignment.assignedAt)) : 0
    const isDone = (moduleKey: string) => completed.has(`${assignment.memberId} ${moduleKey}`)
    if (days > 0) await moveOne(inside, clinicId, assignment, { days, dates: dates.get(assignment.id) ?? [], isDone })
  }
}

async function moveOne(
  inside: World, clinicId: string, assignment: DatedAssignment,
  { days, dates, isDone }: { days: number; dates: ModuleDate[]; isDone: (moduleKey: string) => boolean },
): Promise<void> {
  const modules = ordinaryModules(inside.catalog.course(assignment.courseKey))
  if (modules.length > 0 && modules.every(({ key }) => isDone(key))) return
  const moved = dates.map((date) => (isDone(date.moduleKey) ? date
    : { ...date, opensOn: later(date.opensOn, days), dueOn: later(date.dueOn, days) }))
  for (const date of moved) if (!isDone(date.moduleKey)) await updateModuleDate(inside.db, clinicId, date)
  const span = moved.length > 0 ? spanOf(moved) : { opensOn: later(assignment.opensOn, days), dueOn: later(assignment.dueOn, days) }
  await updateDates(inside.db, clinicId, assignment.id, span)
}

/** From the first day anything opens to the last day anything is due. */
function spanOf(dates: ModuleDate[]): { opensOn: string | null; dueOn: string | null } {
  return {
    opensOn: dates.flatMap(({ opensOn }) => opensOn ?? []).sort()[0] ?? null,
    dueOn: dates.flatMap(({ dueOn }) => dueOn ?? []).sort().at(-1) ?? null,
  }
}
