import type { Clinician } from '../actor.ts'
import type { Module, Question } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { isEnough } from './mask.ts'
import { totalsOf, type QuestionTotals } from './question-cells.ts'
import { listFlags, sumFirstTries, sumScores, type Flag, type GivenTotal } from './question-queries.ts'
import { discrimination } from './statistics.ts'

/**
 * One version of a question and what its first tries show. `question` is missing for a version the courses hold no more;
 * `totals` where too few answered it. `discrimination`: −1 to 1, told of the version in force alone.
 */
export interface QuestionLine {
  key: string
  version: number
  question: Question | undefined
  totals: QuestionTotals | undefined
  discrimination: number | undefined
  flag: Flag | undefined
}

/** What the first tries of the whole clinic say of each question of an ordinary module; never of a person. */
export async function readQuestionReport({ db, ...world }: World, clinician: Clinician, module: Module): Promise<QuestionLine[]> {
  const { clinicId } = clinician
  const today = await todayOf({ db, ...world }, clinicId)
  const given = await sumFirstTries(db, clinicId, module.key, today)
  const scores = await sumScores(db, clinicId, module.key, today, module.quiz)
  const flags = await listFlags(db, clinicId, module.key)
  return module.quiz.flatMap((question) => {
    const ofKey = given.filter(({ questionKey }) => questionKey === question.key)
    const earlier = [...new Set(ofKey.map(({ version }) => version))].filter((version) => version !== question.version).sort((a, b) => b - a)
    return [question.version, ...earlier].map((version) => lineOf(question, version, ofKey, flags, scores))
  }).filter(({ question, totals }) => question ?? totals)
}

function lineOf(
  current: Question, version: number, given: readonly GivenTotal[], flags: readonly Flag[], scores: Awaited<ReturnType<typeof sumScores>>,
): QuestionLine {
  const question = version === current.version ? current : undefined
  const totals = totalsOf(question, given.filter((total) => total.version === version))
  const sums = question && scores.get(question.key)
  const isTold = sums && totals?.right != null && isEnough(sums.right) && isEnough(sums.people - sums.right)
  return {
    key: current.key, version, question, totals, discrimination: isTold ? discrimination(sums) : undefined,
    flag: flags.find((flag) => flag.questionKey === current.key && flag.version === version),
  }
}
