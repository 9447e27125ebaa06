import { describe, expect, test } from 'vitest'
import { standingOf } from '../../src/domain/learning/completion.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { quizStateOf } from '../../src/domain/quizzes/quiz-state.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana } from '../support/cast.ts'
import { basics, module, question } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const one = basics.modules[0] as ReturnType<typeof module>
const form = () => crypto.randomUUID()

async function readAll(world: TestWorld) {
  for (const sectionKey of one.sections) await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey })
}

const start = (world: TestWorld) => startAttempt(world, ana, { formKey: form(), moduleKey: 'one' })
const answer = (world: TestWorld, questionKey: string, option = 'a', formKey = form()) =>
  answerQuestion(world, ana, { formKey, moduleKey: 'one', questionKey, options: [option] })
const stateNow = async (world: TestWorld) => quizStateOf(one, await findProgress(world.db, ana, one))
const keysOf = (questions: { key: string }[]) => questions.map(({ key }) => key)
const progressOf = (world: TestWorld) => findProgress(world.db, ana, one)

/** Reads both parts, begins the quiz and gives these answers to q1, q2, … */
async function withAnswers(world: TestWorld, ...options: string[]) {
  await readAll(world)
  await start(world)
  for (const [at, option] of options.entries()) await answer(world, `q${at + 1}`, option)
}

describe('beginning the quiz', () => {
  test('waits until every part was continued', async () => {
    const world = await newWorld()
    await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'first' })
    expect(await start(world)).toEqual({ ok: false, reason: 'parts-left' })
    expect(await answer(world, 'q1')).toEqual({ ok: false, reason: 'parts-left' })
  })

  test('pressed twice begins once and goes to the same question', async () => {
    const world = await newWorld()
    await readAll(world)
    expect(await Promise.all([start(world), start(world)])).toEqual(Array(2).fill({ ok: true, value: { question: 1 } }))
    expect((await progressOf(world)).attempts).toBe(1)
  })

  test('coming back goes on at the first question without an answer', async () => {
    const world = await newWorld()
    await withAnswers(world)
    for (const { key } of (await stateNow(world)).asked.slice(0, 2)) await answer(world, key)
    expect(await start(world)).toEqual({ ok: true, value: { question: 3 } })
  })
})

describe('answering a question', () => {
  test('saves the answer at once, with its version and attempt', async () => {
    const world = await newWorld()
    await withAnswers(world, 'b')
    expect(await world.db.selectFrom('answer').selectAll().execute())
      .toMatchObject([{ questionKey: 'q1', questionVersion: 1, attempt: 1, optionKeys: 'b', outcome: 'not-yet' }])
  })

  test('sent fifty times at once is one answer with one reply', async () => {
    const world = await newWorld()
    await withAnswers(world)
    const formKey = form()
    const replies = await Promise.all(Array.from({ length: 50 }, () => answer(world, 'q1', 'a', formKey)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(new Set(['{"ok":true}']))
    expect(await world.db.selectFrom('answer').selectAll().execute()).toHaveLength(1)
  })

  test('the same form with another answer is refused', async () => {
    const world = await newWorld()
    await withAnswers(world)
    const formKey = form()
    await answer(world, 'q1', 'a', formKey)
    expect(await answer(world, 'q1', 'b', formKey)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('a second answer in the same attempt changes nothing', async () => {
    const world = await newWorld()
    await withAnswers(world, 'b')
    expect(await answer(world, 'q1', 'a')).toEqual({ ok: false, reason: 'answered-before' })
    expect((await progressOf(world)).questions.get('q1')?.latestOutcome).toBe('not-yet')
  })

  test('not sure yet is always an answer and counts as not yet right', async () => {
    const world = await newWorld()
    await withAnswers(world, 'unsure')
    expect((await progressOf(world)).questions.get('q1')).toMatchObject({ latestOutcome: 'unsure', firstOutcome: 'unsure' })
  })

  test('nothing chosen or a forged option is refused and a question that does not exist is not found', async () => {
    const world = await newWorld()
    await withAnswers(world)
    const input = { moduleKey: 'one', questionKey: 'q1' }
    expect(await answerQuestion(world, ana, { ...input, formKey: form(), options: [] })).toEqual({ ok: false, reason: 'choose-answer' })
    expect(await answer(world, 'q1', 'constructor')).toEqual({ ok: false, reason: 'choose-answer' })
    await expect(answer(world, 'q99')).rejects.toThrow(NotFound)
  })
})

describe('completing a module', () => {
  test('four of five right and both parts complete it, and it stays complete', async () => {
    const world = await newWorld()
    await withAnswers(world, 'a', 'a', 'a', 'a', 'b')
    const progress = await progressOf(world)
    expect(progress.completedAt).toBe('2026-11-23T15:00:00.000Z')
    const harder = module('one', 'basics', 1, { version: 2, sections: ['first', 'second', 'third'] })
    expect(standingOf(harder, progress).isComplete).toBe(true)
  })

  test('three of five right do not complete it', async () => {
    const world = await newWorld()
    await withAnswers(world, 'a', 'a', 'a', 'b', 'b')
    expect(standingOf(one, await progressOf(world))).toMatchObject({ right: 3, needed: 4, isComplete: false })
  })

  test('a retry asks only what was missed and keeps the first try apart', async () => {
    const world = await newWorld()
    await withAnswers(world, 'a', 'b', 'a', 'unsure', 'a')
    const first = await stateNow(world)
    expect([first.phase, first.open, keysOf(first.missed)]).toEqual(['answered', [], ['q2', 'q4']])
    await start(world)
    const retry = await stateNow(world)
    expect([retry.phase, retry.open, keysOf(retry.asked).sort()]).toEqual(['asking', [1, 2], ['q2', 'q4']])
    await answer(world, 'q2', 'a')
    const half = await stateNow(world)
    expect([half.phase, half.open.map((at) => half.asked[at - 1]?.key)]).toEqual(['asking', ['q4']])
    const progress = await progressOf(world)
    expect(progress.completedAt).not.toBeNull()
    expect(progress.questions.get('q2')).toMatchObject({ firstOutcome: 'not-yet', latestOutcome: 'right', attempt: 2 })
  })

  test('the history keeps one event for each step, with the content version', async () => {
    const world = await newWorld()
    await withAnswers(world, 'a', 'a', 'a', 'a', 'a')
    const events = await world.db.selectFrom('learningEvent').orderBy('id').select(['kind', 'version']).execute()
    expect(events.map(({ kind }) => kind)).toEqual(
      ['module-opened', 'section-continued', 'section-continued', 'attempt-started', 'module-completed'])
    expect(new Set(events.map(({ version }) => version))).toEqual(new Set([1]))
  })

  test('a question whose sense changed is asked anew, and its first try counts from there', async () => {
    const world = await newWorld()
    await withAnswers(world, 'b', 'b', 'b', 'b', 'b')
    const changed = module('one', 'basics', 1, { quiz: [question('q1', { version: 2 }), ...one.quiz.slice(1)] })
    const progress = await findProgress(world.db, ana, changed)
    const { asked, open, missed } = quizStateOf(changed, progress)
    expect(open.map((at) => asked[at - 1]?.key)).toEqual(['q1'])
    expect(keysOf(missed)).toEqual(['q2', 'q3', 'q4', 'q5'])
  })
})
