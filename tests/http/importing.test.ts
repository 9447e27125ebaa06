import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFile, importLine } from '../support/import-file.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const PATH = '/staff/families/import'
const today = () => new Date().toISOString().slice(0, 10)

test('many families are checked first, then added in one go, and the caseload has them', async () => {
  const browser = await signedInOn(server, 'dana')
  const text = importFile(Array.from({ length: 480 }, (_, at) => importLine(today(), { label: `Case ${500 + at}`, recipient: `Noa ${at}` })))
  expect(text.length).toBeGreaterThan(65_536)
  const checked = await browser.submit(await browser.get(PATH), PATH, { text, step: 'check' })
  expect(checked.status).toBe(200)
  expect(checked.body).toContain('480 families and 480 people would be added.')
  expect((await browser.get('/staff')).body).not.toContain('Case 500')
  const brought = await browser.submit(checked, PATH, { step: 'bring' })
  expect([brought.status, brought.location]).toEqual([303, '/staff'])
  expect((await browser.get('/staff')).body).toContain('Case 500')
})

test('a file with a wrong line adds nothing, keeps what was pasted and says which line', async () => {
  const browser = await signedInOn(server, 'dana')
  const text = importFile([importLine(today(), { label: 'Case 900' }), importLine(today(), { label: 'Case 901', signedOn: 'soon' })])
  for (const step of ['check', 'bring']) {
    const answer = await browser.submit(await browser.get(PATH), PATH, { text, step })
    expect([answer.status, answer.body.includes('Line 3'), answer.body.includes('Case 901')]).toEqual([422, true, true])
  }
  expect((await browser.get('/staff')).body).not.toContain('Case 900')
})

test('is for clinicians alone, and its empty file has the headings of the reader’s language', async () => {
  const adi = await signedInOn(server, 'adi')
  expect((await adi.get(PATH)).status).toBe(404)
  expect((await adi.post(PATH, { text: 'Family\na', step: 'bring', formKey: crypto.randomUUID() })).status).toBe(404)
  const example = await (await signedInOn(server, 'dana')).get(`${PATH}/example.csv`)
  expect(example.body).toMatch(/^\uFEFF?Family,Start day,Name to print,/)
})
