import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBox } from '../support/asking.ts'
import { dana } from '../support/cast.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

test('a member asks for a call from Today, sees that it is asked for, and takes it back', async () => {
  const ana = await signedInOn(server, 'ana')
  expect((await ana.get('/today')).body).toContain('href="/ask"')
  const page = await ana.get('/ask')
  expect(page.body).not.toContain('name="text"')
  const sent = await ana.submit(page, '/ask', { do: 'call', callTime: 'evening' })
  expect([sent.status, sent.location]).toEqual([303, '/ask?asked'])
  const after = await ana.get('/ask?asked')
  expect(after.body).toMatch(/We told the clinic\.[\s\S]*You asked on /)
  const id = /name="requestId" value="([^"]+)"/.exec(after.body)?.[1] ?? ''
  expect((await ana.submit(after, '/ask', { do: 'take-back', requestId: id })).status).toBe(303)
  expect((await ana.get('/ask')).body).not.toContain('You asked on ')
})

test('a question goes to its reader and the answer comes back; nobody else finds either', async () => {
  const [ana, luz, reader, eli] = [await signedInOn(server, 'ana'), await signedInOn(server, 'luz'), await signedInOn(server, 'dana'), await signedInOn(server, 'eli')]
  expect((await ana.post('/ask', { do: 'question', text: 'Anyone?', formKey: crypto.randomUUID() })).status).toBe(404)
  await openBox(server.world, dana)
  const long = await ana.submit(await ana.get('/ask'), '/ask', { do: 'question', text: 'x'.repeat(601) })
  expect([long.status, long.body.includes('x'.repeat(601))]).toEqual([422, true])
  expect((await ana.submit(await ana.get('/ask'), '/ask', { do: 'question', text: 'What do I <b>say</b>?' })).status).toBe(303)
  const list = await reader.get('/staff/requests')
  expect(list.body).not.toContain('What do I')
  const path = /\/staff\/requests\/[0-9a-z-]+/.exec(list.body)?.[0] ?? ''
  for (const stranger of [eli, await signedInOn(server, 'adi'), luz]) expect((await stranger.get(path)).status).toBe(404)
  const question = await reader.get(path)
  expect(question.body).toContain('What do I &lt;b&gt;say&lt;/b&gt;?')
  const answered = await reader.submit(question, path, { answer: 'Say that you care.' })
  expect(answered.location).toBe(`${path}?sent`)
  expect((await reader.get(answered.location)).body).toContain('There is no safe way to write to them.')
  const late = await reader.post(path, { answer: 'Again', formKey: crypto.randomUUID() })
  expect([late.status, late.body.includes('A colleague answered first.')]).toEqual([409, true])
  expect((await ana.get('/today')).body).toContain('You have an answer.')
  const own = /\/ask\/[0-9a-z-]+/.exec((await ana.get('/ask')).body)?.[0] ?? ''
  expect((await luz.get(own)).status).toBe(404)
  expect((await ana.get(own)).body).toContain('Say that you care.')
  expect((await ana.get('/today')).body).not.toContain('You have an answer.')
})
