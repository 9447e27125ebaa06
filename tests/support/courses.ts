import type { Course, Field, Module, Question, Worksheet } from '../../src/domain/catalog/shape.ts'
import { newCatalog } from '../../src/domain/catalog/shape.ts'

const NO_REVIEW = { by: null, on: null, next: null }

/** A question with three options of which `a` is right. */
export function question(key: string, change: Partial<Question> = {}): Question {
  return {
    key, version: 1, kind: 'pick-one', critical: false, tests: 'nothing', facts: ['F101'],
    ask: { en: `Ask ${key}?` },
    options: ['a', 'b', 'c'].map((option) => ({
      key: option, ...(option === 'a' ? { right: true } : {}),
      text: { en: `Option ${option}` }, feedback: { en: option === 'a' ? 'Yes. It is.' : 'Not quite. It is not.' },
    })),
    unsure: { en: 'That is fine.' },
    ...change,
  }
}

/** A module with two sections, a check in each, and a quiz of five of which four are needed. */
export function module(key: string, courseKey: string, order: number, change: Partial<Module> = {}): Module {
  const sections = ['first', 'second']
  return {
    key, courseKey, order, version: 1, passMark: 0.8, folder: `${courseKey}/${key}`, locales: ['en'],
    title: { en: `Title of ${key}` }, main: { en: 'The main message.' }, minutes: 10,
    objectives: [{ en: 'say it' }], sections,
    sectionTitle: { first: { en: 'First idea' }, second: { en: 'Second idea' } },
    sectionSources: { first: [], second: [] },
    summary: [{ en: 'One.' }, { en: 'Two.' }, { en: 'Three.' }], tryThis: { en: 'Try it.' },
    terms: { en: [], es: [] }, sources: ['F101'], reflections: [], worksheets: [], private: false, alwaysOpen: false,
    review: { en: NO_REVIEW }, checks: [question('check-one'), question('check-two')],
    quiz: ['q1', 'q2', 'q3', 'q4', 'q5'].map((quizKey) => question(quizKey)),
    ...change,
  }
}

const WHO = { who: { en: 'For relatives.' }, objectives: ['Look', 'Ask', 'Rest'].map((en) => ({ en })) }

export const basics: Course = {
  key: 'basics', order: 1, title: { en: 'Basics', es: 'Lo básico' }, about: { en: 'About basics.' }, ...WHO,
  modules: [module('one', 'basics', 1), module('two', 'basics', 2)],
}

export const signs: Course = {
  key: 'signs', order: 2, title: { en: 'Signs', es: 'Señales' }, about: { en: 'About signs.' }, ...WHO,
  modules: [module('three', 'signs', 1), module('hidden', 'signs', 2, { private: true })],
}

/** Two small courses: `basics` (modules one and two) and `signs` (module three and a private one). */
export function smallCatalog(courses: Course[] = [basics, signs]) {
  return newCatalog({ courses, worksheets: [], contacts: [], glossary: [], references: [], fingerprint: 'small' })
}

/** Two sheets: `limit`, with a field of every type, and `signs`. */
export function sheetCatalog() {
  const field = (key: string, type: Field['type'], change: Partial<Field> = {}): Field => ({ key, type, label: { en: `Label of ${key}` }, ...change })
  const options = [{ en: 'One', es: 'Uno' }, { en: 'Two', es: 'Dos' }]
  const sheet = (key: string, order: number, fields: Field[]): Worksheet =>
    ({ key, order, printTitle: { en: `Sheet ${order}` }, title: { en: `Title of ${key}` }, safeToKeep: false, fields })
  const worksheets = [
    sheet('limit', 1, [
      field('what', 'long'), field('danger', 'check', { options, stored: false }), field('i-will', 'text', { max: 160 }),
      field('always', 'fixed'), field('traps', 'list', { max: 2 }), field('moods', 'check', { options }), field('mood', 'choice', { options }),
      field('distress', 'scale'), field('phone', 'phone', { max: 40 }), field('review-on', 'date'), field('signed', 'pen'),
    ]),
    sheet('signs', 2, [field('yellow', 'list', { max: 4 }), field('steps', 'long')]),
  ]
  return newCatalog({ courses: [basics, signs], worksheets, contacts: [], glossary: [], references: [], fingerprint: 'sheets' })
}
