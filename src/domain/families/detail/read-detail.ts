import { ordinaryModules } from '../../catalog/shape.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { readSafeWay } from '../../messages/standing-queries.ts'
import { now, type World } from '../../world.ts'
import { listBegunModules } from '../progress/queries.ts'
import type { CourseState } from './course-states.ts'
import { courseStates } from './course-states.ts'
import type { Attendance, Day } from './days.ts'
import { attendanceOf, daysOf } from './days.ts'
import { listAssignmentRows, listAttendanceOf, listFinishedModules, listMemberTimes } from './queries.ts'

/** What is known of a member beside their courses. Days of the clinic's calendar. */
export interface MemberDetail {
  joinedOn: string; isPaused: boolean; attendance: Attendance; days: Day[]; states: CourseState[]
  /** They have an address that only they read, and did not stop what goes there. */
  canBeWrittenTo: boolean
}

/** The details of these members, by member id. The caller may see them. Private modules are never read. */
export async function readDetail(
  world: World, clinicId: string, timeZone: string, memberIds: readonly string[],
): Promise<Map<string, MemberDetail>> {
  const keys = world.catalog.courses.flatMap(ordinaryModules).map(({ key }) => key)
  const times = await listMemberTimes(world.db, clinicId, memberIds)
  const attendance = await listAttendanceOf(world.db, clinicId, memberIds)
  const finished = await listFinishedModules(world.db, clinicId, memberIds, keys)
  const begun = await listBegunModules(world.db, clinicId, memberIds, keys)
  const assigned = await listAssignmentRows(world.db, clinicId, memberIds)
  const today = dayIn(timeZone, now(world))
  const mine = <T extends { memberId: string }>(rows: T[], id: string) => rows.filter(({ memberId }) => memberId === id)
  const ways = new Map(await Promise.all(memberIds.map(async (id) => [id, await readSafeWay(world.db, clinicId, id)] as const)))
  return new Map(times.map(({ id, joinedAt, pausedAt, familyPausedAt }) => {
    const lines = mine(attendance, id)
    return [id, {
      joinedOn: dayIn(timeZone, joinedAt), isPaused: (pausedAt ?? familyPausedAt) !== null,
      canBeWrittenTo: (ways.get(id) ?? null) !== null,
      attendance: attendanceOf(lines, timeZone), days: daysOf(world.catalog, timeZone, mine(finished, id), lines),
      states: courseStates(world.catalog, mine(assigned, id), mine(begun, id), today),
    }]
  }))
}
