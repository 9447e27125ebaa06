import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { addDays } from '../../src/domain/clinics/days.ts'
import type { ModuleProgress, QuestionState } from '../../src/domain/learning/progress.ts'
import { nothingDone } from '../../src/domain/learning/progress.ts'
import type { Outcome } from '../../src/domain/quizzes/grade.ts'
import { dueDays, openRefreshers, type Refresher } from '../../src/domain/refreshers/intervals.ts'
import { planOf } from '../../src/domain/refreshers/plan.ts'
import { rankQuestions, type RefresherAnswer } from '../../src/domain/refreshers/rank-questions.ts'
import { basics, module, question } from '../support/courses.ts'

const [one] = basics.modules as [Module]
const untaken = { startedAt: null, ownWordsAt: null, doneAt: null, skippedAt: null }
const START = '2026-10-01'
/** In these tests a moment is the day itself. */
const dayOf = (at: string) => at

function stateOf(firstOutcome: Outcome, latestOutcome: Outcome = 'right'): QuestionState {
  return { version: 1, firstOutcome, latestOutcome, latestOptions: ['a'], attempt: 1 }
}
const progressWith = (states: Record<string, QuestionState>): ModuleProgress =>
  ({ ...nothingDone(one), attempts: 1, questions: new Map(Object.entries(states)) })
const answer = (questionKey: string, outcome: Outcome, at = '2026-10-03', refresherId = 'before'): RefresherAnswer =>
  ({ refresherId, questionKey, questionVersion: 1, options: ['a'], outcome, at })

describe('day after day, whatever is finished, taken, skipped or left', () => {
  const acts = fc.array(fc.record({ finishes: fc.boolean(), does: fc.constantFrom('take', 'begin', 'skip', 'nothing') }), { minLength: 30, maxLength: 60 })

  test('no more than one is taken a day, each once, on its days, none after day 21', () => {
    fc.assert(fc.property(acts, (days) => {
      const rows: Refresher[] = []
      const completedOn = new Map<string, string>()
      for (const [at, { finishes, does }] of days.entries()) {
        const today = addDays(START, at)
        const [first] = openRefreshers(rows, today, dayOf)
        if (first) {
          const after = (Date.parse(today) - Date.parse(completedOn.get(first.moduleKey) ?? '')) / 86_400_000
          expect(after).toBeGreaterThanOrEqual(first.afterDays)
          expect(after).toBeLessThan({ 2: 7, 7: 21, 21: 22 }[first.afterDays])
          expect(first.doneAt ?? first.skippedAt).toBeNull()
          if (does === 'take') first.doneAt = today
          if (does === 'skip') first.skippedAt = today
          if (does === 'begin') first.startedAt = today
          if (does === 'take' || does === 'skip') expect(openRefreshers(rows, today, dayOf)).toEqual([])
        }
        if (finishes) {
          completedOn.set(`module-${at}`, today)
          rows.push(...dueDays(today).map((due) => ({ id: `${at}-${due.afterDays}`, moduleKey: `module-${at}`, ...due, ...untaken })))
        }
      }
    }))
  })

  test('of one module at most one is open on any day', () => {
    const rows = dueDays(START).map((due) => ({ id: `${due.afterDays}`, moduleKey: 'one', ...due, ...untaken }))
    const open = Array.from({ length: 40 }, (_, day) => openRefreshers(rows, addDays(START, day), dayOf).map(({ afterDays }) => afterDays))
    expect(open.every((each) => each.length <= 1)).toBe(true)
    expect(open.flatMap(([first], day) => (first ? [`${day}: ${first}`] : []))).toEqual([
      ...[2, 3, 4, 5, 6].map((day) => `${day}: 2`), ...Array.from({ length: 14 }, (_, at) => `${at + 7}: 7`), '21: 21'])
  })
})

describe('a plan', () => {
  const outcomes = fc.constantFrom<Outcome>('right', 'not-yet', 'unsure')
  const refresher: Refresher = { id: 'now', moduleKey: 'one', afterDays: 7, dueOn: START, ...untaken }
  const own = { ask: { en: 'What will you do?' }, words: 'Call my sister' }

  test('asks two things at the most, none twice, own words once and last', () => {
    const facts = fc.record({
      states: fc.dictionary(fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5'), fc.tuple(outcomes, outcomes)),
      before: fc.array(fc.tuple(fc.constantFrom('q1', 'q2', 'q9'), outcomes), { maxLength: 4 }),
      here: fc.uniqueArray(fc.constantFrom('q1', 'q2', 'q3', 'q9'), { maxLength: 2 }),
      hasOwn: fc.boolean(), ownIsDone: fc.boolean(),
    })
    fc.assert(fc.property(facts, ({ states, before, here, hasOwn, ownIsDone }) => {
      const answered = ownIsDone ? here.slice(0, 1) : here
      const plan = planOf({ ...refresher, ownWordsAt: ownIsDone ? START : null }, one, {
        progress: progressWith(Object.fromEntries(Object.entries(states).map(([key, [first, latest]]) => [key, stateOf(first, latest)]))),
        answers: [...before.map(([key, outcome]) => answer(key, outcome)), ...answered.map((key) => answer(key, 'right', '2026-10-08', 'now'))],
        own: hasOwn ? own : undefined,
      })
      expect(plan.total).toBeLessThanOrEqual(2)
      expect(plan.answered + plan.questions.length + Number(plan.own !== undefined)).toBe(plan.total)
      const keys = plan.questions.map(({ key }) => key)
      expect(new Set([...keys, ...answered]).size).toBe(keys.length + answered.length)
      if (ownIsDone) expect(plan.own).toBeUndefined()
      if (hasOwn && !ownIsDone && answered.length < 2) expect(plan.own).toEqual(own)
    }))
  })

  test('stays the same while its first answer is given', () => {
    const states = Object.fromEntries(one.quiz.map(({ key }) => [key, stateOf('right')]))
    const first = planOf(refresher, one, { progress: progressWith(states), answers: [], own: undefined })
    const [asked, other] = first.questions.map(({ key }) => key)
    const then = planOf(refresher, one, { progress: progressWith(states), answers: [answer(asked ?? '', 'right', '2026-10-08', 'now')], own: undefined })
    expect({ ...then, questions: then.questions.map(({ key }) => key) }).toMatchObject({ questions: [other], answered: 1, total: 2 })
  })
})

describe('the order of questions', () => {
  const quiz = ['q1', 'q2', 'q3', 'q4', 'q5'].map((key) => question(key, { critical: key === 'q5' }))
  const subject = module('one', 'basics', 1, { quiz })
  const progress = progressWith({ q1: stateOf('right'), q2: stateOf('unsure'), q3: stateOf('right'), q4: stateOf('right', 'not-yet'), q5: stateOf('right') })
  const order = (before: RefresherAnswer[], seed = 'seed') => rankQuestions(subject, progress, before, seed).map(({ key }) => key)

  test('first the critical one, then what was missed or unsure', () => {
    const [first, ...rest] = order([])
    expect(first).toBe('q5')
    expect(rest.slice(0, 2).sort()).toEqual(['q2', 'q4'])
  })

  test('later what was missed last time, and among known ones the one asked longest ago', () => {
    expect(order([answer('q5', 'right', '2026-10-03'), answer('q1', 'not-yet', '2026-10-03')])[0]).toBe('q1')
    expect(order([answer('q5', 'right', '2026-10-03'), answer('q3', 'right', '2026-10-04'), answer('q1', 'right', '2026-10-05')]).slice(-3))
      .toEqual(['q5', 'q3', 'q1'])
  })

  test('equal ones differ from seed to seed and not from visit to visit', () => {
    const orders = Array.from({ length: 20 }, (_, at) => order([], `seed ${at}`).join())
    expect(new Set(orders).size).toBeGreaterThan(1)
    expect(order([], 'seed 3').join()).toBe(orders[3])
  })

  test('who finished without the quiz may get any question', () => {
    expect(rankQuestions(subject, nothingDone(subject), [], 'seed')).toHaveLength(5)
  })
})
