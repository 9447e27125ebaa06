import { expect, test } from 'vitest'
import { contactWords } from '../../src/components/learn/contact-words.ts'
import { withLines } from '../../src/components/learn/with-lines.ts'
import { prose as words } from '../../src/words/en/prose.ts'

const line = (token: string, label: string, number: string | null, tel: string | null) => ({ token, label, number, tel })

test('a short number stands alone, so that "call" can stand before it', () => {
  expect(contactWords(line('crisis', 'Lifeline', '988', '988'), words)).toEqual({ words: '', number: '988', href: 'tel:988' })
})

test('a long number is named, so that one knows who answers', () => {
  expect(contactWords(line('poison', 'Poison Help', '1-800-222-1222', '18002221222'), words))
    .toEqual({ words: 'Poison Help', number: '1-800-222-1222', href: 'tel:18002221222' })
})

test('the clinic is named in a word that fits into any sentence', () => {
  expect(contactWords(line('clinic_main', 'The clinic', '555-0100', '5550100'), words).words).toBe('the clinic')
  expect(contactWords(line('clinic_main', 'The clinic', null, null), words).words).toBe('the clinic')
})

test('what the clinic has not filled in sends to the clinic; a place reads as the clinic wrote it', () => {
  expect(contactWords(line('takeback_site', 'Take-back site', null, null), words).words).toBe('ask the clinic')
  expect(contactWords(undefined, words).words).toBe('ask the clinic')
  expect(contactWords(line('takeback_site', 'Take-back site', 'Town hall, Main Street', null), words))
    .toEqual({ words: 'Town hall, Main Street', number: '', href: undefined })
})

test('in a text without links a long number stands after its name, and a short one alone', () => {
  const lines = new Map([
    ['crisis', line('crisis', 'Lifeline', '988', '988')],
    ['poison', line('poison', 'Poison Help', '1-800-222-1222', '18002221222')],
    ['takeback_site', line('takeback_site', 'Take-back site', null, null)],
  ])
  expect(withLines('Call {poison} or {crisis}. {takeback_site}.', lines)).toBe('Call Poison Help (1-800-222-1222) or 988. Take-back site.')
})
