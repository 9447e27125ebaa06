import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { addDays } from '../clinics/days.ts'
import { found } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { findQuestion, isReader, listQuestions } from './queries.ts'
import { readQuestionBox } from './question-box.ts'
import { ANSWERED_SEEN_DAYS, requestPlace } from './request.ts'

/** A question on the readers' list, without its words. `answerBy` is the day the clinic promised. */
export interface QuestionLine { id: string; name: string; askedOn: string; answerBy: string; isAnswered: boolean }

/** The questions a named reader may open, those that wait longest first; undefined for everybody else. */
export async function readQuestions(world: World, clinician: Clinician): Promise<QuestionLine[] | undefined> {
  if (!await isReader(world.db, clinician)) return undefined
  const since = new Date(world.clock.now().getTime() - ANSWERED_SEEN_DAYS * 86_400_000).toISOString()
  const days = (await readQuestionBox(world.db, clinician.clinicId))?.answerDays ?? 0
  return (await listQuestions(world.db, clinician.clinicId, since)).map(({ id, displayName, askedOn, answeredAt }) => ({
    id, name: displayName, askedOn, answerBy: addDays(askedOn, days), isAnswered: answeredAt !== null,
  }))
}

/**
 * Opens one question: every look is recorded before anything is shown.
 * @throws NotFound for who is not a named reader, and for a question that was taken back
 */
export async function openQuestion(world: World, clinician: Clinician, id: string) {
  found(await isReader(world.db, clinician) || undefined, 'reader')
  const row = found(await findQuestion(world.db, clinician.clinicId, id), 'question')
  await atomically(world, (inside) => record(inside, clinician, 'question.opened', { kind: 'request', id }))
  const place = { clinicId: clinician.clinicId, id, memberId: row.memberId ?? '' }
  return {
    id, name: row.displayName, askedOn: row.askedOn, locale: row.locale, answeredAt: row.answeredAt,
    text: await world.vault.open(row.textSealed ?? '', requestPlace('text_sealed', place)),
    answer: row.answerSealed === null ? undefined : await world.vault.open(row.answerSealed, requestPlace('answer_sealed', place)),
  }
}
