import type { Clinician } from '../actor.ts'
import type { Attendance } from '../attendance/states.ts'
import type { Text } from '../catalog/shape.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { startOfDay } from '../clinics/start-of-day.ts'
import { now, type World } from '../world.ts'
import { inPages, type ReportFilter } from './report.ts'
import { listHeld, listHeldIds, listOwnInvited, listOwnMarks } from './team-queries.ts'

/** One workshop in counts of the clinician's own people; `walkIns` are everybody's. `onDay` of the clinic's calendar. */
export interface WorkshopLine {
  workshopId: string
  onDay: string
  topic: Text | null
  /** Who is invited today and had joined by then, and whoever is noted. */
  invited: number
  noted: Record<Attendance, number>
  unmarked: number
  walkIns: number
}

/** The clinic's workshops that have begun and were not called off, newest first, page by page. */
export async function* workshopsReport(world: World, clinician: Clinician, { from, until }: ReportFilter): AsyncGenerator<WorkshopLine[], undefined> {
  const { clinicId } = clinician
  const timeZone = await findTimeZone(world.db, clinicId)
  const end = until === undefined ? now(world) : startOfDay(timeZone, addDays(until, 1))
  const ids = await listHeldIds(world.db, clinicId, {
    from: from && startOfDay(timeZone, from), before: end < now(world) ? end : now(world),
  })
  yield* inPages(ids, (some) => readLines(world, clinician, timeZone, some))
  return undefined
}

async function readLines(world: World, clinician: Clinician, timeZone: string, ids: readonly string[]): Promise<WorkshopLine[]> {
  const today = dayIn(timeZone, now(world))
  const workshops = await listHeld(world.db, clinician.clinicId, ids)
  const invited = Map.groupBy(
    await listOwnInvited(world.db, clinician, today, [...new Set(workshops.flatMap(({ seriesId }) => seriesId ?? []))]), ({ seriesId }) => seriesId)
  const marks = Map.groupBy(await listOwnMarks(world.db, clinician, today, ids), ({ workshopId }) => workshopId)
  return workshops.map(({ id, seriesId, startsAt, moduleKey, walkIns }) => {
    const own = marks.get(id) ?? []
    const noted = { present: 0, late: 0, 'left-early': 0, 'by-phone': 0, absent: 0 }
    for (const { state } of own) noted[state as Attendance] += 1
    const expected = (invited.get(seriesId ?? '') ?? []).filter(({ joinedAt }) => joinedAt <= startsAt).map(({ memberId }) => memberId)
    const all = new Set([...expected, ...own.map(({ memberId }) => memberId)])
    return {
      workshopId: id, onDay: dayIn(timeZone, startsAt), topic: world.catalog.module(moduleKey ?? '')?.title ?? null,
      invited: all.size, noted, unmarked: all.size - own.length, walkIns: walkIns ?? 0,
    }
  })
}
