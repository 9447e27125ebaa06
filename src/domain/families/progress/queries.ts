import type { Db } from '../../../../db/open.ts'
import type { Outcome } from '../../quizzes/grade.ts'

/* What staff may know of learning: summary rows of ordinary modules alone. The tables of quick checks, of single
   answers and of clock times are named nowhere here. */

/** A module a member began. `lastOn` is a day of the clinic's calendar, no time. */
export interface BegunModule {
  memberId: string
  moduleKey: string
  attempts: number
  passMark: string
  isComplete: boolean
  lastOn: string
}

/** The modules these members began, of those asked for. The caller may see the members and asks for no private module. */
export async function listBegunModules(
  db: Db, clinicId: string, memberIds: readonly string[], moduleKeys: readonly string[],
): Promise<BegunModule[]> {
  if (memberIds.length === 0 || moduleKeys.length === 0) return []
  const rows = await db.selectFrom('moduleProgress').where('clinicId', '=', clinicId)
    .where('memberId', 'in', memberIds).where('moduleKey', 'in', moduleKeys)
    .select(['memberId', 'moduleKey', 'attempts', 'passMark', 'completedAt', 'lastOn']).execute()
  return rows.map(({ completedAt, ...row }) => ({ ...row, isComplete: completedAt !== null }))
}

/** How the questions of quizzes stand: what decides passed, not yet or needs help, and is shown to nobody. */
export interface QuestionStanding {
  memberId: string
  moduleKey: string
  questionKey: string
  version: number
  latestOutcome: Outcome
  attempt: number
}

export async function listQuestionStandings(
  db: Db, clinicId: string, memberIds: readonly string[], moduleKeys: readonly string[],
): Promise<QuestionStanding[]> {
  if (memberIds.length === 0 || moduleKeys.length === 0) return []
  const rows = await db.selectFrom('questionState').where('clinicId', '=', clinicId)
    .where('memberId', 'in', memberIds).where('moduleKey', 'in', moduleKeys)
    .select(['memberId', 'moduleKey', 'questionKey', 'version', 'latestOutcome', 'attempt']).execute()
  return rows as QuestionStanding[]
}
