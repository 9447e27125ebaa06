import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Module, Question } from '../../src/domain/catalog/shape.ts'
import { standingOf } from '../../src/domain/learning/completion.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { readToday } from '../../src/domain/learning/next-step.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import { ana } from '../support/cast.ts'
import { basics, module, question, signs, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const form = () => crypto.randomUUID()
const original = module('one', 'basics', 1)
const SECTIONS = ['first', 'second', 'new-a', 'new-b', 'new-c']
const QUESTIONS = ['q1', 'q2', 'q3', 'q4', 'q5', 'new-q1', 'new-q2']

/** A question of some version whose right option is any of them, or that has other options. */
const anyQuestion = (key: string): fc.Arbitrary<Question> => fc.record({ version: fc.integer({ min: 1, max: 3 }), right: fc.constantFrom('a', 'b', 'c'), dropped: fc.boolean() })
  .map(({ version, right, dropped }) => question(key, {
    version,
    options: ['a', 'b', 'c'].filter((option) => option === right || !(dropped && option === 'c')).map((option) => ({
      key: option, ...(option === right ? { right: true } : {}), text: { en: option }, feedback: { en: 'Yes.' },
    })),
  }))

/** The module after any edit at all: sections and questions added, dropped, moved or changed, another pass mark. */
const anyEdit: fc.Arbitrary<Module> = fc.record({
  version: fc.integer({ min: 1, max: 9 }),
  passMark: fc.constantFrom(0.2, 0.5, 0.8, 1),
  sections: fc.shuffledSubarray(SECTIONS, { minLength: 1 }),
  quiz: fc.shuffledSubarray(QUESTIONS, { minLength: 1 }).chain((keys) => fc.tuple(...keys.map(anyQuestion))),
}).map((change) => module('one', 'basics', 1, { ...change, sectionTitle: Object.fromEntries(change.sections.map((key) => [key, { en: key }])) }))

/** What a person does after an edit; some of it cannot be done any more, and then nothing happens. */
type Act = { continues: string } | { answers: string; option: string } | 'starts'
const anyActs: fc.Arbitrary<Act[]> = fc.array(fc.oneof(
  fc.constantFrom(...SECTIONS).map((continues) => ({ continues })),
  fc.record({ answers: fc.constantFrom(...QUESTIONS), option: fc.constantFrom('a', 'b', 'c', 'unsure') }),
  fc.constant('starts' as const),
), { maxLength: 6 })

function edit(world: TestWorld, edited: Module): void {
  world.catalog = smallCatalog([{ ...basics, modules: [edited, ...basics.modules.slice(1)] }, signs])
}

async function act(world: TestWorld, what: Act): Promise<void> {
  const common = { formKey: form(), moduleKey: 'one' }
  const done = what === 'starts' ? startAttempt(world, ana, common)
    : 'continues' in what ? continueSection(world, ana, { ...common, sectionKey: what.continues })
      : answerQuestion(world, ana, { ...common, questionKey: what.answers, options: [what.option] })
  // A section or question that the edit took away is not found; whoever sends its form loses nothing.
  await done.catch(() => undefined)
}

const summary = (world: TestWorld) => world.db.selectFrom('moduleProgress').where('memberId', '=', 'ana').where('moduleKey', '=', 'one')
  .select(['openedVersion', 'passMark', 'completedAt', 'completedVersion', 'completedHow']).executeTakeFirstOrThrow()

test('whatever is edited and done afterwards, a finished module stays finished, with the version it was finished in', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(anyEdit, anyActs), { minLength: 1, maxLength: 3 }), async (edits) => {
    const world = await newWorld({ catalog: smallCatalog([{ ...basics, modules: [original, ...basics.modules.slice(1)] }, signs]) })
    for (const continues of original.sections) await act(world, { continues })
    await act(world, 'starts')
    for (const { key } of original.quiz) await act(world, { answers: key, option: 'a' })
    const finished = await summary(world)
    expect(finished).toMatchObject({ openedVersion: 1, completedVersion: 1, completedHow: 'online' })
    const lit = (await readToday(world, ana)).lit
    for (const [edited, acts] of edits) {
      edit(world, edited)
      for (const what of acts) await act(world, what)
      expect(await summary(world)).toEqual(finished)
      expect(standingOf(edited, await findProgress(world.db, ana, edited)).isComplete).toBe(true)
      expect((await readToday(world, ana)).lit).toBe(lit)
    }
    await world.store.close()
  }), { numRuns: 60 })
})

test('whatever is edited midway, continued parts stay continued, answers keep their version, and the bar is not raised', async () => {
  await fc.assert(fc.asyncProperty(anyActs, anyEdit, anyActs, async (before, edited, after) => {
    const world = await newWorld({ catalog: smallCatalog([{ ...basics, modules: [original, ...basics.modules.slice(1)] }, signs]) })
    await act(world, { continues: 'first' })
    for (const what of before) await act(world, what)
    const progress = await findProgress(world.db, ana, original)
    const answers = await world.db.selectFrom('answer').selectAll().orderBy('formKey').execute()
    edit(world, edited)
    for (const what of after) await act(world, what)
    const later = await findProgress(world.db, ana, edited)
    for (const [section, at] of progress.continued) expect(later.continued.get(section)).toBe(at)
    expect([later.openedVersion, later.passMark]).toEqual([1, original.passMark])
    const kept = await world.db.selectFrom('answer').where('formKey', 'in', answers.map(({ formKey }) => formKey)).selectAll().orderBy('formKey').execute()
    expect(kept).toEqual(answers)
    await world.store.close()
  }), { numRuns: 60 })
})
