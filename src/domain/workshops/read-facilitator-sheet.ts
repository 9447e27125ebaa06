import type { Clinician } from '../actor.ts'
import type { Module, Question } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import { listMembersOfTeam } from '../families/queries.ts'
import { readGotShares } from '../private-text/read-got-shares.ts'
import type { GotShare } from '../private-text/share-queries.ts'
import { PEOPLE_MIN } from '../reports/mask.ts'
import type { World } from '../world.ts'
import { countAbsences, listDatesBefore, listFinished, type QuestionTotals, sumFirstOutcomes } from './facilitator-queries.ts'
import { listInvited, type WorkshopRow } from './queries.ts'

const QUESTIONS_SHOWN = 3
const ABSENCES = 2

/** What whoever leads the evening has to know, on one sheet. People are those of the clinician's own team. */
export interface FacilitatorSheet {
  module: Module | undefined
  people: { name: string; isPrepared: boolean }[]
  shares: GotShare[]
  questions: Question[]
  /** Whether the questions are those that were missed most, or the author's first ones. */
  areMissed: boolean
  absent: string[]
}

/** Reads the sheet of one workshop. Nothing private is on it: of shared worksheets only that they are there to open. */
export async function readFacilitatorSheet(world: World, clinician: Clinician, workshop: WorkshopRow): Promise<FacilitatorSheet> {
  const { clinicId } = clinician
  const today = await todayOf(world, clinicId)
  const invited = await listInvited(world.db, workshop, today)
  const team = await listMembersOfTeam(world.db, clinician, today, invited.map(({ id }) => id))
  const ids = team.map(({ id }) => id)
  const found = world.catalog.module(workshop.moduleKey ?? '')
  const module = found?.private ? undefined : found
  const finished = module ? await listFinished(world.db, clinicId, ids, module.key) : new Set<string>()
  const dates = await listDatesBefore(world.db, workshop, ABSENCES)
  const absences = await countAbsences(world.db, clinicId, ids, dates)
  const missed = module ? mostMissed(module, await sumFirstOutcomes(world.db, clinicId, module.key, today)) : []
  return {
    module, people: team.map(({ id, displayName }) => ({ name: displayName, isPrepared: finished.has(id) })),
    shares: await readGotShares(world, clinician, ids),
    questions: missed.length > 0 ? missed : module?.quiz.slice(0, QUESTIONS_SHOWN) ?? [], areMissed: missed.length > 0,
    absent: team.filter(({ id }) => absences.get(id) === ABSENCES).map(({ displayName }) => displayName),
  }
}

/** The questions that fewest got right at the first try, where enough people answered them for nobody to be told apart. */
function mostMissed(module: Module, totals: readonly QuestionTotals[]): Question[] {
  const ranked = module.quiz.flatMap((question) => {
    const total = totals.find(({ questionKey, version }) => questionKey === question.key && version === question.version)
    return total && total.people >= PEOPLE_MIN && total.right < total.people ? [{ question, share: total.right / total.people }] : []
  })
  return ranked.sort((one, other) => one.share - other.share).slice(0, QUESTIONS_SHOWN).map(({ question }) => question)
}
