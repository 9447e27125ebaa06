import { expect, test } from 'vitest'
import { drawHouse } from '../../src/components/house.ts'

const MOST_WINDOWS = 12
const totals = Array.from({ length: MOST_WINDOWS }, (_, index) => index + 1)

/** How many windows stand in each row, from the top. */
function rowsOf(total: number): number[] {
  const heights = (drawHouse(total)?.windows ?? []).map(({ y }) => y)
  return [...new Set(heights)].map((height) => heights.filter((y) => y === height).length)
}

test('windows stand up to three in a row, four to six in threes, seven to twelve in fours', () => {
  expect(totals.map(rowsOf)).toEqual([
    [1], [2], [3], [3, 1], [3, 2], [3, 3], [4, 3], [4, 4], [4, 4, 1], [4, 4, 2], [4, 4, 3], [4, 4, 4]])
})

test('the first window is at the top left, and each lies inside the wall', () => {
  for (const total of totals) {
    const house = drawHouse(total)
    const first = house?.windows[0]
    for (const { x, y } of house?.windows ?? []) {
      expect(y > (first?.y ?? 0) || x >= (first?.x ?? 0)).toBe(true)
      expect(x + 24).toBeLessThan(house?.width ?? 0)
      expect(y + 24).toBeLessThan(house?.height ?? 0)
    }
  }
})

test('no module and more than twelve are said in words only', () => {
  expect(drawHouse(0)).toBeUndefined()
  expect(drawHouse(MOST_WINDOWS + 1)).toBeUndefined()
})
