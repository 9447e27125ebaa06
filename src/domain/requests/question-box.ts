import type { Db } from '../../../db/open.ts'
import { found } from '../result.ts'
import { findQuestionBox } from './box-queries.ts'

/** The open question box: when its readers read, and in how many days they answer. */
export interface QuestionBox { hours: string; answerDays: number }

/** The clinic's question box; undefined while it is off. */
export async function readQuestionBox(db: Db, clinicId: string): Promise<QuestionBox | undefined> {
  const { questionBoxAt, questionHours, questionAnswerDays } = found(await findQuestionBox(db, clinicId), 'clinic')
  return questionBoxAt === null ? undefined : { hours: questionHours, answerDays: questionAnswerDays }
}
