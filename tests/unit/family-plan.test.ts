import { describe, expect, test } from 'vitest'
import { familyPlan } from '../../src/domain/plan/family-plan.ts'
import { planLines, planSections } from '../../src/domain/plan/plan-lines.ts'
import { planBlocks } from '../../src/server/plan-paper.ts'
import { inWords } from '../../src/server/plan-on-page.ts'
import { writePaper } from '../../src/server/pdf/write-paper.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { wordsOf } from '../../src/words/words.ts'
import { poppler, structureOf, withoutPoppler } from '../support/read-pdf.ts'

const { worksheets } = readCatalog('content')
const TODAY = '2026-11-24'

/** Boxes by `sheet/field` as the domain hands them over. */
function written(boxes: Record<string, string>) {
  const texts = new Map<string, Map<string, { text: string }>>()
  for (const [at, text] of Object.entries(boxes)) {
    const [sheet = '', field = ''] = at.split('/')
    texts.set(sheet, (texts.get(sheet) ?? new Map<string, { text: string }>()).set(field, { text }))
  }
  return texts
}
const planOf = (boxes: Record<string, string>, withGated = true) => familyPlan(worksheets, written(boxes), { withGated, today: TODAY })
const itemsOf = (boxes: Record<string, string>, key: string) => planOf(boxes).parts.flatMap(({ lines }) => lines).find((line) => line.key === key)?.items

describe('the family plan', () => {
  test('takes every line from a box that a worksheet has', () => {
    const known = new Set(worksheets.flatMap(({ key, fields }) => fields.map((field) => `${key}/${field.key}`)))
    for (const { from } of planLines) for (const at of from) expect(known, at).toContain(at)
  })

  test('has its sections in their order, and is empty while nothing is written', () => {
    const plan = planOf({})
    expect(plan.parts.map(({ key }) => key)).toEqual(planSections)
    expect(plan).toMatchObject({ isEmpty: true, agreedOn: undefined, reviewOn: undefined })
    expect(plan.parts[0]?.sheets.map(({ order }) => order)).toEqual([1, 2, 5])
    const signs = plan.parts[0]?.lines.map(({ key }) => key) ?? []
    expect(signs[signs.indexOf('emergency') + 1], 'what the printed words call the next line').toBe('naloxone')
  })

  test('merges what several sheets say about one thing, once each, ticks by their words', () => {
    expect(itemsOf({ 'warning-sign-plan/naloxone-place': 'Hall shelf', 'overdose-card/places': 'hall shelf\nGlove bag' }, 'naloxone'))
      .toEqual([{ typed: 'hall shelf' }, { typed: 'Glove bag' }])
    expect(itemsOf({ 'warning-sign-plan/yellow-signs': 'Secrecy\nAn older sign', 'warning-sign-plan/yellow-own': 'Stops singing' }, 'firstSigns'))
      .toEqual([{ printed: { en: 'Secrecy', es: 'Guardar secretos' } }, { typed: 'An older sign' }, { typed: 'Stops singing' }])
    expect(itemsOf({ 'overdose-card/expiry': '2027-05-01' }, 'expires')).toEqual([{ day: '2027-05-01' }])
  })

  test('leaves limits out without a gap until home was said to be safe', () => {
    const boxes = { 'boundary-planner/i-will': 'Canary limit', 'boundary-planner/review-on': '2026-12-01' }
    const plan = planOf(boxes, false)
    expect(plan.parts.map(({ key }) => key)).toEqual(planSections.filter((key) => key !== 'limits'))
    expect(JSON.stringify(plan)).not.toContain('Canary')
    expect(JSON.stringify(plan.parts.map(({ sheets }) => sheets.map(({ key }) => key)))).not.toContain('boundary')
    expect([plan.isEmpty, plan.reviewOn, planOf(boxes).reviewOn]).toEqual([true, undefined, '2026-12-01'])
  })

  test('never takes a word of the crisis card, the talk planner or the questions for the clinic', () => {
    const boxes = Object.fromEntries(worksheets.filter(({ key }) => ['crisis-card', 'talk-planner', 'questions-for-clinic'].includes(key))
      .flatMap(({ key, fields }) => fields.map((field) => [`${key}/${field.key}`, 'Canary'])))
    expect(Object.keys(boxes).length).toBeGreaterThan(10)
    expect(JSON.stringify(planOf(boxes).parts.map(({ lines }) => lines))).not.toContain('Canary')
  })

  test('names the next day to look at it again, and the day it was agreed on', () => {
    const days = { 'warning-sign-plan/made-on': '2026-11-01', 'warning-sign-plan/review-on': '2026-11-15', 'self-care-plan/review-on': '2026-12-20', 'home-safety-checklist/next-check': '2026-12-05' }
    expect(planOf(days)).toMatchObject({ agreedOn: '2026-11-01', reviewOn: '2026-12-05' })
    expect(planOf({ 'warning-sign-plan/review-on': '2026-11-15' }).reviewOn).toBe('2026-11-15')
  })
})

/** What the example families wrote on these sheets. */
function exampleOf(locale: 'en' | 'es', sheets: string[]): Record<string, string> {
  return Object.fromEntries(worksheets.filter(({ key }) => sheets.includes(key)).flatMap(({ key, fields }) => fields.flatMap(({ key: field, type, options, example }) => {
    const text = type === 'date' ? '2026-12-01' : example && options ? example.en.split(', ').map((number) => options[Number(number) - 1]?.en).join('\n') : example?.[locale]
    return text ? [[`${key}/${field}`, text]] : []
  })))
}

const line = (token: string, number: string) => [token, { token, label: token, number, tel: number, sms: null, note: null, checkedOn: null }] as const
/** More lines than a wallet card has. */
const CARD_LINES = 10
/** The sheets of three modules. */
const THREE_SHEETS = ['warning-sign-plan', 'home-safety-checklist', 'overdose-card']

const contacts = new Map([line('emergency', '911'), line('crisis', '988'), line('clinic_main', '555-0100')])

describe.skipIf(withoutPoppler !== undefined)(`as a file${withoutPoppler ? ` (skipped: ${withoutPoppler})` : ''}`, () => {
  test.each(['letter', 'a4'] as const)('it is tagged, in reading order, and on %s two pages and the card, blank or from every sheet there is; a long answer flows on, and nothing of it is cut', async (size) => {
    for (const locale of ['en', 'es'] as const) {
      for (const [boxes, most] of [[{}, 3], [exampleOf(locale, THREE_SHEETS), 3], [exampleOf(locale, worksheets.map(({ key }) => key)), 3]] as const) {
        const words = wordsOf(locale)
        const view = inWords({ locale, words }, planOf(boxes), contacts)
        const pdf = await writePaper({ size, locale, title: words.plan.title, print: 'dense' }, planBlocks(view, { from: 'Porchlight', dated: '2026', words: words.plan }))
        const info = poppler('pdfinfo', [], pdf)
        expect(info).toMatch(/Tagged: +yes/)
        expect(Number(/Pages: +(\d+)/.exec(info)?.[1]), `${locale} ${Object.keys(boxes).length}`).toBeLessThanOrEqual(most)
        const spoken = structureOf(pdf).join(' ')
        const places = view.parts.map(({ title }) => spoken.indexOf(`"${title}"`))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(places).not.toContain(-1)
        const pages = poppler('pdftotext', ['-layout'], pdf).split('\f')
        expect(pages.join(' ')).toContain('911')
        expect(pages.slice(2).join('').match(/\S.*/g)?.length ?? 0, 'the third page holds the card alone').toBeLessThanOrEqual(CARD_LINES)
      }
    }
    const long = Object.fromEntries(Object.keys(exampleOf('en', ['warning-sign-plan'])).map((at) => [at, `${'word '.repeat(95)}end of ${at.split('/')[1]}`]))
    const view = inWords({ locale: 'en', words: wordsOf('en') }, planOf(long), contacts)
    const pdf = await writePaper({ size, locale: 'en', title: 'Plan', print: 'dense' }, planBlocks(view, { from: 'Porchlight', dated: '2026', words: wordsOf('en').plan }))
    const text = poppler('pdftotext', [], pdf).replaceAll(/\s+/g, ' ')
    for (const field of ['green', 'words-yes', 'words-no', 'yellow-own', 'yellow-steps', 'red-steps', 'naloxone-place']) expect(text).toContain(`end of ${field}`)
  })
})
