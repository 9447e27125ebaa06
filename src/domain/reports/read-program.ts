import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { momentAt } from '../invitations/moment.ts'
import type { World } from '../world.ts'
import { isEnough, type Line, maskLines } from './mask.ts'
import { findBegin, countFamilies, countFinished, countHeld, countJoined, sumAttended, type Attended } from './program-queries.ts'
import { latestQuarters, type Quarter } from './quarters.ts'

/** One span of time; what is hidden is null. `workshops` are evenings, `came` and `notThere` times that somebody did. */
export interface ProgramLine {
  families: number | null
  people: number | null
  finished: number | null
  workshops: number
  came: number | null
  notThere: number | null
}

/** `quarter` is missing in the line of all that came before, which only an older clinic has. */
export interface SpanLine extends ProgramLine { quarter: Quarter | undefined }

/** The clinic's program since the start and by quarters, newest first. */
export interface Program { all: ProgramLine; spans: SpanLine[] }

/** Counts of the whole clinic over those who let it see their progress; no cell under 11 is told or can be worked out. */
export async function readProgram(world: World, clinician: Clinician): Promise<Program> {
  const { clinicId } = clinician
  const { at, on } = await momentAt(world, clinicId)
  const timeZone = await findTimeZone(world.db, clinicId)
  const sinceOn = dayIn(timeZone, await findBegin(world.db, clinicId))
  const quarters = latestQuarters(timeZone, on, sinceOn)
  // Where nothing can have been before the first of them there is no such line: a sure zero would have to be hidden with others.
  const told = (quarters[0]?.fromOn ?? '') > sinceOn ? [undefined, ...quarters] : quarters
  const over = { clinicId, today: on, starts: told.slice(1).flatMap((quarter) => quarter?.startsAt ?? []) }
  const moduleKeys = world.catalog.courses.flatMap(({ modules }) => modules.filter((module) => !module.private).map(({ key }) => key))
  const families = masked(await countFamilies(world.db, over))
  const people = masked(await countJoined(world.db, over))
  const finished = masked(await countFinished(world.db, over, moduleKeys))
  const held = await countHeld(world.db, over, at)
  const attended = maskedAttended(await sumAttended(world.db, over))
  const lineOf = (span: number): ProgramLine => ({
    families: families.spans[span] ?? null, people: people.spans[span] ?? null, finished: finished.spans[span] ?? null,
    workshops: held[span] ?? 0, came: attended.spans[span]?.came ?? null, notThere: attended.spans[span]?.notThere ?? null,
  })
  const { came = null, notThere = null } = attended.all ?? {}
  return {
    all: { families: families.all, people: people.all, finished: finished.all, workshops: sum(held), came, notThere },
    spans: told.map((quarter, span) => ({ quarter, ...lineOf(span) })).toReversed(),
  }
}

function masked(counts: readonly number[]): { all: number | null; spans: (number | null)[] } {
  const all = sum(counts)
  if (!isEnough(all)) return { all: null, spans: counts.map(() => null) }
  const shown = maskLines(counts.map((count) => ({ cells: [count] })))
  return { all, spans: counts.map((count, at) => (shown[at] ? count : null)) }
}

type Came = Pick<Attended, 'came' | 'notThere'>

/** Somebody comes to many evenings: how many people are behind all of them is at least those behind one span. */
function maskedAttended(spans: readonly Attended[]): { all: Came | null; spans: (Came | null)[] } {
  const lines: Line[] = spans.map(({ came, notThere, people }) => ({ cells: [came, notThere], people }))
  const all = { came: sum(spans.map(({ came }) => came)), notThere: sum(spans.map(({ notThere }) => notThere)) }
  const people = Math.max(0, ...spans.map((span) => span.people))
  if (!isEnough(all.came) || !isEnough(all.notThere) || !isEnough(people)) return { all: null, spans: spans.map(() => null) }
  const shown = maskLines(lines)
  return { all, spans: spans.map((span, at) => (shown[at] ? { came: span.came, notThere: span.notThere } : null)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
