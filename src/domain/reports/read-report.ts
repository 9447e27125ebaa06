import type { Clinician } from '../actor.ts'
import type { World } from '../world.ts'
import { familiesReport, type FamilyLine } from './families-report.ts'
import { peopleReport, type PersonLine } from './people-report.ts'
import type { Report, ReportFilter } from './report.ts'
import { workshopsReport, type WorkshopLine } from './workshops-report.ts'

/** Lines of a report on one page of the screen. */
export const LINES_A_PAGE = 25

/** A line of each report. */
export interface Lines { people: PersonLine; families: FamilyLine; workshops: WorkshopLine }

/** The pages of a report, as they are made. @param memberIds of the people's report, these of those who may be seen */
export function pagesOf<R extends Report>(
  world: World, clinician: Clinician, report: R, filter: ReportFilter, memberIds?: readonly string[],
): AsyncGenerator<Lines[R][], undefined> {
  const made = {
    people: () => peopleReport(world, clinician, filter, memberIds),
    families: () => familiesReport(world, clinician, filter),
    workshops: () => workshopsReport(world, clinician, filter),
  }
  return made[report]() as AsyncGenerator<Lines[R][], undefined>
}

/** A screen page of a report, and how many lines there are in all. */
export interface ReportPage<R extends Report = Report> { shown: Lines[R][]; lines: number; page: number; pages: number }

/** 25 lines of a report; a page past the end is the last one. */
export async function readReport<R extends Report>(
  world: World, clinician: Clinician, report: R, filter: ReportFilter, wanted: number,
): Promise<ReportPage<R>> {
  const upTo = Math.max(1, wanted) * LINES_A_PAGE
  let lines = 0
  let shown: Lines[R][] = []
  for await (const some of pagesOf(world, clinician, report, filter)) {
    for (const line of some) {
      if (lines < upTo && lines % LINES_A_PAGE === 0) shown = []
      if (lines < upTo) shown.push(line)
      lines += 1
    }
  }
  const pages = Math.max(1, Math.ceil(lines / LINES_A_PAGE))
  return { shown, lines, page: Math.min(Math.max(1, wanted), pages), pages }
}
