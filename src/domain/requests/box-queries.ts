import type { Db } from '../../../db/open.ts'

/** How the question box of a clinic is set. */
export function findQuestionBox(db: Db, clinicId: string) {
  return db.selectFrom('clinic').where('id', '=', clinicId).select(['questionBoxAt', 'questionHours', 'questionAnswerDays']).executeTakeFirst()
}
