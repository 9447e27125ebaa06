import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { byNeed } from '../../src/domain/quizzes/by-need.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import type { Sure } from '../../src/domain/quizzes/sure.ts'
import { ana, CAST_AT, HARBOR } from '../support/cast.ts'
import { basics, module, question, signs, smallCatalog } from '../support/courses.ts'
import { openForTest } from '../support/database.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const original = module('one', 'basics', 1, {
  locales: ['en', 'es'],
  quiz: ['q1', 'q2', 'q3', 'q4', 'q5'].map((key) => question(key, { critical: key === 'q4', ...(key === 'q2' ? { ask: { en: 'Ask?', es: '¿Qué?' } } : {}) })),
})
const form = () => crypto.randomUUID()
const catalogOf = (one: typeof original) => smallCatalog([{ ...basics, modules: [one, ...basics.modules.slice(1)] }, signs])

async function inTheQuiz(): Promise<TestWorld> {
  const world = await newWorld({ catalog: catalogOf(original) })
  for (const sectionKey of original.sections) await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey })
  await begin(world)
  return world
}

const begin = (world: TestWorld) => startAttempt(world, ana, { formKey: form(), moduleKey: 'one' })
const give = (world: TestWorld, questionKey: string, option: string, more: { sure?: Sure; locale?: 'en' | 'es'; attempt?: number; formKey?: string } = {}) =>
  answerQuestion(world, ana, { formKey: form(), moduleKey: 'one', questionKey, options: [option], ...more })
const firstTries = (world: TestWorld) => world.db.selectFrom('firstTry').selectAll().orderBy('questionKey').orderBy('questionVersion').execute()

describe('the first try', () => {
  test('is written with the first answer, once for each version of its question', async () => {
    const world = await inTheQuiz()
    await give(world, 'q1', 'b', { sure: 'sure', locale: 'en' })
    for (const key of ['q2', 'q3', 'q4', 'q5']) await give(world, key, 'b')
    await begin(world)
    await give(world, 'q1', 'a', { sure: 'guess' })
    world.catalog = catalogOf({ ...original, quiz: original.quiz.map((one) => (one.key === 'q1' ? { ...one, version: 2 } : one)) })
    await give(world, 'q1', 'unsure')
    expect((await firstTries(world)).filter(({ questionKey }) => questionKey === 'q1')).toMatchObject([
      { questionVersion: 1, outcome: 'not-yet', optionKeys: 'b', sure: 'sure', locale: 'en' },
      { questionVersion: 2, outcome: 'unsure', optionKeys: 'unsure', sure: null, locale: null },
    ])
    const { questions } = await findProgress(world.db, ana, world.catalog.module('one') ?? original)
    expect(questions.get('q1')).toMatchObject({ version: 2, firstOutcome: 'unsure', latestOutcome: 'unsure' })
  })

  test('of an earlier version counts again when the content goes back to it', async () => {
    const world = await inTheQuiz()
    const changed = { ...original, quiz: original.quiz.map((one) => (one.key === 'q1' ? { ...one, version: 2 } : one)) }
    await give(world, 'q1', 'b')
    world.catalog = catalogOf(changed)
    await give(world, 'q1', 'b')
    world.catalog = catalogOf(original)
    await give(world, 'q1', 'a')
    expect((await findProgress(world.db, ana, original)).questions.get('q1')).toMatchObject({ version: 1, firstOutcome: 'not-yet', latestOutcome: 'right' })
  })

  test('fifty forms for one question in one attempt make one answer and one first try', async () => {
    const world = await inTheQuiz()
    const replies = await Promise.all(Array.from({ length: 50 }, (_, at) => give(world, 'q1', at % 2 ? 'a' : 'b', { attempt: 1 })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await world.db.selectFrom('answer').selectAll().execute()).toHaveLength(1)
    expect(await firstTries(world)).toHaveLength(1)
  })

  test('a form of an earlier attempt answers nothing in a later one', async () => {
    const world = await inTheQuiz()
    for (const { key } of original.quiz) await give(world, key, 'b')
    await begin(world)
    expect(await give(world, 'q1', 'a', { attempt: 1 })).toEqual({ ok: false, reason: 'answered-before' })
    expect(await give(world, 'q1', 'a', { attempt: 2 })).toEqual({ ok: true, value: undefined })
  })
})

describe('how sure somebody is', () => {
  test('is kept with the answer and with where the question stands, and may be left out', async () => {
    const world = await inTheQuiz()
    await give(world, 'q1', 'a', { sure: 'guess' })
    await give(world, 'q2', 'a')
    expect((await world.db.selectFrom('answer').select(['questionKey', 'sure']).orderBy('questionKey').execute()))
      .toEqual([{ questionKey: 'q1', sure: 'guess' }, { questionKey: 'q2', sure: null }])
    const { questions } = await findProgress(world.db, ana, original)
    expect([questions.get('q1')?.latestSure, questions.get('q2')?.latestSure]).toEqual(['guess', null])
  })

  test('is not kept beside "I am not sure yet"', async () => {
    const world = await inTheQuiz()
    await give(world, 'q1', 'unsure', { sure: 'sure' })
    expect(await world.db.selectFrom('answer').select('sure').execute()).toEqual([{ sure: null }])
  })
})

test('the language kept is the one the question was read in: English where it has no Spanish', async () => {
  const world = await inTheQuiz()
  await give(world, 'q1', 'a', { locale: 'es' })
  await give(world, 'q2', 'a', { locale: 'es' })
  expect((await world.db.selectFrom('answer').select(['questionKey', 'locale']).orderBy('questionKey').execute()))
    .toEqual([{ questionKey: 'q1', locale: 'en' }, { questionKey: 'q2', locale: 'es' }])
})

test('what is worth seeing again comes first: not right yet, missed at first, guessed; critical before others', async () => {
  const world = await inTheQuiz()
  await give(world, 'q1', 'a', { sure: 'guess' })
  await give(world, 'q2', 'a', { sure: 'sure' })
  for (const key of ['q3', 'q4', 'q5']) await give(world, key, 'b')
  const order = async () => byNeed(original, await findProgress(world.db, ana, original)).map(({ key }) => key)
  expect(await order()).toEqual(['q4', 'q3', 'q5', 'q1', 'q2'])
  await begin(world)
  await give(world, 'q4', 'a')
  expect(await order()).toEqual(['q3', 'q5', 'q4', 'q1', 'q2'])
})

test('a database from before keeps the first answer to each version as its first try', async () => {
  const store = openForTest(':memory:')
  const upTo = migrations.findIndex(([name]) => name === '0012-first-tries')
  await migrate(store, migrations.slice(0, upTo))
  await sql`pragma foreign_keys = off`.execute(store.schema)
  const rows: [question: string, version: number, attempt: number, options: string, outcome: string][] = [
    ['q1', 1, 1, 'b', 'not-yet'], ['q1', 1, 2, 'unsure', 'unsure'], ['q1', 1, 3, 'a', 'right'], ['q1', 2, 3, 'c', 'not-yet'], ['q2', 1, 1, 'a', 'right'],
  ]
  for (const [key, version, attempt, options, outcome] of rows.toReversed()) {
    await sql`insert into answer (clinic_id, form_key, member_id, module_key, question_key, question_version, attempt, option_keys, outcome, at)
      values (${HARBOR}, ${form()}, 'ana', 'one', ${key}, ${version}, ${attempt}, ${options}, ${outcome}, ${CAST_AT})`.execute(store.schema)
  }
  await migrate(store)
  const kept = await store.db.selectFrom('firstTry').select(['questionKey', 'questionVersion', 'optionKeys', 'outcome', 'sure', 'locale'])
    .orderBy('questionKey').orderBy('questionVersion').execute()
  expect(kept.map((row) => Object.values(row))).toEqual([
    ['q1', 1, 'b', 'not-yet', null, null], ['q1', 2, 'c', 'not-yet', null, null], ['q2', 1, 'a', 'right', null, null],
  ])
})
