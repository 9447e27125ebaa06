import { describe, expect, test } from 'vitest'
import { entryFor, entryPath, inOrderOfWords, modulesExplaining } from '../../src/domain/catalog/glossary.ts'
import { locales } from '../../src/domain/catalog/shape.ts'
import { measure, MIN_SENTENCES, scales } from '../../src/server/catalog/readability.ts'
import { sentencesOf } from '../../src/server/catalog/sentences.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { type Files, findingsOf, text, words } from '../support/content-findings.ts'
import { smallContent, withContent } from '../support/small-content.ts'

const widget = `- order: 1
  key: widget
  term: {en: widget, es: aparato}
  also: {en: [gadget]}
  meaning: {en: A small thing., es: Una cosa pequeña.}
  facts: [F1]
`
const axis = widget.replace('order: 1', 'order: 2').replaceAll('widget', 'axis').replace('aparato', 'eje').replace('gadget', 'pole')
const glossary = (yaml: string): Files => ({ 'glossary.yaml': yaml })
const explaining = (word: string) => text('terms: []', `terms: [${word}]`)
const aboutGlossary = (findings: string[]) => findings.filter((finding) => finding.includes('glossary.yaml'))

describe('a word that a module explains', () => {
  test('and that is not in the glossary stops the build: which file, and what to do', () => {
    expect(aboutGlossary(findingsOf(explaining('widget')))).toEqual([
      'courses/1-first/01-small-steps/en.mdx E K6 "widget" is in terms but not in glossary.yaml. Write it there, or add the spelling to also.en of its entry.',
    ])
  })

  test('is found by its name or another spelling of it, with or without capitals', () => {
    for (const word of ['widget', 'Widget', 'gadget']) expect(aboutGlossary(findingsOf({ ...explaining(word), ...glossary(widget) }))).toEqual([])
    expect(aboutGlossary(findingsOf({ ...explaining('aparato'), ...glossary(widget) }))).toHaveLength(1)
  })
})

describe('the glossary', () => {
  test.each([
    ['the same key', widget + axis.replace('key: axis', 'key: widget'), 'key "widget" is also used by glossary.yaml'],
    ['the same number in the address', widget + axis.replace('order: 2', 'order: 1'), 'order 1 is also used by glossary.yaml'],
    ['the same word', widget + axis.replace('en: [pole]', 'en: [Gadget]'), '"Gadget" is already a word of "widget".'],
    ['a fact that is not there', widget.replace('F1', 'F999'), '"widget" rests on F999, which is not in facts.json.'],
    ['a long meaning', widget.replace('A small thing.', words(41)), 'The limit is 40 words. Shorten it.'],
    ['a hurtful word', widget.replace('A small thing.', 'Help for an addict.'), '"addict"'],
    ['a long sentence', widget.replace('A small thing.', `${words(21)}.`), '21 words in one sentence; the limit is 20'],
    ['a number written out', widget.replace('A small thing.', 'Call 911 now.'), '"911" is written out.'],
    ['no Spanish', widget.replace(', es: Una cosa pequeña.', ''), 'meaning.es is missing.'],
  ])('does not take %s', (_, yaml, message) => {
    expect(findingsOf(glossary(yaml)).join('\n')).toContain(message)
  })

  test('is sorted as its reader looks words up', () => {
    const { glossary: entries } = withContent({ ...smallContent, ...glossary(widget + axis) }, readCatalog)
    expect(inOrderOfWords(entries, 'en').map(({ term }) => term.en)).toEqual(['axis', 'widget'])
    expect(inOrderOfWords(entries, 'es').map(({ term }) => term.es)).toEqual(['aparato', 'eje'])
  })

  test('names the modules that explain a word, but none that is private', () => {
    const read = (change: Files) => withContent({ ...smallContent, ...glossary(widget), ...change }, readCatalog)
    const explainedIn = ({ courses, glossary: entries }: ReturnType<typeof readCatalog>) =>
      entries.flatMap((entry) => modulesExplaining(courses, entries, entry)).map(({ module }) => module.key)
    expect(explainedIn(read(explaining('gadget')))).toEqual(['small-steps'])
    expect(explainedIn(read(text('terms: []', 'terms: [gadget]\nprivate: true')))).toEqual([])
  })
})

describe('the shipped words', () => {
  const { glossary: entries } = readCatalog('content')

  test('lead to addresses that tell nothing', () => {
    for (const entry of entries) expect(entryPath(entry)).toMatch(/^\/glossary#w\d+$/)
  })

  test('are found by how they are written', () => {
    expect(entryFor(entries, 'Naloxone', 'en')?.key).toBe('naloxone')
    expect(entryFor(entries, 'naloxona', 'es')?.key).toBe('naloxone')
  })

  test.each(locales)('are said in a plain way: %s', (lang) => {
    const measured = entries.map(({ key, term, meaning }) => (
      { key, ...measure(sentencesOf(meaning[lang]), lang, new Set(term[lang].toLowerCase().split(/\s+/))) }))
    const { score, tooHard } = scales[lang]
    expect(measured.filter((one) => one.sentences >= MIN_SENTENCES && tooHard(score(one))).map(({ key }) => key)).toEqual([])
  })
})
