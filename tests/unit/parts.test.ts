import { expect, test } from 'vitest'
import { fillWords, linkTerms, piecesFor, splitProse } from '../../src/components/prose/parts.ts'

const html = `
<x-section is="look">
<div class="story"><x-who is="sibling"><p>Elena.</p></x-who><x-who is="partner"><p>Marcus, <x-hole contact="crisis"></x-hole>.</p></x-who></div>
<p>Both.</p><x-home is="safe"><p>Talk.</p></x-home><x-home is="safer"><p>Wait.</p></x-home>
<x-hole check="look-check"></x-hole><x-hole sources="look"></x-hole></x-section>
<x-section is="ask"><p>Ask.</p></x-section>`

const reader = { who: 'partner', home: 'safer' }

test('prose is cut into its sections, in order', () => {
  const sections = splitProse(html)
  expect([...sections.keys()]).toEqual(['look', 'ask'])
  expect(sections.get('ask')).toEqual([{ html: '<p>Ask.</p>' }])
})

test('versions and holes keep their place, inside each other too', () => {
  expect(splitProse(html).get('look')?.slice(1, 3)).toEqual([
    { when: 'who', is: 'sibling', parts: [{ html: '<p>Elena.</p>' }] },
    { when: 'who', is: 'partner', parts: [{ html: '<p>Marcus, ' }, { hole: 'contact', is: 'crisis' }, { html: '.</p>' }] },
  ])
})

test("a reader gets their own version and nothing of another's", () => {
  const pieces = piecesFor(splitProse(html).get('look') ?? [], reader)
  const sent = pieces.map((piece) => ('html' in piece ? piece.html : `[${piece.hole} ${piece.is}]`)).join('')
  expect(sent.replace(/\s*\n\s*/g, '')).toBe(
    '<div class="story"><p>Marcus, [contact crisis].</p></div><p>Both.</p><p>Wait.</p>[check look-check][sources look]')
  expect(sent).not.toMatch(/Elena|Talk|x-/)
})

test('a version nobody wrote leaves nothing', () => {
  expect(JSON.stringify(piecesFor(splitProse(html).get('look') ?? [], { who: 'friend', home: '' }))).not.toMatch(/Elena|Marcus|Talk|Wait/)
})

test('what stands outside sections is not kept', () => {
  expect([...splitProse('<p>lost</p><x-hole check="a"></x-hole>')]).toEqual([])
})

test('marks that do not close in order are an error', () => {
  expect(() => splitProse('<x-section is="a"><x-who is="b"></x-section>')).toThrow('</x-section> closes <x-who>')
  expect(() => splitProse('<x-section is="a">')).toThrow('never closed')
})

test('labels are put in, safe as HTML; an unknown one is an error', () => {
  expect(fillWords('<p><x-word is="avoid"></x-word></p>', { avoid: 'A & <b>' })).toBe('<p>A &amp; &lt;b></p>')
  expect(() => fillWords('<x-word is="other"></x-word>', {})).toThrow('other')
})

test('an explained word leads to the glossary, and one that is not there stays plain', () => {
  const pathOf = (word: string) => (word === 'Naloxone' ? '/glossary#w10' : undefined)
  expect(linkTerms('<dfn><x-term>Naloxone</x-term></dfn> and <dfn><x-term>cue</x-term></dfn>', pathOf))
    .toBe('<dfn><a href="/glossary#w10">Naloxone</a></dfn> and <dfn>cue</dfn>')
})
