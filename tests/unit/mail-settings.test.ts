import { expect, test } from 'vitest'
import { readConfig } from '../../src/server/config.ts'
import { requireSecrets } from '../../src/server/mail/settings.ts'

const whole = { SMTP_URL: 'smtp://porch%40light@mail.example.org', SMTP_PASSWORD_FILE: '/keys/smtp', MAIL_FROM: 'porchlight@example.org' }
const messageOf = (environment: Record<string, string>): string => {
  try { readConfig(environment) } catch (error) { return (error as Error).message }
  return ''
}

test('nothing set means messages are handed over', () => {
  expect(readConfig({}).mail).toBeUndefined()
  expect(readConfig({}).sms).toBeUndefined()
})

test('a relay is read with its port, account and name', () => {
  expect(readConfig(whole).mail).toEqual({
    host: 'mail.example.org', port: 587, tlsFirst: false, from: 'porchlight@example.org', name: 'Porchlight', account: { name: 'porch@light', passwordFile: '/keys/smtp' },
  })
  expect(readConfig({ SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'a@example.org', MAIL_NAME: 'Faro' }).mail).toMatchObject({ port: 465, tlsFirst: true, name: 'Faro' })
  expect(readConfig({ SMTP_URL: 'smtp://mail.example.org:2525', MAIL_FROM: 'a@example.org' }).mail).toMatchObject({ port: 2525, tlsFirst: false })
  expect(readConfig({ ...whole, DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's1', DKIM_KEY_FILE: '/keys/dkim' }).mail?.dkim)
    .toEqual({ domain: 'example.org', selector: 's1', keyFile: '/keys/dkim' })
  expect(readConfig({ SMS_WEBHOOK_URL: 'https://gateway.example.org/send', SMS_SECRET_FILE: '/keys/sms' }).sms)
    .toEqual({ url: 'https://gateway.example.org/send', secretFile: '/keys/sms' })
})

test.each([
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org' }],
  ['SMTP_URL', { MAIL_FROM: 'a@example.org' }],
  ['SMTP_URL', { SMTP_PASSWORD_FILE: '/x' }],
  ['SMTP_PASSWORD_FILE', { SMTP_URL: 'smtp://me@mail.example.org', MAIL_FROM: 'a@example.org' }],
  ['DKIM_SELECTOR', { ...whole, DKIM_DOMAIN: 'example.org', DKIM_KEY_FILE: '/x' }],
  ['DKIM_KEY_FILE', { ...whole, DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's' }],
  ['SMTP_URL', { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 's', DKIM_KEY_FILE: '/x' }],
  ['SMS_SECRET_FILE', { SMS_WEBHOOK_URL: 'https://gateway.example.org' }],
  ['SMS_WEBHOOK_URL', { SMS_SECRET_FILE: '/x' }],
])('without %s the rest of its group stops the boot, and the sentence names it', (name, environment) => {
  expect(messageOf(environment)).toMatch(new RegExp(`^${name}: is not set`))
})

test.each([
  ['SMTP_URL', 'http://mail.example.org'], ['SMTP_URL', 'smtp://me:secret@mail.example.org'], ['SMTP_URL', 'smtp://mail.example.org/x'], ['SMTP_URL', 'mail.example.org'],
  ['MAIL_FROM', 'Clinic <a@example.org>'], ['MAIL_NAME', 'a\r\nBcc: b'], ['DKIM_DOMAIN', 'example.org; x'],
  ['SMS_WEBHOOK_URL', 'http://gateway.example.org'], ['SMS_WEBHOOK_URL', 'https://me:secret@gateway.example.org'],
])('%s cannot be %j, and the advice does not repeat it', (name, value) => {
  const message = messageOf({ [name]: value })
  expect(message).toMatch(new RegExp(`^${name}: write `))
  expect(message).not.toContain('secret')
})

test('a secret that cannot be read stops the boot by its name', () => {
  expect(() => requireSecrets(readConfig(whole))).toThrow(/^SMTP_PASSWORD_FILE: the file is not there/)
  expect(() => requireSecrets(readConfig({}))).not.toThrow()
  expect(() => requireSecrets(readConfig({ ...whole, SMTP_PASSWORD_FILE: 'package.json' }))).not.toThrow()
})
