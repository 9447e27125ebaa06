import { expect, test } from 'vitest'
import { countChecked, factsBehind } from '../../src/domain/catalog/review-state.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { type Files, text } from '../support/content-findings.ts'
import { smallContent, withContent } from '../support/small-content.ts'

const read = (change: Files = {}) => withContent({ ...smallContent, ...change }, readCatalog).references
const verified = (by: object): Files => ({
  'facts.json': (smallContent['facts.json'] ?? '').replace('"id": "F1",', `"id": "F1", "verified": ${JSON.stringify(by)},`),
})

test('every source of a module is listed once, with the facts it stands behind', () => {
  const references = read()
  expect(references.map(({ label, facts, modules }) => [label, facts.map(({ id }) => id), modules.map(({ key }) => key)])).toEqual([
    ['One, 2019', ['F1', 'F2'], ['small-steps']],
    ['Two, 2021', ['F2'], ['small-steps']],
  ])
})

test('a fact is checked only when somebody said so by name and day', () => {
  expect(read()[0]?.facts[0]).toEqual({ id: 'F1', checkedOn: null })
  const references = read(verified({ by: 'Dr. Lee', on: '2026-11-20', source: 'the paper' }))
  expect(references[0]?.facts[0]).toEqual({ id: 'F1', checkedOn: '2026-11-20' })
  expect(countChecked(factsBehind(references))).toEqual({ checked: 1, of: 2 })
})

test('what backs a private module alone is not listed', () => {
  expect(read(text('terms: []', 'terms: []\nprivate: true'))).toEqual([])
})
