import { afterAll, beforeAll, expect, test } from 'vitest'
import { HARBOR, passwordOf } from '../support/cast.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PAGE = '/staff/clinic/close'
let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const form = (step: string, change: object = {}) => ({ do: step, formKey: crypto.randomUUID(), clinicName: 'Harbor House', password: passwordOf('adi'), ...change })

test('nobody but an administrator finds the page, and what is wrong asks for nothing', async () => {
  for (const who of ['dana', 'ana']) {
    const browser = await signedInOn(server, who)
    for (const answer of [await browser.get(PAGE), await browser.post(PAGE, form('ask'))]) expect(answer.status, who).toBe(404)
  }
  expect((await server.browser().get(PAGE)).status).toBe(303)
  const adi = await signedInOn(server, 'adi')
  for (const wrong of [{ do: 'x' }, { password: 'not this one' }, { password: '' }, { clinicName: 'Beacon Center' }, { formKey: '\u0000' }, { do: 'take' }, { do: 'stop' }, { do: 'confirm' }]) {
    expect((await adi.post(PAGE, form('ask', wrong))).status, JSON.stringify(wrong)).toBe(422)
  }
  expect(await server.world.db.selectFrom('closing').selectAll().execute()).toEqual([])
})

test('members and staff are told, the file is handed out when the day is over, and then the command is shown', async () => {
  const [adi, ana, dana] = [await signedInOn(server, 'adi'), await signedInOn(server, 'ana'), await signedInOn(server, 'dana')]
  expect((await ana.get('/today')).body).not.toContain('This site closes')
  expect((await adi.post(PAGE, form('ask'))).location).toBe(`${PAGE}?done`)
  expect((await ana.get('/today')).body).toMatch(/This site closes on [A-Z]\w+ \d+\./)
  expect((await dana.get('/staff')).body).toContain('This site closes on')
  expect((await adi.post(PAGE, form('take'))).status).toBe(422)
  await server.world.transact((db) => db.updateTable('closing').set({ dueAt: new Date().toISOString() }).where('clinicId', '=', HARBOR).execute())
  expect((await ana.get('/today')).body).toContain('This site closes any day now.')
  expect((await adi.get(PAGE)).body).not.toContain('close-clinic --')
  const file = await adi.post(PAGE, form('take'))
  expect(file.status).toBe(200)
  expect(file.body.startsWith('PK')).toBe(true)
  expect(file.body).toContain('audit.json')
  expect((await adi.get(PAGE)).body).toMatch(/close-clinic -- [^<]*Harbor House/)
  expect((await adi.post(PAGE, form('stop'))).location).toBe(`${PAGE}?done`)
  expect((await ana.get('/today')).body).not.toContain('This site closes')
})
