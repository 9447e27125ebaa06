import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../src/domain/messages/transport.ts'
import { smtpTransport } from '../../src/server/mail/smtp.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'

let server: MailServer
afterEach(() => server.close())

const message: OutgoingMessage = {
  id: '0190-1', to: 'ana@example.org', host: 'learn.example.org', subject: 'Su próxima parte está lista',
  text: 'Porchlight: su próxima parte está lista. learn.example.org\n', stopUrl: 'https://learn.example.org/stop/abcdefghijklmnopqrstuv',
}
const send = (change: Partial<OutgoingMessage> = {}, settings = server.settings) =>
  smtpTransport(settings, { ca: server.ca }).deliver({ ...message, ...change })

describe.each([['STARTTLS', false], ['TLS from the first byte', true]])('over %s', (_, tlsFirst) => {
  test('a message arrives as it was written, and says no more than it has to', async () => {
    server = await startMailServer({ tlsFirst })
    expect(await send()).toEqual({ outcome: 'sent' })
    const [{ to, from, helo, encrypted, mail, source }] = server.arrived as [typeof server.arrived[0]]
    expect({ to, from, helo, encrypted }).toEqual({ to: ['ana@example.org'], from: 'porchlight@example.org', helo: 'learn.example.org', encrypted: true })
    expect(mail.subject).toBe(message.subject)
    expect(mail.text).toBe(message.text)
    expect(mail.html).toBe(false)
    expect(mail.from?.text).toBe('"Porchlight" <porchlight@example.org>')
    expect(mail.messageId).toBe('<0190-1@learn.example.org>')
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(source).toMatch(/^List-Unsubscribe: <https:\/\/learn\.example\.org\/stop\/abcdefghijklmnopqrstuv>\r?$/m)
    expect(source).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
    expect(source).not.toMatch(/nodemailer|x-mailer|localhost/i)
  })
})

test('a message that cannot be stopped has no unsubscribe line, and a second try has the same Message-ID', async () => {
  server = await startMailServer()
  await send({ stopUrl: undefined })
  await send({ stopUrl: undefined })
  expect(server.arrived.map(({ mail }) => mail.messageId)).toEqual(['<0190-1@learn.example.org>', '<0190-1@learn.example.org>'])
  expect(server.arrived[0]?.source).not.toMatch(/list-unsubscribe/i)
})

describe('nothing is sent', () => {
  test('to a server without encryption', async () => {
    server = await startMailServer({ plain: true })
    expect(await send()).toMatchObject({ outcome: 'later' })
    expect(server.arrived).toEqual([])
  })

  test('to a server whose certificate nobody vouches for, or that is another one’s', async () => {
    server = await startMailServer()
    expect(await smtpTransport(server.settings).deliver(message)).toMatchObject({ outcome: 'later' })
    await server.close()
    server = await startMailServer({ certificateFor: 'other.example.org' })
    expect(await send()).toMatchObject({ outcome: 'later' })
    expect(server.arrived).toEqual([])
  })

  test.each([
    'ana@example.org\r\nBcc: eve@example.org', 'ana@example.org, eve@example.org', 'ana@example.org;eve@example.org', 'ana@example.org\n',
    '<ana@example.org>', 'Ana <ana@example.org>', 'ana@example.org\u2028', 'ana\u0000@example.org', '"ana@x.org "@example.org', 'group:ana@example.org;', 'ana', '',
  ])('to the address %j', async (to) => {
    server = await startMailServer()
    expect(await send({ to })).toEqual({ outcome: 'refused', reason: 'address' })
    expect(server.arrived).toEqual([])
  })
})

test('450 is tried again later, 550 is for good, nobody listening is later; the reason names no address', async () => {
  server = await startMailServer({ codes: [450, 550] })
  expect(await send()).toEqual({ outcome: 'later', reason: '450' })
  expect(await send()).toEqual({ outcome: 'refused', reason: '550' })
  expect(await send()).toEqual({ outcome: 'sent' })
  const { settings } = server
  await server.close()
  expect(await send({}, settings)).toEqual({ outcome: 'later', reason: 'ESOCKET' })
})

test('with a key of its own domain the message is signed, and the unsubscribe lines with it', async () => {
  server = await startMailServer()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyFile = join(mkdtempSync(join(tmpdir(), 'porchlight-dkim-')), 'key.pem')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(await send({}, { ...server.settings, dkim: { domain: 'example.org', selector: 's1', keyFile } })).toEqual({ outcome: 'sent' })
  const signature = /^DKIM-Signature:((?:.|\r\n\s)*)/m.exec(server.arrived[0]?.source ?? '')?.[1]?.replace(/\s/g, '') ?? ''
  expect(signature).toContain('d=example.org')
  expect(/(?:^|;)h=([^;]*)/.exec(signature)?.[1]?.toLowerCase().split(':')).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']))
})
