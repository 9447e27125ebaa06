import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PAGE = '/staff/clinic/backups'
let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const asked = () => server.world.db.selectFrom('audit').where('event', '=', 'backup.asked').select(['actorId', 'clinicId']).execute()
const made = () => server.world.db.selectFrom('meta').where('key', '=', 'backup').select('value').executeTakeFirst()

test('an administrator has one made, sees its day and size, and can take nothing home', async () => {
  const adi = await signedInOn(server, 'adi')
  const formKey = crypto.randomUUID()
  const before = (await made())?.value ?? ''
  for (let time = 0; time < 2; time += 1) expect((await adi.post(PAGE, { formKey })).location).toBe(`${PAGE}?asked`)
  expect(await asked()).toEqual([{ actorId: 'adi', clinicId: 'harbor' }])
  await expect.poll(async () => (await made())?.value ?? '', { timeout: 20_000 }).not.toBe(before)
  const { body } = await adi.get(`${PAGE}?asked`)
  expect(body).toMatch(/Last one checked[^]*[A-Z][a-z]+ \d+, \d{4}, \d+:\d\d [ap]m[^]*Backups that are kept[^]*\d+\.\d\u00A0MB[^]*Checked/)
  expect(body).not.toMatch(/\.backup|download/)
  expect((await adi.get('/staff/clinic')).body).toContain('Last one made and checked on')
  expect(readdirSync(join(server.home, 'data', 'backups')).every((name) => name.endsWith('.backup'))).toBe(true)
})

test('nobody else finds the page, and a bad form makes none', async () => {
  const before = await asked()
  for (const who of ['dana', 'eli', 'ana']) {
    const browser = await signedInOn(server, who)
    for (const answer of [await browser.get(PAGE), await browser.post(PAGE, { formKey: crypto.randomUUID() })]) expect(answer.status, who).toBe(404)
  }
  expect((await server.browser().get(PAGE)).status).toBe(303)
  const adi = await signedInOn(server, 'adi')
  const fields: Record<string, string>[] = [{}, { formKey: 'x' }, { formKey: '\u0000' }]
  for (const form of fields) expect((await adi.post(PAGE, form)).status, JSON.stringify(form)).toBe(422)
  expect(await asked()).toEqual(before)
})
