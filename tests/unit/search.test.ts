import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openSearchFile, openSearchInMemory, writeSearch } from '../../db/search.ts'
import { SITUATIONS } from '../../src/components/help/situations.ts'
import { helpSituations } from '../../src/domain/catalog/search-words.ts'
import type { Locale } from '../../src/domain/catalog/shape.ts'
import { findIn } from '../../src/domain/search/find-in.ts'
import { HITS_MAX, type Hit, type Looking } from '../../src/domain/search/shape.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { makeContents } from '../../src/server/search/make-contents.ts'

const contents = makeContents('content')
const catalog = readCatalog('content')
const store = openSearchInMemory(contents)
afterAll(() => store.close())

const find = (words: string, locale: Locale = 'en', scope: Looking['scope'] = 'ordinary') => findIn(store, words, { locale, scope })
const keyOf = (hit: Hit) => (hit.kind === 'help' ? hit.situation : hit.key)
const keys = (words: string, locale: Locale = 'en') => find(words, locale).map(keyOf)
const marked = (hits: readonly Hit[]) => hits.flatMap((hit) => ('excerpt' in hit ? hit.excerpt.pieces : [])).filter((piece) => piece.marked).map(({ text }) => text)

describe('a reader finds', () => {
  test.each([
    ['relapse', 'relapse-is-a-process'], ['relapsing', 'relapse-is-a-process'], ['RELAPSE!', 'relapse-is-a-process'], ['relap', 'relapse-is-a-process'],
    ['boundaries', 'boundaries'], ['limits', 'boundaries'], ['boundry', 'boundaries'], ['bounderies', 'boundaries'],
    ['narcan', 'overdose-and-naloxone'], ['naloxne', 'overdose-and-naloxone'], ['rehab', 'how-an-iop-works'], ['drug tests', 'how-an-iop-works'],
    ['how do I set limits', 'boundaries'], ['Al-Anon', 'support-for-you'], ['gun', 'safer-home'], ['HIPAA', 'privacy-at-the-clinic'],
  ])('with “%s” the module %s among the first', (words, key) => expect(keys(words).slice(0, 5)).toContain(key))

  test.each([
    ['recaída', 'relapse-is-a-process'], ['recaida', 'relapse-is-a-process'], ['recaídas', 'relapse-is-a-process'], ['límites', 'boundaries'],
    ['naloxona', 'overdose-and-naloxone'], ['Narcan', 'overdose-and-naloxone'], ['rehabilitación', 'how-an-iop-works'], ['rehabilitasion', 'how-an-iop-works'],
    ['volver a consumir', 'relapse-is-a-process'], ['detonantes', 'brain-and-triggers'], ['confianza', 'rebuilding-trust'],
  ])('in Spanish, with «%s», the module %s, though it is in English', (words, key) => expect(keys(words, 'es').slice(0, 6)).toContain(key))

  test('words of the courses, worksheets and parts', () => {
    const kinds = new Set(['trust', 'crisis', 'withdrawal'].flatMap((words) => find(words)).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['module', 'part', 'word', 'worksheet'])
  })

  test('what holds all the words before what holds one, and at most so many', () => {
    expect(keys('shame slip')[0]).toBe('relapse-is-a-process')
    expect(find('the person home help')).toHaveLength(HITS_MAX)
    expect(find('xqzzwv')).toEqual([])
    expect(find('"; drop table place; -- NEAR(a b) *')).toBeInstanceOf(Array)
  })

  test('the words marked in a sentence of the text', () => {
    expect(marked(find('slip'))).toContain('slip')
    expect(marked(find('recaída', 'es'))).toContain('volver a consumir')
  })
})

describe('help comes first', () => {
  test.each([
    ['overdose', 'breathing'], ['OD', 'breathing'], ['overdoes', 'breathing'], ['he will not wake up', 'breathing'], ['suicide', 'hurt'], ['suicidal', 'hurt'],
    ['wants to kill himself', 'hurt'], ['hurt', 'hurt'], ['he hits me', 'home'], ['found pills', 'found'], ['my son ran away', 'missing'], ['hotline', 'talk'],
  ])('for “%s”: %s', (words, situation) => expect(find(words)[0]).toEqual({ kind: 'help', situation }))

  test.each([['sobredosis', 'breathing'], ['no respira', 'breathing'], ['suicidio', 'hurt'], ['me pega', 'home'], ['suisidio', 'hurt']])(
    'in Spanish for «%s»: %s', (words, situation) => expect(find(words, 'es')[0]).toEqual({ kind: 'help', situation }))

  test('for no other words', () => expect(find('trust').some(({ kind }) => kind === 'help')).toBe(false))
  test('in the situations that the help-now page has', () => expect(SITUATIONS.map(({ key }) => key)).toEqual([...helpSituations]))
})

describe('what somebody may see', () => {
  const modules = catalog.courses.flatMap((course) => course.modules)
  const hidden = modules.filter((module) => module.private).map(({ key }) => key)
  const unquoted = modules.filter((module) => module.private || module.gate).map(({ key }) => key)
  const questions = ['fear home violence', 'suicide', 'advocate', 'trust', 'boundary', 'talk', 'anger', 'reward', 'lecture']

  test('ends before private modules, unless one looks for oneself', () => {
    const found = (scope: Looking['scope']) => questions.flatMap((words) => find(words, 'en', scope)).map(keyOf).filter((key) => hidden.includes(key))
    expect(hidden.length).toBeGreaterThan(0)
    expect(found('ordinary')).toEqual([])
    expect(found('private').length).toBeGreaterThan(0)
  })

  test('is named and not quoted where the safety question stands before it', () => {
    const behind = questions.flatMap((words) => find(words, 'en', 'private')).filter((hit) => unquoted.includes(keyOf(hit)))
    expect(behind.length).toBeGreaterThan(5)
    expect(marked(behind)).toEqual([])
    expect(contents.places.filter(({ key, kind }) => kind !== 'word' && unquoted.includes(key)).every(({ excerpt }) => Object.keys(excerpt).length === 0)).toBe(true)
  })

  test('is told to everyone: no story of one relation, no words that one had better not say, no numbers of a clinic', () => {
    const shown = contents.places.map(({ excerpt }) => `${excerpt.en ?? ''}${excerpt.es ?? ''}`).join('\n')
    for (const never of ['Rosa thought it would be like a door', 'back at zero', 'just part of recovery', '{']) expect(shown).not.toContain(never)
    expect(shown).toContain('A lapse does not have to become a relapse.')
  })
})

test('a written index answers like one in memory, and nothing can be written to it', () => {
  const home = mkdtempSync(join(tmpdir(), 'search-'))
  const file = join(home, 'search.db')
  writeSearch(file, contents)
  const written = openSearchFile(file)
  expect(written.fingerprint).toBe(catalog.fingerprint())
  expect(findIn(written, 'relapse', { locale: 'en', scope: 'ordinary' })).toEqual(find('relapse'))
  written.close()
  rmSync(home, { recursive: true })
})
