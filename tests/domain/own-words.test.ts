import { expect, test } from 'vitest'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { ownWords } from '../../src/domain/refreshers/own-words.ts'
import { ana, luz } from '../support/cast.ts'
import { module, sheetCatalog } from '../support/courses.ts'
import { newWorld } from '../support/world.ts'

const ASK = { en: 'You wrote this. What will you do?' }
const reading = module('one', 'basics', 1, { worksheets: ['limit', 'signs'] })

/** Both sheets ask again about a field; the first stands behind the safety question. */
function catalog() {
  const made = sheetCatalog()
  const ask = (key: string, fieldKey: string, gate?: 'safety') => {
    const sheet = made.worksheet(key)!
    if (gate) sheet.gate = gate
    sheet.fields = sheet.fields.map((field) => (field.key === fieldKey ? { ...field, refreshAsk: ASK } : field))
  }
  ask('limit', 'i-will', 'safety')
  ask('signs', 'yellow')
  return made
}

test('own words come from a sheet of the module, for their author alone, and never from behind the safety question', async () => {
  const world = await newWorld({ catalog: catalog() })
  const save = (homeKey: string, key: string, text: string, version: number) =>
    saveTexts(world, ana, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey, boxes: [{ key, text, version }] })
  expect(await ownWords(world, ana, reading)).toBeUndefined()
  await save('limit', 'i-will', 'Say good night.', 0)
  expect(await ownWords(world, ana, reading)).toBeUndefined()
  await save('signs', 'yellow', 'Home late\nQuiet', 0)
  expect(await ownWords(world, ana, reading)).toEqual({ ask: ASK, words: 'Home late\nQuiet' })
  expect(await ownWords(world, luz, reading)).toBeUndefined()
  expect(await ownWords(world, ana, module('two', 'basics', 2))).toBeUndefined()
  await save('signs', 'yellow', '', 1)
  expect(await ownWords(world, ana, reading)).toBeUndefined()
})
