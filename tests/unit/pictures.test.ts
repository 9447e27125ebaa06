import { beforeAll, describe, expect, test } from 'vitest'
import { knownPicture } from '../../src/components/pictures/known.ts'
import { pictureIds } from '../../src/domain/catalog/pictures.ts'
import { wordsOf } from '../../src/words/words.ts'
import { readAstro } from '../support/read-astro.ts'
import type * as Drawn from '../support/drawn.ts'

const MAX_BYTES = 2048
const MAX_LABELS = 6
const MAX_WORDS = 3
const locales = ['en', 'es'] as const

/** Every picture in both languages: its figure as the reader gets it. */
const figures: { id: (typeof pictureIds)[number]; locale: 'en' | 'es'; html: string; svg: string }[] = []

beforeAll(async () => {
  const { drawn } = await readAstro<typeof Drawn>('tests/support/drawn.ts')
  for (const id of pictureIds) {
    for (const locale of locales) {
      const html = await drawn({ id, alt: 'Two "doors" & a lamp.', caption: 'A light is on.' }, locale)
      figures.push({ id, locale, html, svg: /<svg[\s\S]*<\/svg>/.exec(html)?.[0] ?? '' })
    }
  }
}, 60_000)

const labelsOf = (id: (typeof pictureIds)[number], locale: 'en' | 'es'): string[] => Object.values(wordsOf(locale).pictures[id])

describe('a picture', () => {
  test('is a figure: a drawing with a role and a name, then its caption', () => {
    for (const { id, html } of figures) {
      expect(html, id).toMatch(/^<figure class="picture">\s*<svg role="img" aria-label="Two &quot;doors&quot; &amp; a lamp\." viewBox="0 0 160 \d+">/)
      expect(html, id).toMatch(/<\/svg>\s*<figcaption>A light is on\.<\/figcaption>\s*<\/figure>\s*$/)
    }
    expect(figures).toHaveLength(2 * pictureIds.length)
  })

  test('weighs no more than 2 KB', () => {
    const weighed = figures.map(({ id, locale, svg }) => ({ picture: `${id} (${locale})`, bytes: Buffer.byteLength(svg) }))
    expect(weighed.filter(({ bytes }) => bytes === 0 || bytes > MAX_BYTES)).toEqual([])
  })

  test('shows every word of its language', () => {
    for (const { id, locale, svg } of figures) {
      const shown = [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)]
        .map(([, inside = '']) => inside.replace(/<tspan[^>]*>/g, '\n').replaceAll('</tspan>', ''))
      for (const label of labelsOf(id, locale)) expect(shown, `${id} (${locale})`).toContain(label)
    }
  })

  test('is coloured by classes alone, and carries no id, link or style', () => {
    for (const { id, svg } of figures) expect(svg, id).not.toMatch(/\s(?:style|id|href|fill|stroke|onload)=|#[0-9a-f]{3}|undefined|NaN/)
  })
})

test('a picture has up to six labels of up to three words, as many in Spanish as in English', () => {
  for (const id of pictureIds) {
    for (const locale of locales) {
      const labels = labelsOf(id, locale)
      expect(labels.length, id).toBeGreaterThan(0)
      expect(labels.length, id).toBeLessThanOrEqual(MAX_LABELS)
      expect(labels.filter((label) => label.split(/\s/).length > MAX_WORDS || label.split('\n').length > 2), id).toEqual([])
    }
  }
})

test('a picture that nobody drew, or without words for who cannot see it, is an error that says what to write', () => {
  const told = { id: 'week-plan', alt: 'A sheet.', caption: 'One week.' }
  expect(knownPicture(told)).toBe('week-plan')
  expect(() => knownPicture({ ...told, id: 'week-plans' })).toThrow('<Picture id="week-plans"> is no picture of the kit. Use one of: many-causes,')
  expect(() => knownPicture({ id: 'week-plan', caption: 'One week.' })).toThrow('<Picture id="week-plan"> needs alt="…"')
  expect(() => knownPicture({ ...told, caption: ' ' })).toThrow('<Picture id="week-plan"> needs caption="…"')
})
