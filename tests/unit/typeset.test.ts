import { expect, test } from 'vitest'
import { curled, typeset } from '../../src/server/catalog/typeset.ts'

test.each([
  [`"I'm glad," he said. "Are you?"`, '“I’m glad,” he said. “Are you?”'],
  [`Ask: "Did he say 'never'?"`, 'Ask: “Did he say ‘never’?”'],
  [`An "I" line ("I felt hurt")`, 'An “I” line (“I felt hurt”)'],
  [`Diga: "¿Qué tal?" ¡"Hola"!`, 'Diga: “¿Qué tal?” ¡“Hola”!'],
  [`your parents' house`, 'your parents’ house'],
])('%s is printed with the marks of a book', (typed, printed) => {
  expect(curled(typed)).toBe(printed)
})

test('only texts get them, wherever they stand', () => {
  const question = { key: "a'b", ask: { en: `"Yes"`, es: `"Sí"` }, terms: { en: [`"x"`] }, options: [{ text: { en: `it's` } }] }
  expect(typeset(question)).toEqual({ key: "a'b", ask: { en: '“Yes”', es: '“Sí”' }, terms: { en: [`"x"`] }, options: [{ text: { en: 'it’s' } }] })
})
