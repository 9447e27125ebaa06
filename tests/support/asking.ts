import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import { askQuestion } from '../../src/domain/requests/ask-question.ts'
import { answerQuestion } from '../../src/domain/requests/answer-question.ts'
import { askForCall } from '../../src/domain/requests/ask-for-call.ts'
import type { World } from '../../src/domain/world.ts'
import { ana, dana, HARBOR, luz } from './cast.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { valueOf } from './joining.ts'

/** Opens the question box, which these clinicians read. */
export async function openBox(world: World, ...readers: Clinician[]): Promise<void> {
  await world.transact(async (db) => {
    await db.updateTable('clinic').set({ questionBoxAt: '2026-11-23T14:00:00.000Z', questionHours: 'on weekdays, 9 to 5', questionAnswerDays: 2 }).where('id', '=', HARBOR).execute()
    for (const { id } of readers) await db.updateTable('staff').set({ readsQuestionsSince: '2026-11-23T14:00:00.000Z' }).where('id', '=', id).execute()
  })
}

/** Asks, and finds the question's id. */
export async function asked(world: World, member: FamilyMember, text: string): Promise<string> {
  valueOf(await askQuestion(world, member, { formKey: crypto.randomUUID(), text }))
  const { id } = await world.db.selectFrom('request').where('memberId', '=', member.id).where('kind', '=', 'question').orderBy('id', 'desc').select('id').executeTakeFirstOrThrow()
  return id
}

/** Two questions by their ids: one that waits, and one whose author has not seen its answer. */
export interface AskedQuestions { open: string; answered: string }

/** Dana reads the box. Ana asked and waits for a call; Luz has an answer. */
export async function arrangeQuestions(world: World): Promise<AskedQuestions> {
  await openBox(world, dana)
  valueOf(await askForCall(world, ana, { formKey: crypto.randomUUID(), callTime: 'evening' }))
  const open = await asked(world, ana, 'She did not come home last night.\nWhat can I do?')
  const answered = await asked(world, luz, 'May I bring my aunt to a workshop?')
  valueOf(await answerQuestion(world, dana, { formKey: crypto.randomUUID(), requestId: answered, answer: 'Yes, she is welcome.\nTell us her name at the door.' }))
  return { open, answered }
}

/** The pages around questions, on both sides. */
export function askPlaces({ open, answered }: AskedQuestions): Place[] {
  return [
    place('/ask', 'ana'),
    failed('/ask', 'ana', { do: 'question', text: '' }),
    place('/ask', 'uche'),
    place('/ask', 'sam'),
    place('/ask/[question]', 'ana', `/ask/${open}`),
    place('/ask', 'luz'),
    place('/ask/[question]', 'luz', `/ask/${answered}`),
    place('/staff/requests/[request]', 'dana', `/staff/requests/${open}`),
    failed('/staff/requests/[request]', 'dana', { answer: '' }, `/staff/requests/${open}`),
    place('/staff/requests/[request]', 'dana', `/staff/requests/${answered}`),
  ]
}
