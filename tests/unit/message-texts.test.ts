import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clinic, Locale } from '../../src/domain/clinics/clinic.ts'
import { MESSAGE_KINDS, canBeStopped, type MessageBody, type MessageKind } from '../../src/domain/messages/message.ts'
import { messageText } from '../../src/server/mail/message-text.ts'
import { newWriter } from '../../src/server/mail/writer.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'

const HOST = 'learn.example.org'
const LOCALES = ['en', 'es'] as const

/** Words that say why somebody is written to, in both languages; parts of words count. */
const FORBIDDEN = [
  'addict', 'recover', 'treatment', 'rehab', 'relapse', 'sober', 'substance', 'opioid', 'alcohol', 'drug', 'clinic', 'therap', 'program', 'naloxone',
  'adicc', 'adict', 'recuper', 'tratamiento', 'recaída', 'recaida', 'sobri', 'sustancia', 'opioide', 'droga', 'clínica', 'terapi', 'naloxona',
]
const titles = readCatalog('content').courses.flatMap(({ title, modules }) => [title, ...modules.map((module) => module.title)])
  .flatMap((title) => LOCALES.flatMap((locale) => title[locale] ?? []))

const kind = fc.constantFrom(...MESSAGE_KINDS)
const locale = fc.constantFrom(...LOCALES)
const canary = fc.constantFrom('Canary Harbor', 'Canary Ana', 'Canary Case 12', 'canary-course')
const body = fc.record({
  path: fc.constantFrom('/confirm/K7MQ4XRDK7MQ', '/join/abcdefghijklmnopqrstuvwxyz', '/staff'), code: fc.constant('K7MQ4XRDK7MQ'), count: fc.nat(500),
}, { requiredKeys: [] })

test('no message of any kind, in either language, says a word of why', () => {
  expect(titles.length).toBeGreaterThan(20)
  fc.assert(fc.property(kind, locale, canary, body, (kind, locale, name, body) => {
    const clinic = { origin: `https://${HOST}`, name, discreetName: name, phone: name } as Clinic
    const message = newWriter({ withId: () => clinic })({ clinicId: name, kind, locale }, body as MessageBody, canBeStopped(kind) ? 'abcdefghijklmnopqrstuv' : undefined)
    const whole = Object.values(message).join('\n').toLowerCase()
    for (const word of [...FORBIDDEN, 'canary', ...titles]) expect(whole, `${kind} ${locale}`).not.toContain(word.toLowerCase())
    expect(message.subject).not.toMatch(/[\r\n]/)
    expect(message.stopUrl).toBe(canBeStopped(kind) ? `https://${HOST}/stop/abcdefghijklmnopqrstuv` : undefined)
  }), { seed: 42, numRuns: 500 })
})

test('a planted word is found', () => {
  expect(FORBIDDEN.some((word) => 'your recovery'.includes(word))).toBe(true)
})

const TEXTS: [MessageKind, Locale, string, string][] = [
  ['next-part', 'en', 'Your next part is ready', 'Porchlight: your next part is ready. learn.example.org'],
  ['next-part', 'es', 'Su próxima parte está lista', 'Porchlight: su próxima parte está lista. learn.example.org'],
  ['nudge', 'en', 'Your next part is ready', 'Porchlight: your next part is ready. learn.example.org'],
  ['nudge', 'es', 'Su próxima parte está lista', 'Porchlight: su próxima parte está lista. learn.example.org'],
  ['workshop', 'en', 'Your workshop', 'Porchlight: your workshop is tomorrow. learn.example.org'],
  ['workshop', 'es', 'Su taller', 'Porchlight: su taller es mañana. learn.example.org'],
  ['waiting', 'en', 'You have a message', 'Porchlight: you have a message. learn.example.org'],
  ['waiting', 'es', 'Tiene un mensaje', 'Porchlight: tiene un mensaje. learn.example.org'],
  ['security', 'en', 'Your sign-in was changed', 'Porchlight: your sign-in was changed. Was it not you? Please call the people who invited you. learn.example.org'],
  ['security', 'es', 'Su acceso ha cambiado', 'Porchlight: su acceso ha cambiado. ¿No fue usted? Llame a quienes le invitaron. learn.example.org'],
]
test.each(TEXTS)('%s in %s says exactly what staff are shown', (kind, locale, subject, text) => {
  expect(messageText(kind, locale, HOST)).toEqual({ subject, text })
})
