import type { Clinician } from '../actor.ts'
import { ordinaryModules } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import { listLiveConsents } from '../consents/queries.ts'
import { listCoursesOf, listModulesOf, summaryDb } from '../families/summary/queries.ts'
import type { World } from '../world.ts'
import { inPages, isInRange, type Pace, type ReportFilter } from './report.ts'
import { countCalls, listMembersOfFamilies, listReportFamilies, listReportFamilyIds } from './team-queries.ts'

/** A family in counts. `finished`: people who have finished every course they have. Days of the clinic's calendar. */
export interface FamilyLine {
  familyId: string
  label: string
  startedOn: string | null
  pace: Pace
  people: number
  finished: number
  calls: number
  lastCallOn: string | null
}

/** The clinician's families, those covered for among them, page by page. People and calls as the family page shows them today. */
export async function* familiesReport(world: World, clinician: Clinician, filter: ReportFilter): AsyncGenerator<FamilyLine[], undefined> {
  const ids = await listReportFamilyIds(world.db, clinician)
  yield* inPages(ids, async (some) => {
    const lines = await readLines(world, clinician, some)
    return lines.filter(({ startedOn, pace }) => (filter.pace === undefined || pace === filter.pace) && isInRange(startedOn, filter))
  })
  return undefined
}

async function readLines(world: World, clinician: Clinician, ids: readonly string[]): Promise<FamilyLine[]> {
  const { clinicId } = clinician
  const today = await todayOf(world, clinicId)
  const families = await listReportFamilies(world.db, clinician, ids)
  const familyIds = families.map(({ id }) => id)
  const members = await listMembersOfFamilies(world.db, clinician, today, familyIds)
  const finished = await whoFinished(world, clinicId, members.map(({ id }) => id))
  const shown = new Set([...members, ...await listLiveConsents(world.db, clinician, today)].map(({ id }) => id))
  // A call with somebody who shares nothing now is not counted; one about the whole family is.
  const calls = (await countCalls(world.db, clinicId, familyIds)).filter(({ memberId, consentId }) => {
    const about = memberId ?? consentId
    return about === null || shown.has(about)
  })
  const [peopleOf, callsOf] = [Map.groupBy(members, ({ familyId }) => familyId), Map.groupBy(calls, ({ familyId }) => familyId)]
  return families.map((family) => {
    const people = peopleOf.get(family.id) ?? []
    const own = callsOf.get(family.id) ?? []
    return {
      familyId: family.id, label: family.label ?? '', startedOn: family.startedOn, pace: paceOf(family),
      people: people.length, finished: people.filter(({ id }) => finished.has(id)).length,
      calls: own.reduce((sum, { n }) => sum + n, 0), lastCallOn: own.map(({ lastOn }) => lastOn).sort().at(-1) ?? null,
    }
  })
}

function paceOf({ endedAt, pausedAt, steppedDownAt }: { endedAt: string | null; pausedAt: string | null; steppedDownAt: string | null }): Pace {
  if (endedAt !== null) return 'ended'
  if (pausedAt !== null) return 'paused'
  return steppedDownAt !== null ? 'stepped-down' : 'running'
}

/** Those of these members who have a course, and nothing left to do in any. */
async function whoFinished({ db, catalog }: World, clinicId: string, memberIds: readonly string[]): Promise<Set<string>> {
  const courses = Map.groupBy(await listCoursesOf(summaryDb(db), clinicId, memberIds), ({ memberId }) => memberId)
  const keys = catalog.courses.flatMap(ordinaryModules).map(({ key }) => key)
  const begun = await listModulesOf(summaryDb(db), clinicId, memberIds, keys)
  const done = new Set(begun.filter(({ completedAt }) => completedAt !== null).map(({ memberId, moduleKey }) => `${memberId} ${moduleKey}`))
  return new Set(memberIds.filter((id) => {
    const modules = (courses.get(id) ?? []).flatMap(({ courseKey }) => ordinaryModules(catalog.course(courseKey)))
    return modules.length > 0 && modules.every(({ key }) => done.has(`${id} ${key}`))
  }))
}
