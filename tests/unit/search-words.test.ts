import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { distance } from '../../src/domain/search/distance.ts'
import { excerptOf } from '../../src/domain/search/excerpt.ts'
import { stemOf, stemsOf, wordsIn } from '../../src/domain/search/words.ts'
import { makeContents } from '../../src/server/search/make-contents.ts'
import { findingsOf } from '../support/content-findings.ts'

const stems = (lang: 'en' | 'es', words: string) => new Set(wordsIn(words).map(({ word }) => stemOf(word, lang)))

describe('words', () => {
  test('lose capitals, accents and apostrophes', () => {
    expect(wordsIn('¿La RECAÍDA de Ana’s niño? Don’t!').map(({ word }) => word)).toEqual(['la', 'recaida', 'de', 'ana', 'nino', 'dont'])
  })

  test.each(['boundary boundaries', 'relapse relapses relapsed relapsing', 'trust trusted trusting', 'hope hoping hoped', 'child childs'])(
    'in English lose their endings: %s', (words) => expect(stems('en', words).size).toBe(1))

  test.each(['recaída recaídas recaer recae', 'límite límites', 'niño niña niños niñas', 'beber bebe bebió bebiendo bebían', 'ayuda ayudar ayudamos', 'medicina medicinas'])(
    'in Spanish lose their endings: %s', (words) => expect(stems('es', words).size).toBe(1))

  test.each([['es', 'casa caso cosa'.split(' ').slice(1)], ['en', ['hope', 'hop']], ['en', ['plan', 'plane']]] as const)('stay apart where they differ: %s %s', (lang, words) => {
    expect(stems(lang, words.join(' ')).size).toBe(words.length)
  })

  test('have in English the stems that SQLite’s own Porter stemmer gives, for every word of the content', () => {
    const words = makeContents('content').vocabulary.filter(({ lang, word }) => lang === 'en' && /^[a-z]+$/.test(word)).map(({ word }) => word)
    const raw = new Sqlite(':memory:')
    raw.exec(`create virtual table t using fts5(w, tokenize='porter ascii'); create virtual table v using fts5vocab(t, instance)`)
    const insert = raw.prepare('insert into t (rowid, w) values (?, ?)')
    words.forEach((word, at) => insert.run(at + 1, word))
    const theirs = raw.prepare('select doc, term from v order by doc').all() as { doc: number; term: string }[]
    expect(words.length).toBeGreaterThan(2_000)
    const differing = theirs.filter(({ doc, term }) => stemOf(words[doc - 1] ?? '', 'en') !== term).map(({ doc, term }) => `${words[doc - 1]}: ${term}`)
    expect(differing).toEqual([])
  })
})

describe('letters', () => {
  test('that are missing, too many, wrong or swapped count as one mistake each', () => {
    for (const wrong of ['overdos', 'overddose', 'overdpse', 'ovedrose']) expect(distance(wrong, 'overdose', 2), wrong).toBe(1)
    expect(distance('ovrdos', 'overdose', 2)).toBe(2)
    expect(distance('naloxone', 'boundary', 2)).toBe(3)
  })
})

describe('an excerpt', () => {
  const wanted = [[{ lang: 'en' as const, stems: stemsOf('return to use', 'en') }], [{ lang: 'en' as const, stems: stemsOf('slip', 'en') }]]

  test('is the sentence that holds most of the words, and marks them', () => {
    const { pieces } = excerptOf('Nothing here.\nA slip.\nA return to use is called a slip.', 'en', wanted)
    expect(pieces).toEqual([
      { text: 'A ', marked: false }, { text: 'return to use', marked: true }, { text: ' is called a ', marked: false },
      { text: 'slip', marked: true }, { text: '.', marked: false },
    ])
  })

  test('is cut between words where the sentence is long', () => {
    const { pieces } = excerptOf(`${'before '.repeat(40)}slip${' after'.repeat(40)}`, 'en', wanted)
    const text = pieces.map((piece) => piece.text).join('')
    expect(text).toMatch(/^… before .* slip after .* …$/)
    expect(text.length).toBeLessThan(200)
  })

  test('is empty where no sentence may be shown', () => expect(excerptOf('', 'en', wanted).pieces).toEqual([]))
})

describe('search words', () => {
  const rows = (yaml: string) => findingsOf({ 'search-words.yaml': yaml }).filter((finding) => finding.startsWith('search-words.yaml'))

  test('mean one thing, in both languages', () => {
    expect(rows('- {en: [slip], es: [desliz]}\n- {en: [rest], es: [descanso], help: talk}\n')).toEqual([])
    expect(rows('- {en: [boundary], es: [límite]}\n- {en: [boundaries], es: [regla]}\n')).toEqual([
      expect.stringContaining(':2 E K2 "boundaries" is in another row too, as "boundary"')])
    expect(rows('- {en: [slip], es: []}\n')).toEqual([expect.stringContaining('E K1')])
    expect(rows('- {en: [slip], es: [desliz], help: nowhere}\n')).toEqual([expect.stringContaining('E K1')])
    expect(rows('- {en: [one two three four five], es: [uno]}\n')).toEqual([expect.stringContaining('E K7')])
  })
})
