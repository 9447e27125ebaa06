import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/domain/catalog/shape.ts'
import { questionKinds } from '../../src/domain/catalog/shape.ts'
import { grade, isAnswerTo, UNSURE } from '../../src/domain/quizzes/grade.ts'
import { inSeededOrder, shuffledOptions } from '../../src/domain/quizzes/shuffle.ts'
import { markOf, optionsMeant, questionMarked, shownOptions } from '../../src/domain/quizzes/shown-question.ts'
import { ana, ben, luz } from '../support/cast.ts'
import { module, question } from '../support/courses.ts'
import { answerFields, rightOptions } from '../support/quiz-forms.ts'

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f']
const keysOf = (items: { key: string }[]) => items.map(({ key }) => key)

/** A question of a kind with as many options as its kind may have, of which these are right. */
function questionOf(kind: Question['kind'], keys: string[], right: string[], change: Partial<Question> = {}): Question {
  return question('q1', {
    kind, ...change,
    options: keys.map((key) => ({ key, ...(right.includes(key) ? { right: true } : {}), text: { en: `Text ${key}` }, feedback: { en: 'Because.' } })),
  })
}

/** Any question the content may hold. */
const anyQuestion: fc.Arbitrary<Question> = fc.constantFrom(...questionKinds).chain((kind) => {
  if (kind === 'true-or-not') return fc.constantFrom('t', 'n').map((right) => questionOf(kind, ['t', 'n'], [right]))
  if (kind === 'order') return fc.integer({ min: 3, max: 6 }).map((count) => questionOf(kind, KEYS.slice(0, count), []))
  return fc.integer({ min: 3, max: 5 }).chain((count) => {
    const keys = KEYS.slice(0, count)
    const many = fc.subarray(keys, { minLength: 1 })
    return (kind === 'pick-many' ? many : fc.constantFrom(...keys).map((key) => [key])).map((right) => questionOf(kind, keys, right))
  })
})
const anySeed = fc.string({ minLength: 1, maxLength: 40 })
const anyAttempt = fc.integer({ min: 1, max: 500 })

describe('grading', () => {
  test('pick-many does not ask for an order: every permutation of an answer is graded the same', () => {
    fc.assert(fc.property(anyQuestion.filter(({ kind }) => kind === 'pick-many'), fc.shuffledSubarray(KEYS), fc.infiniteStream(fc.nat()), (one, chosen, seeds) => {
      const options = chosen.filter((key) => keysOf(one.options).includes(key))
      const shuffled = options.toSorted(() => (seeds.next().value ?? 0) % 2 - 0.5)
      expect(grade(one, shuffled)).toBe(grade(one, options))
      const isRight = options.length === rightOptions(one).length && rightOptions(one).every((key) => options.includes(key))
      expect(grade(one, options)).toBe(isRight ? 'right' : 'not-yet')
    }))
  })

  test('an order is right as it is listed and as it is also right, and in no other way', () => {
    const cases = fc.integer({ min: 3, max: 5 }).chain((count) => fc.record({
      keys: fc.constant(KEYS.slice(0, count)),
      also: fc.array(fc.shuffledSubarray(KEYS.slice(0, count), { minLength: count }), { maxLength: 2 }),
      given: fc.shuffledSubarray(KEYS.slice(0, count), { minLength: count }),
    }))
    fc.assert(fc.property(cases, ({ keys, also, given }) => {
      const one = questionOf('order', keys, [], { alsoRight: also })
      expect(isAnswerTo(one, given)).toBe(true)
      expect(grade(one, given) === 'right').toBe([keys, ...also].some((order) => order.join() === given.join()))
    }))
  })

  test('not sure yet is an answer to every question and right to none', () => {
    fc.assert(fc.property(anyQuestion, (one) => {
      expect(isAnswerTo(one, [UNSURE])).toBe(true)
      expect(grade(one, [UNSURE])).toBe('unsure')
    }))
  })

  test('what is right is an answer, and one option alone is right where one is asked', () => {
    fc.assert(fc.property(anyQuestion, (one) => {
      expect(isAnswerTo(one, rightOptions(one))).toBe(true)
      expect(grade(one, rightOptions(one))).toBe('right')
      if (one.kind === 'order' || one.kind === 'pick-many') return
      for (const { key } of one.options) expect(grade(one, [key])).toBe(rightOptions(one).includes(key) ? 'right' : 'not-yet')
    }))
  })

  test('foreign keys, repeated keys, none at all and "not sure" beside another are no answer', () => {
    fc.assert(fc.property(anyQuestion, fc.string(), fc.nat(5), (one, foreign, at) => {
      fc.pre(!keysOf(one.options).includes(foreign) && foreign !== UNSURE)
      const right = rightOptions(one)
      expect(isAnswerTo(one, right.with(at % right.length, foreign))).toBe(false)
      expect(isAnswerTo(one, [...right, right[at % right.length] ?? ''])).toBe(false)
      expect(isAnswerTo(one, [...right, UNSURE])).toBe(false)
      expect(isAnswerTo(one, [])).toBe(false)
    }))
  })
})

describe('the order of options', () => {
  test('is a permutation, the same for the same seed, and tells nothing of the file or of what is right', () => {
    fc.assert(fc.property(anyQuestion.filter(({ kind }) => kind !== 'true-or-not' && kind !== 'order'), anySeed, fc.subarray(KEYS), (one, seed, right) => {
      const shown = keysOf(shuffledOptions(one, seed))
      expect(shown.toSorted()).toEqual(keysOf(one.options).toSorted())
      expect(keysOf(shuffledOptions(one, seed))).toEqual(shown)
      const keys = keysOf(one.options)
      expect(keysOf(shuffledOptions(questionOf(one.kind, keys.toReversed(), right), seed))).toEqual(shown)
    }))
  })

  test('never shows an order question solved, not even in another right order', () => {
    fc.assert(fc.property(fc.integer({ min: 3, max: 6 }), anySeed, (count, seed) => {
      const keys = KEYS.slice(0, count)
      const one = questionOf('order', keys, [], { alsoRight: [keys.toReversed()] })
      expect(grade(one, keysOf(shuffledOptions(one, seed)))).toBe('not-yet')
    }))
  })

  test('leaves the others where they were when one is added or taken away', () => {
    fc.assert(fc.property(fc.subarray(KEYS, { minLength: 1 }), anySeed, (some, seed) => {
      const order = (keys: string[]) => keysOf(inSeededOrder(keys.map((key) => ({ key })), seed))
      expect(order(some)).toEqual(order(KEYS).filter((key) => some.includes(key)))
    }))
  })

  test('is evenly spread: over many people every order of four comes about as often', () => {
    const one = questionOf('pick-one', KEYS.slice(0, 4), ['a'])
    const counts = new Map<string, number>()
    const people = 4_800
    for (let person = 0; person < people; person++) {
      const shown = keysOf(shuffledOptions(one, `member-${person}|1`)).join('')
      counts.set(shown, (counts.get(shown) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    for (const count of counts.values()) expect(Math.abs(count - people / 24)).toBeLessThan(people / 24 / 3)
  })

  test('is another for another person and for another attempt', () => {
    const orders = [ana, luz].flatMap((member) => [1, 2, 3, 4, 5].map((attempt) =>
      shownOptions(member, questionOf('pick-one', KEYS, ['a']), attempt).map(({ text }) => text.en).join()))
    expect(new Set(orders).size).toBe(orders.length)
  })
})

describe('what a form says', () => {
  const one = (quiz: Question) => module('one', 'basics', 1, { quiz: [quiz] })

  test('names options by place alone, and the server finds the options again', () => {
    fc.assert(fc.property(anyQuestion, anyAttempt, (quiz, attempt) => {
      const shown = shownOptions(ana, quiz, attempt)
      expect(keysOf(shown)).toEqual(quiz.options.map((_, at) => String(at + 1)))
      expect(Object.keys(shown[0] ?? {})).toEqual(['key', 'text'])
      const { options, mark } = answerFields(ana, one(quiz), quiz, attempt, rightOptions(quiz))
      expect(optionsMeant(ana, quiz, attempt, options)).toEqual(rightOptions(quiz))
      expect(questionMarked(ana, one(quiz), mark)).toMatchObject({ question: quiz, attempt })
    }))
  })

  test('a place that is none, and an option key itself, name no option', () => {
    fc.assert(fc.property(anyQuestion, fc.oneof(fc.string(), fc.constantFrom(...KEYS, 't', 'n', '0', '7', '01', '1 ', '-1')), (quiz, place) => {
      fc.pre(place !== UNSURE && !quiz.options.some((_, at) => String(at + 1) === place))
      expect(isAnswerTo(quiz, optionsMeant(ana, quiz, 1, [place]))).toBe(false)
    }))
  })

  test('the mark is good for one person, attempt, version and module', () => {
    fc.assert(fc.property(anyQuestion, anyAttempt, (quiz, attempt) => {
      const mark = markOf(ana, { module: one(quiz), question: quiz, attempt })
      for (const member of [luz, ben]) expect(questionMarked(member, one(quiz), mark)).toBeUndefined()
      expect(questionMarked(ana, one({ ...quiz, version: 2 }), mark)).toBeUndefined()
      expect(questionMarked(ana, { ...one(quiz), key: 'two' }, mark)).toBeUndefined()
      expect(questionMarked(ana, one(quiz), mark.replace(/^\d+/, String(attempt + 1)))).toBeUndefined()
      expect(mark).toMatch(/^\d+-[\w-]{16}$/)
    }))
  })
})
