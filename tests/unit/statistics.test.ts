import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { discrimination, type ScoreSums, wilsonInterval } from '../../src/domain/reports/statistics.ts'

/** The sums over made-up people: which questions each got right. The one looked at is the first. */
function sumsOf(people: boolean[][]): ScoreSums {
  const told = people.map((answers) => ({ right: answers[0] ? 1 : 0, score: answers.filter(Boolean).length }))
  const sum = (value: (one: { right: number; score: number }) => number) => told.reduce((all, one) => all + value(one), 0)
  return {
    people: people.length, right: sum(({ right }) => right), scores: sum(({ score }) => score),
    squares: sum(({ score }) => score ** 2), scoresOfRight: sum(({ right, score }) => right * score),
  }
}

/** The plain correlation of two rows of numbers. */
function correlation(pairs: [number, number][]): number {
  const mean = (at: 0 | 1) => pairs.reduce((all, pair) => all + pair[at], 0) / pairs.length
  const [x, y] = [mean(0), mean(1)]
  const product = (a: 0 | 1, b: 0 | 1) => pairs.reduce((all, pair) => all + (pair[a] - (a ? y : x)) * (pair[b] - (b ? y : x)), 0)
  return product(0, 1) / Math.sqrt(product(0, 0) * product(1, 1))
}

describe('discrimination', () => {
  const quizzes = fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 60 })

  test('is the plain correlation with the score over the other questions, and lies between −1 and 1', () => {
    fc.assert(fc.property(quizzes, (people) => {
      const found = discrimination(sumsOf(people))
      const plain = correlation(people.map(([first, ...rest]) => [first ? 1 : 0, rest.filter(Boolean).length]))
      expect(found === undefined).toBe(Number.isNaN(plain))
      if (found !== undefined) expect(found).toBeCloseTo(plain, 9)
      expect(Math.abs(found ?? 0)).toBeLessThanOrEqual(1)
    }))
  })

  test('is 1 where those who know the rest know this one too, and −1 where they alone miss it', () => {
    const [knows, doesNot] = [[true, true, true], [false, false, false]]
    expect(discrimination(sumsOf([...Array(8).fill(knows), ...Array(5).fill(doesNot)]))).toBeCloseTo(1)
    expect(discrimination(sumsOf([...Array(8).fill([false, true, true]), ...Array(5).fill([true, false, false])]))).toBeCloseTo(-1)
  })

  test('is not told where everybody or nobody is right, or all know the rest equally well', () => {
    expect(discrimination(sumsOf([[true, true], [true, false]]))).toBeUndefined()
    expect(discrimination(sumsOf([[false, true], [false, false]]))).toBeUndefined()
    expect(discrimination(sumsOf([[true, true], [false, true]]))).toBeUndefined()
    expect(discrimination(sumsOf([]))).toBeUndefined()
  })
})

describe('the interval of a share', () => {
  test('is the one that Wilson gave', () => {
    const told = (count: number, of: number) => Object.values(wilsonInterval(count, of) ?? {}).map((share) => share.toFixed(4))
    // Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
    expect(told(81, 263)).toEqual(['0.2553', '0.3662'])
    expect(told(15, 148)).toEqual(['0.0624', '0.1605'])
    expect(told(0, 20)).toEqual(['0.0000', '0.1611'])
    expect(told(1, 29)).toEqual(['0.0061', '0.1718'])
    expect(wilsonInterval(0, 0)).toBeUndefined()
  })

  test('holds the share and stays between 0 and 1', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (of, any) => {
      const count = any % (of + 1)
      const { low, high } = wilsonInterval(count, of)!
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(count / of).toBeGreaterThanOrEqual(low - 1e-9)
      expect(count / of).toBeLessThanOrEqual(high + 1e-9)
    }))
  })
})
