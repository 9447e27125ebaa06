import { describe, expect, test } from 'vitest'
import { answerCheck } from '../../src/domain/learning/answer-check.ts'
import { standingOf } from '../../src/domain/learning/completion.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { readHouse, readToday } from '../../src/domain/learning/next-step.ts'
import { placeAt } from '../../src/domain/learning/place.ts'
import { findCheckAnswer, findProgress } from '../../src/domain/learning/queries.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana, HARBOR, luz } from '../support/cast.ts'
import { basics, module, signs, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const one = basics.modules[0] as ReturnType<typeof module>
const form = () => crypto.randomUUID()

async function readAll(world: TestWorld, moduleKey = 'one') {
  for (const sectionKey of ['first', 'second']) await continueSection(world, ana, { formKey: form(), moduleKey, sectionKey })
}

describe('continuing a section', () => {
  test('leads to the next part, then to the quiz', async () => {
    const world = await newWorld()
    const first = await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'first' })
    expect(first).toEqual({ ok: true, value: { part: 2 } })
    const second = await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'second' })
    expect(second).toEqual({ ok: true, value: 'quiz' })
  })

  test('goes back to a part that was skipped over', async () => {
    const world = await newWorld()
    const result = await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'second' })
    expect(result).toEqual({ ok: true, value: { part: 1 } })
  })

  test('sent twice is recorded once', async () => {
    const world = await newWorld()
    const input = { formKey: form(), moduleKey: 'one', sectionKey: 'first' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => continueSection(world, ana, input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const events = await world.db.selectFrom('learningEvent').where('kind', '=', 'section-continued').selectAll().execute()
    expect(events).toHaveLength(1)
  })

  test('the same form for another section is refused', async () => {
    const world = await newWorld()
    const input = { formKey: form(), moduleKey: 'one', sectionKey: 'first' }
    await continueSection(world, ana, input)
    expect(await continueSection(world, ana, { ...input, sectionKey: 'second' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('a section or module that does not exist is not found', async () => {
    const world = await newWorld()
    await expect(continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'third' })).rejects.toThrow(NotFound)
    await expect(continueSection(world, ana, { formKey: form(), moduleKey: '__proto__', sectionKey: 'first' })).rejects.toThrow(NotFound)
  })

  test('keeps the day of last progress in the clinic’s calendar', async () => {
    const world = await newWorld()
    world.at('2026-11-25T03:30:00.000Z')
    await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'first' })
    const row = await world.db.selectFrom('moduleProgress').select('lastOn').executeTakeFirstOrThrow()
    expect(row.lastOn).toBe('2026-11-24')
  })

  test('counts for nobody else', async () => {
    const world = await newWorld()
    await readAll(world)
    expect((await findProgress(world.db, luz, one)).continued.size).toBe(0)
  })
})

describe('what an edit of the content changes', () => {
  test('the pass mark of the first act stays, so an edit never raises the bar midway', async () => {
    const world = await newWorld()
    await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'first' })
    const stricter = module('one', 'basics', 1, { passMark: 1, version: 2 })
    expect(standingOf(stricter, await findProgress(world.db, ana, stricter)).needed).toBe(4)
  })

  test('an added section is asked of someone not yet complete, a dropped one leaves the count', async () => {
    const world = await newWorld()
    await readAll(world)
    const longer = module('one', 'basics', 1, { version: 2, sections: ['first', 'new', 'second'] })
    expect(standingOf(longer, await findProgress(world.db, ana, longer))).toMatchObject({ partsDone: 2, parts: 3 })
    const shorter = module('one', 'basics', 1, { version: 2, sections: ['second'] })
    expect(standingOf(shorter, await findProgress(world.db, ana, shorter))).toMatchObject({ partsDone: 1, parts: 1 })
  })
})

describe('a quick check', () => {
  test('keeps the first and the latest answer, for its author alone', async () => {
    const world = await newWorld()
    const input = { moduleKey: 'one', checkKey: 'check-one' }
    await answerCheck(world, ana, { ...input, formKey: form(), options: ['b'] })
    await answerCheck(world, ana, { ...input, formKey: form(), options: ['a'] })
    expect(await world.db.selectFrom('checkAnswer').selectAll().execute())
      .toMatchObject([{ clinicId: HARBOR, memberId: 'ana', firstOptions: 'b', latestOptions: 'a', tries: 2 }])
    expect(await findCheckAnswer(world.db, luz, 'one', 'check-one')).toBeUndefined()
  })

  test('with nothing chosen, a forged option or two for one is not an answer', async () => {
    const world = await newWorld()
    for (const options of [[], ['z'], ['a', 'b'], ['a', 'a'], ['a', 'unsure']]) {
      const result = await answerCheck(world, ana, { formKey: form(), moduleKey: 'one', checkKey: 'check-one', options })
      expect(result).toEqual({ ok: false, reason: 'choose-answer' })
    }
    expect(await world.db.selectFrom('checkAnswer').selectAll().execute()).toEqual([])
  })

  test('does not complete anything', async () => {
    const world = await newWorld()
    await answerCheck(world, ana, { formKey: form(), moduleKey: 'one', checkKey: 'check-one', options: ['a'] })
    expect(standingOf(one, await findProgress(world.db, ana, one))).toMatchObject({ partsDone: 0, right: 0, isComplete: false })
  })
})

describe('Today', () => {
  async function assign(world: TestWorld, courseKey: string, dueOn: string | null) {
    await world.transact((db) => db.insertInto('assignment').values({
      clinicId: HARBOR, id: `assigned-${courseKey}`, memberId: 'ana', courseKey, assignedBy: 'dana',
      assignedAt: '2026-11-22T15:00:00.000Z', dueOn,
    }).execute())
  }

  test('says so when no course was picked', async () => {
    expect(await readToday(await newWorld(), ana)).toEqual({ step: undefined, hasAssignments: false, isChanged: false, isPaused: false, lit: 0, total: 0 })
  })

  test('offers the course with the earliest date, one without a date last', async () => {
    const world = await newWorld()
    await assign(world, 'basics', null)
    await assign(world, 'signs', '2026-12-01')
    expect((await readToday(world, ana)).step).toMatchObject({ course: { key: 'signs' }, part: 1, isStarted: false })
  })

  test('goes on at the first unfinished part and counts no private module', async () => {
    const world = await newWorld()
    await assign(world, 'basics', null)
    await assign(world, 'signs', null)
    await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'first' })
    const today = await readToday(world, ana)
    expect(today).toMatchObject({ lit: 0, total: 3, step: { module: { key: 'one' }, part: 2, isStarted: true } })
  })

  test('never offers a private module', async () => {
    const onlyPrivate = { ...signs, modules: signs.modules.filter((one) => one.private) }
    const world = await newWorld({ catalog: smallCatalog([basics, onlyPrivate]) })
    await assign(world, 'signs', null)
    expect(await readToday(world, ana)).toMatchObject({ step: undefined, hasAssignments: true, total: 0 })
  })

  test('the house beside a finished module is its own course\'s where it was not assigned; a private module lights none', async () => {
    const world = await newWorld()
    const at = (course: number, number: number) => placeAt(world.catalog, { course: String(course), module: String(number) })
    await assign(world, 'basics', null)
    expect(await readHouse(world, ana, at(1, 1))).toEqual({ lit: 0, total: 2 })
    expect(await readHouse(world, ana, at(2, 1))).toEqual({ lit: 0, total: 1 })
    expect(await readHouse(world, ana, at(2, 2))).toBeUndefined()
  })
})
