import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskGroups, maskLines, PEOPLE_MIN } from '../../src/domain/reports/mask.ts'

/** A small number in place of 11, so that every table there can be is tried. */
const LEAST = 3

/** Every list of so many counts with this sum. */
function partitions(sum: number, cells: number): number[][] {
  if (cells === 1) return [[sum]]
  return Array.from({ length: sum + 1 }, (_, first) => partitions(sum - first, cells - 1).map((rest) => [first, ...rest])).flat()
}

/** Whoever sees a table and knows the rule: of all tables that would look the same, the values that a cell may have. */
function knowable<Table>(tables: Table[], look: (table: Table) => unknown, values: (table: Table) => number[]): number[] {
  const alike = Map.groupBy(tables, (table) => JSON.stringify(look(table)))
  return [...alike.values()].flatMap((group) => {
    const cells = group.map(values)
    return (cells[0] ?? []).flatMap((value, at) => (cells.every((other) => other[at] === value) ? [value] : []))
  })
}

const seen = (cells: number[], shown: boolean[]) => cells.map((value, at) => (shown[at] ? value : null))
const sumOf = (cells: number[]) => cells.reduce((all, value) => all + value, 0)

/** One table, and every sum that somebody could be after: single cells and any of them together. */
const subsets = (cells: number[]) => Array.from({ length: 2 ** cells.length - 1 }, (_, at) =>
  sumOf(cells.filter((_, cell) => ((at + 1) >> cell) & 1)))

describe('a table of people beside its total', () => {
  test.each([2, 3, 4])('of %i lines tells no cell, and no sum of cells, that is below the least', (lines) => {
    for (let total = LEAST; total <= 14; total += 1) {
      const look = (cells: number[]) => seen(cells, maskLines(cells.map((cell) => ({ cells: [cell] })), LEAST))
      for (const value of knowable(partitions(total, lines), look, subsets)) expect(value).toBeGreaterThanOrEqual(LEAST)
    }
  })

  test('whose chief line is told first tells no other line by it', () => {
    for (const lines of [2, 3, 4]) {
      for (let total = LEAST; total <= 14; total += 1) {
        const look = ([chief = 0, ...others]: number[]) => {
          const { isChiefShown, shown } = maskGroups([chief], others.map((cell) => [cell]), LEAST)
          return [isChiefShown && chief, seen(others, shown), chief / total < 0.6]
        }
        for (const value of knowable(partitions(total, lines), look, subsets)) expect(value).toBeGreaterThanOrEqual(LEAST)
      }
    }
    expect(maskGroups([12], [[21], [0], [0]])).toMatchObject({ isChiefShown: true, shown: [false, false, false] })
    expect(maskGroups([10], [[40], [30]])).toMatchObject({ isChiefShown: false, shown: [false, false] })
    expect(maskGroups([40], [[5], [5]])).toMatchObject({ isChiefShown: false, shown: [false, false] })
  })

  test('split into groups tells no cell of a group, of the other one, or of both', () => {
    for (const [one, other] of [[3, 3], [4, 5], [6, 6], [9, 3], [8, 7], [2, 9], [9, 9]] as const) {
      const tables = partitions(one, 4).flatMap((first) => partitions(other, 4).map((second) => first.map((cell, at) => [cell, second[at] ?? 0])))
      const look = ([chief = [], ...others]: number[][]) => {
        const { isChiefShown, shown, areGroupsShown } = maskGroups(chief, others, LEAST)
        return [isChiefShown && sumOf(chief), seen(others.map(sumOf), shown), areGroupsShown && [chief, others.map((cells, at) => (shown[at] ? cells : null))]]
      }
      const values = (table: number[][]) => [...table.flat(), ...table.map(sumOf)]
      for (const value of knowable(tables, look, values)) expect(value).toBeGreaterThanOrEqual(LEAST)
    }
  })

  test('shows what is left when the smallest is hidden with the next one', () => {
    expect(maskLines([{ cells: [30] }, { cells: [12] }, { cells: [3] }])).toEqual([true, false, false])
    expect(maskLines([{ cells: [30] }, { cells: [9] }, { cells: [3] }])).toEqual([true, false, false])
    expect(maskLines([{ cells: [30] }, { cells: [5] }, { cells: [3] }])).toEqual([false, false, false])
    expect(maskLines([{ cells: [30] }, { cells: [11] }])).toEqual([true, true])
    expect(maskLines([{ cells: [30] }, { cells: [0] }])).toEqual([false, false])
  })

  test('hides lines of one size together, and one more where the sum of the hidden would tell each of them', () => {
    expect(maskLines([{ cells: [10] }, { cells: [10] }, { cells: [11] }, { cells: [40] }])).toEqual([false, false, false, true])
    expect(maskLines([{ cells: [12] }, { cells: [12] }, { cells: [10] }, { cells: [40] }])).toEqual([false, false, false, true])
  })
})

describe('whatever the table', () => {
  const line = fc.record({ cells: fc.tuple(fc.nat(60), fc.nat(60)), people: fc.nat(60) })

  test('no shown line has a small cell or few people, and what is hidden is too many to be told apart', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (lines) => {
      const shown = maskLines(lines)
      const hidden = lines.filter((_, at) => !shown[at])
      for (const [at, { cells, people }] of lines.entries()) if (shown[at]) expect(Math.min(people, ...cells)).toBeGreaterThanOrEqual(PEOPLE_MIN)
      const isSafe = hidden.length > 1 && Math.max(...hidden.map(({ people }) => people)) >= PEOPLE_MIN
        && [0, 1].every((column) => sumOf(hidden.map(({ cells }) => cells[column] ?? 0)) >= PEOPLE_MIN)
      expect(hidden.length === 0 || hidden.length === lines.length || isSafe).toBe(true)
    }))
  })

  test('the order of its lines changes nothing', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 9 }), (lines) => {
      expect(maskLines(lines.toReversed())).toEqual(maskLines(lines).toReversed())
    }))
  })
})
