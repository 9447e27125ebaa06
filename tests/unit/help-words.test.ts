import { expect, test } from 'vitest'
import { SITUATIONS } from '../../src/components/help/situations.ts'
import { textParts } from '../../src/domain/catalog/shape.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { en } from '../../src/words/en.ts'
import { es } from '../../src/words/es.ts'

const contacts = new Set(readCatalog('content').contacts.map(({ id }) => id))
const tokensOf = (steps: readonly string[]) => steps.map((step) => textParts(step).flatMap((part) => 'contact' in part ? part.contact : []))

test.each(SITUATIONS)('help for "$key" has the same steps and lines in both languages', ({ key, lines }) => {
  const [english, spanish] = [en.help.situations[key], es.help.situations[key]]
  expect(tokensOf(spanish.steps)).toEqual(tokensOf(english.steps))
  expect([spanish.signs === '', spanish.never === '', spanish.more.length]).toEqual([english.signs === '', english.never === '', english.more.length])
  for (const token of [...lines, ...tokensOf(english.steps).flat()]) expect(contacts, token).toContain(token)
})

test.each(SITUATIONS)('help for "$key" writes no number out: lines are the clinic’s', ({ key }) => {
  const text = JSON.stringify([en.help.situations[key], es.help.situations[key]])
  expect(text).not.toMatch(/\b(?:911|988|\d-?\d{3}-?\d{3})/)
})
