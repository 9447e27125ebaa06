import { createHmac } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { smsTransport } from '../../src/server/mail/sms.ts'

const SECRET = 'a secret of the gateway'
let answers: number[]
let got: { body: string; signature: string | string[] | undefined; type: string | undefined; url: string | undefined }[]
const gateway = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => { body += part.toString() })
  request.on('end', () => {
    got.push({ body, signature: request.headers['x-porchlight-signature'], type: request.headers['content-type'], url: request.url })
    response.writeHead(answers.shift() ?? 202, { location: '/elsewhere' }).end('ok')
  })
})
beforeEach(async () => {
  answers = []
  got = []
  await new Promise<void>((listening) => { gateway.listen(0, '127.0.0.1', listening) })
})
afterEach(() => new Promise((closed) => { gateway.close(closed); gateway.closeAllConnections() }))

function send() {
  const secretFile = join(mkdtempSync(join(tmpdir(), 'porchlight-sms-')), 'secret')
  writeFileSync(secretFile, `${SECRET}\n`)
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`
  return smsTransport({ url, secretFile }).deliver({
    id: 'm-1', to: '+15555550123', host: 'learn.example.org', subject: 'not for phones', text: 'Porchlight: su próxima parte está lista. learn.example.org\n',
  })
}

test('a text message is one signed POST with its id, number and words, and nothing else', async () => {
  expect(await send()).toEqual({ outcome: 'sent' })
  const [{ body, signature, type }] = got as [typeof got[0]]
  expect(JSON.parse(body)).toEqual({ id: 'm-1', to: '+15555550123', text: 'Porchlight: su próxima parte está lista. learn.example.org\n' })
  expect(signature).toBe(`sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`)
  expect(type).toBe('application/json')
})

test.each([[500, 'later'], [503, 'later'], [429, 'later'], [400, 'refused'], [404, 'refused']])('a gateway that answers %i means %s', async (status, outcome) => {
  answers = [status]
  expect(await send()).toEqual({ outcome, reason: String(status) })
})

test('nothing follows a gateway elsewhere', async () => {
  answers = [307]
  expect(await send()).toMatchObject({ outcome: 'later' })
  expect(got.map(({ url }) => url)).toEqual(['/send'])
})

test('a gateway that is not there is tried later', async () => {
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`
  await new Promise((closed) => { gateway.close(closed) })
  const transport = smsTransport({ url, secretFile: '/dev/null' })
  expect(await transport.deliver({ id: 'm', to: '+1', host: 'h', subject: '', text: '' })).toMatchObject({ outcome: 'later' })
  await new Promise<void>((listening) => { gateway.listen(0, '127.0.0.1', listening) })
})
