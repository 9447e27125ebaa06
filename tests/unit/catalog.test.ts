import { expect, test } from 'vitest'
import { languageOf, neededAnswers, pick, storyRelation, textParts } from '../../src/domain/catalog/shape.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { en, paths, quiz, smallContent, withContent } from '../support/small-content.ts'

const small = () => withContent(smallContent, readCatalog)
const spanish = en.replace('lang: en', 'lang: es').replace('title: Small steps', 'title: Pasos cortos')

test('a module has its texts, places and sources by the keys its records hang on', () => {
  const catalog = small()
  const module = catalog.at(1, 1)
  expect(module).toBe(catalog.module('small-steps'))
  expect(module).toMatchObject({ key: 'small-steps', courseKey: 'first', folder: '1-first/01-small-steps', locales: ['en'] })
  expect(module?.sections).toEqual(['look', 'ask', 'rest'])
  expect(module?.sectionTitle['ask']).toEqual({ en: 'Then ask' })
  expect(module?.sectionSources['ask']).toEqual(['One, 2019', 'Two, 2021'])
  expect(module?.reflections).toEqual([{ key: 'own-words', section: 'rest', prompt: { en: 'What would rest you?' } }])
  expect(catalog.worksheet('my-week')?.fields[0]?.key).toBe('joy')
  // What the checker alone needs goes no further.
  expect(module?.quiz.some((question) => 'objectives' in question)).toBe(false)
  expect(catalog.course('first')?.modules).toEqual([module])
  expect(catalog.at(1, 2)).toBeUndefined()
})

test('a module half in Spanish is in English only', () => {
  const files = { ...smallContent, [paths.es]: spanish.replace('version: 1', 'version: 2'), [paths.quiz]: inSpanish() }
  const module = withContent(files, readCatalog).at(1, 1)
  expect(module?.locales).toEqual(['en'])
  expect(module?.title).toEqual({ en: 'Small steps' })
  expect(module?.quiz[0]?.ask).toEqual({ en: 'What now?' })
})

test('a module whole in Spanish is in both languages', () => {
  const module = withContent({ ...smallContent, [paths.es]: spanish, [paths.quiz]: inSpanish() }, readCatalog).at(1, 1)
  expect(module?.locales).toEqual(['en', 'es'])
  expect(module?.title).toEqual({ en: 'Small steps', es: 'Pasos cortos' })
  expect(module && languageOf(module, 'es')).toBe('es')
})

test('the fingerprint changes with any content file', () => {
  const changed = withContent({ ...smallContent, [paths.en]: en.replace('A light', 'The light') }, readCatalog)
  expect(small().fingerprint()).toMatch(/^[0-9a-f]{64}$/)
  expect(small().fingerprint()).toBe(small().fingerprint())
  expect(changed.fingerprint()).not.toBe(small().fingerprint())
})

test('a README beside the courses is no content', () => {
  const readMe = { 'README.md': '# How to write\n', 'courses/1-first/01-small-steps/README.md': '# Notes\n' }
  expect(withContent({ ...smallContent, ...readMe }, readCatalog).fingerprint()).toBe(small().fingerprint())
})

test('reading broken content fails once, with every problem', () => {
  const broken = { ...smallContent, [paths.en]: en.replace('minutes: 10', 'minutes: 30'), 'courses/1-first/course.yaml': 'key: first\n' }
  expect(() => withContent(broken, readCatalog)).toThrow(/minutes is 30[\s\S]*order is missing|order is missing[\s\S]*minutes is 30/)
})

test('the pass mark rounds up to whole answers', () => {
  const needed = (passMark: number, questions: number) => neededAnswers({ passMark, quiz: Array(questions).fill(0) })
  expect([needed(0.8, 5), needed(0.8, 6), needed(0.8, 7), needed(0.7, 10), needed(0.56, 25)]).toEqual([4, 5, 6, 7, 14])
})

test('a text without Spanish says that it is English', () => {
  expect(pick({ en: 'Look' }, 'es')).toEqual({ text: 'Look', lang: 'en' })
  expect(pick({ en: 'Look', es: 'Mire' }, 'es')).toEqual({ text: 'Mire', lang: 'es' })
})

test('friends and other relatives read the story of the sibling, nobody chosen that of the parent', () => {
  expect(storyRelation('friend')).toBe('sibling')
  expect(storyRelation('grandparent')).toBe('grandparent')
  expect(storyRelation(null)).toBe('parent-adult')
})

test('a quiz text is cut at its contact tokens', () => {
  expect(textParts('Call {crisis} now')).toEqual([{ text: 'Call ' }, { contact: 'crisis' }, { text: ' now' }])
})

function inSpanish(): string {
  return quiz.replace(/\{en: "Yes\. ([^"]*)"\}/g, '{en: "Yes. $1", es: "Sí. Bien."}')
    .replace(/\{en: "Not quite\. ([^"]*)"\}/g, '{en: "Not quite. $1", es: "Casi. Mire."}')
    .replace(/\{en: "([^"]*)"\}/g, '{en: "$1", es: "Mire"}')
}
