import { afterEach, expect } from 'vitest'

/** A test that prints an error without expecting to has found one. */
let printed: unknown[][] = []
console.error = (...words) => { printed.push(words) }

afterEach(() => {
  const found = printed
  printed = []
  expect(found).toEqual([])
})
