import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Module, Question } from '../../src/domain/catalog/shape.ts'
import { standingOf } from '../../src/domain/learning/completion.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import type { QuizState } from '../../src/domain/quizzes/quiz-state.ts'
import { quizStateOf } from '../../src/domain/quizzes/quiz-state.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import { ana } from '../support/cast.ts'
import { basics, module, question, signs, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const RUNS = 25
const original = module('one', 'basics', 1)
const KEYS = original.quiz.map(({ key }) => key)
const form = () => crypto.randomUUID()
const keysOf = (questions: Question[]) => questions.map(({ key }) => key)

/** What somebody answers when a question comes: right, not right, or not sure. */
const anyAnswer = fc.constantFrom('a', 'b', 'unsure')
const anyAnswers = fc.dictionary(fc.constantFrom(...KEYS), anyAnswer)

function edit(world: TestWorld, quiz: Question[], passMark = original.passMark): Module {
  const edited = module('one', 'basics', 1, { version: 2, quiz, passMark })
  world.catalog = smallCatalog([{ ...basics, modules: [edited, ...basics.modules.slice(1)] }, signs])
  return edited
}

async function atTheQuiz(): Promise<TestWorld> {
  const world = await newWorld()
  for (const sectionKey of original.sections) await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey })
  return world
}

const begin = (world: TestWorld) => startAttempt(world, ana, { formKey: form(), moduleKey: 'one' })
const give = (world: TestWorld, questionKey: string, option: string) =>
  answerQuestion(world, ana, { formKey: form(), moduleKey: 'one', questionKey, options: [option] })
const stateOf = async (world: TestWorld, now: Module): Promise<QuizState> => quizStateOf(now, await findProgress(world.db, ana, now))
const standing = async (world: TestWorld, now: Module) => standingOf(now, await findProgress(world.db, ana, now))
const askedNow = (state: QuizState) => state.open.map((at) => state.asked[at - 1]?.key ?? '')

/** Answers all that is open, place by place, as the page leads. */
async function answerAll(world: TestWorld, now: Module, answers: Record<string, string>): Promise<void> {
  for (const key of askedNow(await stateOf(world, now))) await give(world, key, answers[key] ?? 'a')
}

test('a retry asks all that is not right and nothing else, and what is right stays right until all is', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyAnswers, { minLength: 1, maxLength: 4 }), async (rounds) => {
    const world = await atTheQuiz()
    let right: string[] = []
    for (const answers of [...rounds, {}]) {
      await begin(world)
      const state = await stateOf(world, original)
      if (right.length === KEYS.length) break
      expect(askedNow(state).toSorted()).toEqual(KEYS.filter((key) => !right.includes(key)))
      expect(state.open).toEqual(state.asked.map((_, at) => at + 1))
      await answerAll(world, original, answers)
      const after = await stateOf(world, original)
      const nowRight = KEYS.filter((key) => !keysOf(after.missed).includes(key))
      for (const key of right) expect(nowRight).toContain(key)
      right = nowRight
    }
    // With all of them right there is nothing to ask: another try begins no attempt.
    expect(right).toEqual(KEYS)
    const { attempts } = await findProgress(world.db, ana, original)
    expect(await begin(world)).toEqual({ ok: true, value: { question: undefined } })
    expect((await findProgress(world.db, ana, original)).attempts).toBe(attempts)
    expect(attempts).toBeLessThanOrEqual(rounds.length + 1)
    await world.store.close()
  }), { numRuns: RUNS })
})

test('the order of an attempt stays: a question taken out drops out, a new one comes last, a moved one stays', async () => {
  const edits = fc.record({ kept: fc.shuffledSubarray(KEYS, { minLength: 1 }), added: fc.subarray(['new-1', 'new-2']), answered: fc.nat(4) })
  await fc.assert(fc.asyncProperty(edits, async ({ kept, added, answered }) => {
    const world = await atTheQuiz()
    await begin(world)
    const before = keysOf((await stateOf(world, original)).asked)
    expect(before.toSorted()).toEqual(KEYS)
    for (const key of before.slice(0, answered)) await give(world, key, 'b')
    const edited = edit(world, [...added.map((key) => question(key)), ...kept.map((key) => question(key))])
    const wanted = [...before.filter((key) => kept.includes(key)), ...added]
    expect(keysOf((await stateOf(world, edited)).asked)).toEqual(wanted)
    await answerAll(world, edited, {})
    expect(keysOf((await stateOf(world, edited)).asked)).toEqual(wanted)
    await world.store.close()
  }), { numRuns: RUNS })
})

test('a question whose sense changed midway is asked again before the module is complete, and the bar stays', async () => {
  const cases = fc.record({ changed: fc.subarray(KEYS, { minLength: 2 }), answers: anyAnswers, passMark: fc.constantFrom(0.2, 1) })
  await fc.assert(fc.asyncProperty(cases, async ({ changed, answers, passMark }) => {
    const world = await atTheQuiz()
    await begin(world)
    const [last, ...others] = keysOf((await stateOf(world, original)).asked).reverse()
    // One question short of the end, so that nothing is complete yet whatever was answered.
    for (const key of others) await give(world, key, others.indexOf(key) < 3 ? answers[key] ?? 'a' : 'b')
    const edited = edit(world, KEYS.map((key) => question(key, { version: changed.includes(key) ? 2 : 1 })), passMark)
    const state = await stateOf(world, edited)
    expect(askedNow(state).toSorted()).toEqual([...new Set([...changed, last ?? ''])].toSorted())
    expect((await standing(world, edited))).toMatchObject({ needed: 4, isComplete: false })
    const firstTries = () => world.db.selectFrom('firstTry').selectAll().orderBy('questionKey').orderBy('questionVersion').execute()
    const before = await firstTries()
    await answerAll(world, edited, {})
    while (!(await standing(world, edited)).isComplete) {
      await begin(world)
      await answerAll(world, edited, {})
    }
    // What was tried first stays as it was, and each version has its own.
    const after = await firstTries()
    expect(after.filter(({ questionKey, questionVersion }) => before.some((one) => one.questionKey === questionKey && one.questionVersion === questionVersion))).toEqual(before)
    expect(after.filter(({ questionVersion }) => questionVersion === 2).map(({ questionKey }) => questionKey)).toEqual(changed.toSorted())
    await world.store.close()
  }), { numRuns: RUNS })
})

test('once complete, another version of any question takes nothing back and only offers itself', async () => {
  await fc.assert(fc.asyncProperty(fc.subarray(KEYS, { minLength: 1 }), async (changed) => {
    const world = await atTheQuiz()
    await begin(world)
    await answerAll(world, original, {})
    const edited = edit(world, [...KEYS.map((key) => question(key, { version: changed.includes(key) ? 2 : 1 })), question('new-1')], 1)
    expect(await standing(world, edited)).toMatchObject({ isComplete: true })
    expect(askedNow(await stateOf(world, edited)).toSorted()).toEqual([...changed, 'new-1'].toSorted())
    await give(world, changed[0] ?? '', 'b')
    expect(await standing(world, edited)).toMatchObject({ isComplete: true })
    await world.store.close()
  }), { numRuns: RUNS })
})
