import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { locales } from '../catalog/text.ts'
import { findFamilyOfTeam } from '../families/queries.ts'
import { day, id } from '../fields.ts'
import { found } from '../result.ts'
import type { World } from '../world.ts'

/** The reports a clinician takes of their own families. */
export const REPORTS = ['people', 'families', 'workshops'] as const
export type Report = (typeof REPORTS)[number]

/** How a report leaves the screen. */
export const COPIES = ['csv', 'pdf', 'print'] as const
export type Copy = (typeof COPIES)[number]

/** Which lines of the people's report: by how they stand with a course, or with the reasons of the caseload. */
export const LEARNING = ['under-way', 'finished', 'no-course', 'needs-nudge'] as const
export const PACES = ['running', 'paused', 'stepped-down', 'ended'] as const
export type Pace = (typeof PACES)[number]

const blank = z.literal('').transform(() => undefined)
const chosen = <S extends z.ZodType>(schema: S) => z.union([blank, schema]).optional()

/**
 * What a report leaves out; each report looks at the fields it has. `from` and `until` are days of the clinic's
 * calendar: of the last progress, of the start, or of the workshop.
 */
export const ReportFilter = z.object({
  family: chosen(id), course: chosen(id), language: chosen(z.enum(locales)),
  learning: chosen(z.enum(LEARNING)), pace: chosen(z.enum(PACES)), from: chosen(day), until: chosen(day),
})
export type ReportFilter = z.infer<typeof ReportFilter>

/** Asks whether the family is of the clinician's team and the course is there. @throws NotFound where not */
export async function checkFilter(world: World, clinician: Clinician, { family, course }: ReportFilter): Promise<void> {
  if (family !== undefined) found(await findFamilyOfTeam(world.db, clinician, family), 'family')
  if (course !== undefined) found(world.catalog.course(course), 'course')
}

/** Whether a day lies in what the filter leaves; no day lies in a range. */
export function isInRange(on: string | null, { from, until }: Pick<ReportFilter, 'from' | 'until'>): boolean {
  if (from === undefined && until === undefined) return true
  return on !== null && (from === undefined || on >= from) && (until === undefined || on <= until)
}

/** Things to read at once while a report is made, so that a long one is never held whole. */
const PAGE = 100

/**
 * The lines of a report page by page. What it is about is listed once, so that nothing comes twice or is left out when
 * something changes meanwhile; each page asks again what may be seen.
 */
export async function* inPages<Line>(ids: readonly string[], read: (ids: string[]) => Promise<Line[]>): AsyncGenerator<Line[], undefined> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const lines = await read(ids.slice(at, at + PAGE))
    if (lines.length > 0) yield lines
  }
  return undefined
}
