import { expect, test } from 'vitest'
import type * as drawnModule from '../support/drawn-own-words.ts'
import { readAstro } from '../support/read-astro.ts'

test('own words stand under their question as they were written, and nothing is asked back', async () => {
  const { drawnOwnWords } = await readAstro<typeof drawnModule>('tests/support/drawn-own-words.ts')
  const own = { ask: { en: 'What will you do first?' }, words: 'Call my <sister>\n\nGo home & rest' }
  const english = await drawnOwnWords(own, 'en')
  expect(english).toContain('What will you do first?</h1>')
  expect(english).toContain('You wrote:')
  expect(english).toContain('<p>Call my &lt;sister&gt;</p><p>Go home &amp; rest</p>')
  expect(english).not.toMatch(/<textarea|type="(text|radio|checkbox)"/)
  expect(english).toContain('name="what" value="own-words"')
  const spanish = await drawnOwnWords(own, 'es')
  expect(spanish).toContain('<h1 lang="en">What will you do first?</h1>')
  expect(spanish).toContain('Usted escribió:')
}, 60_000)
