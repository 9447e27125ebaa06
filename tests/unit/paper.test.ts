import { expect, test } from 'vitest'
import { grade } from '../../src/domain/quizzes/grade.ts'
import { paperOptions, rightLetters } from '../../src/domain/quizzes/paper.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { question } from '../support/courses.ts'

const questions = readCatalog('content').courses.flatMap((course) => course.modules).flatMap(({ quiz, checks }) => [...quiz, ...checks])

test('every paper has the options in the same order, so that one key fits all', () => {
  const one = question('one')
  expect(paperOptions(one)).toEqual(paperOptions(one))
  expect(paperOptions(one).map(({ letter }) => letter)).toEqual(['A', 'B', 'C'])
})

test('the key of every question names the letters that the quiz would take as right', () => {
  for (const one of questions) {
    const keyOf = (letter: string) => paperOptions(one).find((option) => option.letter === letter)?.option.key ?? ''
    for (const letters of rightLetters(one)) expect(grade(one, letters.map(keyOf)), one.key).toBe('right')
  }
})

test('no order question stands on paper in the order that is right', () => {
  const orders = questions.filter(({ kind }) => kind === 'order')
  expect(orders.length).toBeGreaterThan(0)
  for (const one of orders) expect(grade(one, paperOptions(one).map(({ option }) => option.key)), one.key).not.toBe('right')
})

test('another right order is in the key too', () => {
  const one = question('one', { kind: 'order', alsoRight: [['b', 'a', 'c']] })
  expect(rightLetters(one)).toHaveLength(2)
})
