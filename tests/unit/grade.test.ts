import { describe, expect, test } from 'vitest'
import { grade, isAnswerTo } from '../../src/domain/quizzes/grade.ts'
import { moveOption, readMove } from '../../src/domain/quizzes/move-option.ts'
import { shuffledOptions } from '../../src/domain/quizzes/shuffle.ts'
import { question } from '../support/courses.ts'

const many = question('many', {
  kind: 'pick-many',
  options: ['a', 'b', 'c'].map((key) => ({ key, ...(key === 'c' ? {} : { right: true }), text: { en: key }, feedback: { en: 'Yes.' } })),
})
const order = question('order', { kind: 'order', alsoRight: [['b', 'a', 'c']] })

describe('grading', () => {
  test('pick-many is right with exactly the right set, in any order', () => {
    expect(grade(many, ['b', 'a'])).toBe('right')
    expect(grade(many, ['a'])).toBe('not-yet')
    expect(grade(many, ['a', 'b', 'c'])).toBe('not-yet')
  })

  test('an order is right as listed or as another right order', () => {
    expect(grade(order, ['a', 'b', 'c'])).toBe('right')
    expect(grade(order, ['b', 'a', 'c'])).toBe('right')
    expect(grade(order, ['c', 'b', 'a'])).toBe('not-yet')
  })

  test('an order needs every option once', () => {
    expect(isAnswerTo(order, ['a', 'b'])).toBe(false)
    expect(isAnswerTo(order, ['a', 'b', 'b'])).toBe(false)
    expect(isAnswerTo(order, ['c', 'a', 'b'])).toBe(true)
  })
})

describe('the order of options', () => {
  test('is the same for one person and not the same for everyone', () => {
    const seen = (seed: string) => shuffledOptions(many, seed).map((option) => option.key).join('')
    expect(seen('ana|1')).toBe(seen('ana|1'))
    expect(new Set(['ana', 'luz', 'uche', 'sam', 'raul', 'ben'].map(seen)).size).toBeGreaterThan(1)
  })

  test('keeps every option and leaves true-or-not alone', () => {
    const trueOrNot = question('t', { kind: 'true-or-not' })
    expect(shuffledOptions(trueOrNot, 'ana')).toEqual(trueOrNot.options)
    expect(shuffledOptions(many, 'luz').map((option) => option.key).sort()).toEqual(['a', 'b', 'c'])
  })

  test('never shows an order question solved', () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(shuffledOptions(order, String(seed)).map((option) => option.key)).not.toEqual(['a', 'b', 'c'])
    }
  })
})

describe('moving a row', () => {
  test('moves by one and stops at the ends', () => {
    expect(moveOption(['a', 'b', 'c'], { value: 'b', to: 'up' })).toEqual(['b', 'a', 'c'])
    expect(moveOption(['a', 'b', 'c'], { value: 'c', to: 'down' })).toEqual(['a', 'b', 'c'])
    expect(moveOption(['a', 'b'], { value: 'z', to: 'up' })).toEqual(['a', 'b'])
  })

  test('is read from the button alone', () => {
    expect(readMove('b up')).toEqual({ value: 'b', to: 'up' })
    for (const forged of [undefined, '', 'up', 'b sideways', 'b up up']) expect(readMove(forged)).toBeUndefined()
  })
})
