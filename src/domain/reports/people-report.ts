import type { Clinician } from '../actor.ts'
import { ordinaryModules, type Catalog, type Course, type Text } from '../catalog/shape.ts'
import type { Locale } from '../catalog/text.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { nudgesOf } from '../families/caseload/nudges.ts'
import { readTeam } from '../families/caseload/read-team.ts'
import { listCoursesOf, listModulesOf, summaryDb } from '../families/summary/queries.ts'
import { now, type World } from '../world.ts'
import { inPages, isInRange, type ReportFilter } from './report.ts'
import { countStates, listReportMemberIds, listReportMembers } from './team-queries.ts'

/** One person and one course of theirs; one line without a course where they have none. Days of the clinic's calendar. */
export interface PersonLine {
  memberId: string
  /** Null for one who joined by code, as `family` is. */
  consentId: string | null
  familyId: string
  family: string | null
  name: string
  locale: string
  course: { title: Text; finished: number; of: number; quizzesPassed: number } | null
  lastProgressOn: string | null
  workshops: { came: number; of: number }
  joinedOn: string
  consentEndsOn: string | null
}

/**
 * The people of the clinician's families, those covered for among them, a line for each of their courses, page by page.
 * Each page asks again whose consent is live and who still lets the clinic see their progress.
 * @param only these members, of those who may be seen
 */
export async function* peopleReport(
  world: World, clinician: Clinician, filter: ReportFilter, only?: readonly string[],
): AsyncGenerator<PersonLine[], undefined> {
  const timeZone = await findTimeZone(world.db, clinician.clinicId)
  const today = () => dayIn(timeZone, now(world))
  const ids = only ?? await listReportMemberIds(world.db, clinician, today())
  const pressing = filter.learning === 'needs-nudge' ? await whoNeedsNudge(world, clinician) : undefined
  yield* inPages(ids.filter((id) => pressing?.has(id) ?? true), async (some) => {
    const lines = await readLines(world, clinician, { today: today(), timeZone }, some)
    return lines.filter((line) => isWanted(world.catalog, line, filter))
  })
  return undefined
}

function isWanted(catalog: Catalog, { familyId, locale, course, lastProgressOn }: PersonLine, filter: ReportFilter): boolean {
  if (filter.family !== undefined && familyId !== filter.family) return false
  if (filter.language !== undefined && locale !== filter.language) return false
  if (filter.course !== undefined && (!course || course.title !== catalog.course(filter.course)?.title)) return false
  if (filter.learning === 'no-course' && course) return false
  if (filter.learning === 'finished' && (!course || course.finished < course.of)) return false
  if (filter.learning === 'under-way' && (!course || course.finished >= course.of)) return false
  return isInRange(lastProgressOn, filter)
}

async function whoNeedsNudge(world: World, clinician: Clinician): Promise<Set<string>> {
  const team = await readTeam(world, clinician)
  return new Set(team.families.flatMap((family) => nudgesOf(family, team).map(({ personId }) => personId)))
}

async function readLines(
  world: World, clinician: Clinician, { today, timeZone }: { today: string; timeZone: string }, ids: readonly string[],
): Promise<PersonLine[]> {
  const members = await listReportMembers(world.db, clinician, today, ids)
  const seen = members.map(({ id }) => id)
  const db = summaryDb(world.db)
  const courses = byMember(await listCoursesOf(db, clinician.clinicId, seen))
  const keys = world.catalog.courses.flatMap(ordinaryModules).map(({ key }) => key)
  const begun = byMember(await listModulesOf(db, clinician.clinicId, seen, keys))
  const states = byMember(await countStates(world.db, clinician.clinicId, seen))
  return members.flatMap((member): PersonLine[] => {
    const modules = begun.get(member.id) ?? []
    const noted = states.get(member.id) ?? []
    const sum = (counts: { n: number }[]) => counts.reduce((all, { n }) => all + n, 0)
    const person = {
      memberId: member.id, consentId: member.consentId, familyId: member.familyId, family: member.label, name: member.displayName,
      locale: member.locale as Locale, joinedOn: dayIn(timeZone, member.joinedAt), consentEndsOn: member.endsOn,
      lastProgressOn: modules.map(({ lastOn }) => lastOn).sort().at(-1) ?? null,
      workshops: { came: sum(noted.filter(({ state }) => state !== 'absent')), of: sum(noted) },
    }
    const own = new Set((courses.get(member.id) ?? []).map(({ courseKey }) => courseKey))
    const lines = world.catalog.courses.filter(({ key }) => own.has(key)).map((course) => ({ ...person, course: courseLine(course, modules) }))
    return lines.length > 0 ? lines : [{ ...person, course: null }]
  })
}

/** What was finished on paper, by phone or read together has no quiz of its own. */
function courseLine(course: Course, begun: Awaited<ReturnType<typeof listModulesOf>>): NonNullable<PersonLine['course']> {
  const done = new Map(begun.flatMap(({ moduleKey, completedAt, completedHow }) => (completedAt === null ? [] : [[moduleKey, completedHow]])))
  const modules = ordinaryModules(course)
  const finished = modules.filter(({ key }) => done.has(key))
  return {
    title: course.title, finished: finished.length, of: modules.length,
    quizzesPassed: finished.filter(({ key, quiz }) => quiz.length > 0 && done.get(key) === 'online').length,
  }
}

function byMember<T extends { memberId: string }>(rows: T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ memberId }) => memberId)
}
