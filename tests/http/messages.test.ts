import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../../src/domain/world.ts'
import { ana, HARBOR, luz } from '../support/cast.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { messagesTo, reachable, stopCodeOf } from '../support/messages.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let mail: MailServer
let server: TestServer
beforeAll(async () => {
  mail = await startMailServer()
  const caFile = join(mkdtempSync(join(tmpdir(), 'porchlight-ca-')), 'ca.pem')
  writeFileSync(caFile, mail.ca)
  const environment = {
    SMTP_URL: `smtp://localhost:${mail.settings.port}`, MAIL_FROM: 'porchlight@example.org', NODE_EXTRA_CA_CERTS: caFile,
  }
  server = await startServer({ environment, arrange })
})
afterAll(async () => {
  await server.close()
  await mail.close()
})

/** Luz asked for texts on her phone, and there is no gateway: her messages are handed over. */
async function arrange(world: World, origin: string): Promise<void> {
  await arrangeCast(world, origin)
  await reachable(world, luz, { kind: 'phone', address: '+15555550123' })
  await reachable(world, ana)
  const at = world.clock.now().toISOString()
  await world.transact((db) => db.insertInto('outbox').values({
    clinicId: HARBOR, id: 'm-luz', kind: 'nudge', locale: 'es', accountId: 'luz', byStaffId: 'dana', createdAt: at, dueAt: at, attempts: 0,
  }).execute())
}

const plainPost = (path: string, headers: Record<string, string> = {}) => server.browser().send('POST', path,
  { 'content-type': 'application/x-www-form-urlencoded', ...headers }, 'List-Unsubscribe=One-Click')
const stoppedAt = async (id: string) =>
  (await server.world.db.selectFrom('safeContact').where('memberId', '=', id).select('stoppedAt').executeTakeFirst())?.stoppedAt

describe('a new address', () => {
  test('gets one neutral message; opening its link changes nothing, the button on it confirms', async () => {
    const uche = await signedInOn(server, 'uche')
    const page = await uche.get('/join/private')
    const answer = await uche.submit(page, '/join/private', { safe: 'yes', address: 'Uche@Example.org', remind: 'yes' })
    expect(answer.location).toBe('/today')
    const { mail: letter, source } = await mail.next('uche@example.org')
    expect(letter.subject).toBe('Please confirm your address')
    expect(source).not.toMatch(/uche(?!@)|harbor|okafor|list-unsubscribe/i)
    const path = /\/confirm\/\w+/.exec(letter.text ?? '')?.[0] ?? ''
    const reader = server.browser()
    expect((await reader.get(path)).status).toBe(200)
    const state = async () => (await uche.get('/settings/reminders')).body
    expect(await state()).toContain('We wrote to uche@example.org.')
    expect((await reader.submit(await reader.get(path), path, { do: 'confirm' })).body).toContain('Your address is confirmed.')
    expect(await state()).toContain('We may write to uche@example.org.')
    expect((await messagesTo(server.world, 'uche')).map(({ kind, bodySealed }) => [kind, bodySealed])).toEqual([['confirm', null]])
  })

  test('is refused where it is none, and what was typed stays', async () => {
    const sam = await signedInOn(server, 'sam')
    for (const address of ['', 'nowhere', 'sam@example.org, eve@example.org', 'sam@example.org\r\nBcc: eve@example.org', '555-555-0100']) {
      const answer = await sam.submit(await sam.get('/settings/reminders'), '/settings/reminders', { do: 'save', safe: 'yes', address })
      expect(answer.status, address).toBe(422)
      expect(answer.body).toContain('Type an email address')
    }
    expect(await messagesTo(server.world, 'sam')).toEqual([])
  })

  test('a made-up code confirms nothing', async () => {
    const reader = server.browser()
    for (const path of ['/confirm/ZZZZ', '/confirm/%00', `/confirm/${'A'.repeat(300)}`]) {
      const answer = await reader.post(path, {})
      expect(answer.status, path).toBeLessThan(500)
      expect(answer.body).not.toContain('Your address is confirmed.')
    }
  })
})

describe('the stop link', () => {
  const path = `/stop/${stopCodeOf('ana')}`

  test('opened, it changes nothing; the one click of a mail program stops reminders', async () => {
    await server.browser().get(path)
    expect(await stoppedAt('ana')).toBeNull()
    expect((await plainPost(path)).status).toBe(200)
    expect(await stoppedAt('ana')).toEqual(expect.any(String))
  })

  test('made up, it looks the same', async () => {
    const bare = (text: string) => text.replaceAll(/\/stop\/[\w-]+/g, '').replaceAll(/[A-Z2-9]{8}/g, '')
    const [known, unknown] = [await plainPost(path), await plainPost('/stop/zzzzzzzzzzzzzzzzzzzzzz')]
    expect(unknown.status).toBe(known.status)
    expect(bare(unknown.body)).toBe(bare(known.body))
  })

  test('is the only form that comes from nowhere, and another site cannot send it', async () => {
    for (const other of ['/stop/short', '/confirm/K7MQ4XRD', '/sign-out', `${path}/x`, '/stop']) expect((await plainPost(other)).status, other).toBe(403)
    expect((await plainPost(path, { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await plainPost(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  const boundary = { 'content-type': 'multipart/form-data; boundary=part' }
  const parts = (...fields: [string, string][]) =>
    `${fields.map(([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--part--\r\n`
  const click: [string, string] = ['List-Unsubscribe', 'One-Click']

  test('takes the one click in the other form of mail programs too, on this one path alone', async () => {
    await server.world.transact((db) => db.updateTable('safeContact').set({ stoppedAt: null }).where('memberId', '=', 'ana').execute())
    const send = (to: string, headers: object) => server.browser().send('POST', to, { ...boundary, ...headers }, parts(click))
    expect((await send('/stop/short', { origin: server.origin })).status).toBe(415)
    expect((await send(path, { origin: server.origin })).status).toBe(415)
    expect(await stoppedAt('ana')).toBeNull()
    expect((await send(path, {})).status).toBe(200)
    expect(await stoppedAt('ana')).toEqual(expect.any(String))
  })

  test.each<[string, Record<string, string>, string, number]>([
    ['another value', {}, 'List-Unsubscribe=Two-Click', 400],
    ['another name', {}, 'do=stop', 400],
    ['one field more', {}, 'List-Unsubscribe=One-Click&a=1', 400],
    ['nothing', {}, '', 400],
    ['another value in parts', boundary, parts(['List-Unsubscribe', 'yes']), 400],
    ['one part more', boundary, parts(click, ['a', '1']), 400],
    ['parts that are broken', boundary, '--part\r\nno', 400],
    ['parts without a boundary', { 'content-type': 'multipart/form-data; x' }, parts(click), 400],
    ['more than 1 KB', boundary, parts(['List-Unsubscribe', 'a'.repeat(1_024)]), 413],
    ['another kind of body', { 'content-type': 'application/json' }, '{}', 415],
  ])('from nowhere, with %s, does nothing', async (_, headers, body, status) => {
    await server.world.transact((db) => db.updateTable('safeContact').set({ stoppedAt: null }).where('memberId', '=', 'ana').execute())
    const answer = await server.browser().send('POST', path, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body)
    expect(answer.status).toBe(status)
    expect(await stoppedAt('ana')).toBeNull()
  })

  test('is pressed on its page as before', async () => {
    const someone = server.browser()
    await someone.submit(await someone.get(path), path, { do: 'stop' })
    expect(await stoppedAt('ana')).toEqual(expect.any(String))
  })

  test('Stop everything forgets the address', async () => {
    const member = await signedInOn(server, 'ana')
    expect((await member.get('/settings/reminders')).body).toContain('You stopped reminders to ana@example.org.')
    await member.submit(await member.get('/settings/reminders'), '/settings/reminders', { do: 'stop' })
    expect(await stoppedAt('ana')).toBeUndefined()
    expect((await member.get('/settings/reminders')).body).not.toContain('ana@example.org')
  })
})

describe('messages to hand over', () => {
  test('are the team’s alone, with the exact text in the member’s language and never the address', async () => {
    const [dana, eli, adi] = [await signedInOn(server, 'dana'), await signedInOn(server, 'eli'), await signedInOn(server, 'adi')]
    const list = await dana.get('/staff/messages')
    expect(list.body).toContain(`Porchlight: su próxima parte está lista. ${new URL(server.origin).host}`)
    expect(list.body).not.toContain('5550123')
    expect((await dana.get('/staff/messages/m-luz')).body).toContain('role="img"')
    expect((await eli.get('/staff/messages')).body).not.toContain('Luz')
    expect((await eli.get('/staff/messages/m-luz')).status).toBe(404)
    expect((await eli.post('/staff/messages', { messageId: 'm-luz' })).status).toBe(404)
    expect((await adi.get('/staff/messages')).status).toBe(404)
    expect((await dana.post('/staff/messages', {})).status).toBe(422)
  })

  test('leave the list once they are marked as given', async () => {
    const dana = await signedInOn(server, 'dana')
    await dana.submit(await dana.get('/staff/messages'), '/staff/messages', { messageId: 'm-luz' })
    expect((await dana.get('/staff/messages')).body).toContain('Nothing to hand over.')
    expect((await dana.get('/staff/messages/m-luz')).status).toBe(404)
  })
})

describe('an invitation', () => {
  const sheet = '/staff/families/rivera/consents/consent-mia/sheet'

  test('goes by mail only to an address the clinic marked safe, as a disclosure, and its link leads in', async () => {
    const at = new Date().toISOString()
    await server.world.transact(async (db) => {
      const row = await db.selectFrom('consent').where('id', '=', 'consent-ana').selectAll().executeTakeFirstOrThrow()
      await db.insertInto('consent').values({ ...row, id: 'consent-mia', recipient: 'Mia', locale: 'es', email: 'mia@example.org', endsOn: '2090-01-01', safeToWriteAt: null }).execute()
    })
    const dana = await signedInOn(server, 'dana')
    expect((await dana.get(sheet)).body).not.toContain('mia@example.org')
    expect((await dana.post(sheet, { formKey: crypto.randomUUID(), send: 'yes' })).status).toBe(422)
    await server.world.transact((db) => db.updateTable('consent').set({ safeToWriteAt: at }).where('id', '=', 'consent-mia').execute())
    const answer = await dana.submit(await dana.get(sheet), sheet, { send: 'yes' })
    expect(answer.body).toContain('The invitation is on its way.')
    expect(answer.body).not.toMatch(/\/join\/[\w-]{20}/)
    // At night it would wait for the morning.
    await server.world.transact(async (db) => {
      await db.updateTable('outbox').set({ dueAt: at }).where('kind', '=', 'invitation').execute()
      await db.updateTable('job').set({ runAt: at }).where('kind', '=', 'deliver-message').execute()
    })
    const { mail: letter } = await mail.next('mia@example.org')
    expect(letter.subject).toBe('Su invitación')
    const path = /\/join\/[\w-]+/.exec(letter.text ?? '')?.[0] ?? ''
    const reader = server.browser()
    expect((await reader.follow(await reader.get(path))).body).toContain('Harbor House')
    expect(await server.world.db.selectFrom('disclosure').where('consentId', '=', 'consent-mia').select('toWhom').execute()).toEqual([{ toWhom: 'Mia' }])
  })
})
