import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { recoverWithCode } from '../../src/domain/accounts/recover-with-code.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { World } from '../../src/domain/world.ts'
import { OTHER_PASSWORD } from '../support/accounts.ts'
import { ana, dana, HARBOR, luz, sam } from '../support/cast.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PATH = '/plan/agreed'
const SIGN = 'Canary stops singing'
const LIMIT = 'Canary says good night'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: async (world, origin) => {
  await arrangeCast(world, origin)
  for (const member of [ana, luz, sam]) await write(world, member, 'warning-sign-plan', 'yellow-own', SIGN)
  await write(world, ana, 'boundary-planner', 'i-will', LIMIT)
} }) })
afterAll(() => server.close())

const write = (world: World, member: FamilyMember, homeKey: string, key: string, text: string, version = 0) =>
  saveTexts(world, member, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey, boxes: [{ key, text, version }] })
const signedIn = (id: string, password = passwordOf(id)) => signedInOn(server, id, password)
const dayIn = (body: string) => /\/plan\/agreed\/(\d{4}-\d{2}-\d{2})/.exec(body)?.[1] ?? ''

describe('a plan that was agreed on', () => {
  test('sets both dates, stays as it was that day, and opens again', async () => {
    const browser = await signedIn('ana')
    expect((await browser.get('/plan')).body).toContain(`href="${PATH}"`)
    expect((await browser.submit(await browser.get(PATH), PATH, { reviewOn: '2030-01-15' })).location).toBe(`${PATH}?kept`)
    expect((await browser.get('/plan')).body).toContain('January 15, 2030')
    await write(server.world, ana, 'warning-sign-plan', 'yellow-own', 'Another sign', 1)
    const list = await browser.get(PATH)
    const version = await browser.get(`${PATH}/${dayIn(list.body)}`)
    expect(version.body).toContain(SIGN)
    expect(version.body).not.toContain('Another sign')
    expect(version.body).not.toContain(LIMIT)
    await browser.submit(await browser.get('/worksheets/4/before'), '/worksheets/4/before', { home: 'no' })
    expect((await browser.get(`${PATH}/${dayIn(list.body)}`)).body).toContain(LIMIT)
    expect([version.headers['cache-control'], version.headers['content-encoding']]).toEqual(['no-store', undefined])
  })

  test('is deleted by its author, and is nobody else’s', async () => {
    const browser = await signedIn('luz')
    await browser.submit(await browser.get(PATH), PATH, { reviewOn: '' })
    const at = `${PATH}/${dayIn((await browser.get(PATH)).body)}`
    expect((await (await signedIn('uche')).get(at)).status).toBe(404)
    const staff = await signedIn('dana')
    for (const path of [PATH, at]) expect((await staff.get(path)).status).toBe(404)
    for (const path of [PATH, at]) expect((await server.browser().get(path)).location).toContain('/sign-in')
    expect((await browser.submit(await browser.get(at), at, { formKey: crypto.randomUUID() })).location).toBe(`${PATH}?deleted`)
    expect((await browser.get(at)).status).toBe(404)
    for (const path of ['2026-02-30', 'x', '__proto__']) expect((await browser.get(`${PATH}/${path}`)).status, path).toBe(404)
  })

  test('is deleted by no address that names no day, and by no form without its key', async () => {
    const browser = await signedIn('uche')
    for (const day of ['x', '2026-02-30', '%E4%B8%AD', '%0d%0aX-Y:%201', '%25']) {
      for (const fields of [{}, { formKey: crypto.randomUUID() }]) expect((await browser.post(`${PATH}/${day}`, fields)).status, day).toBe(404)
    }
    expect((await browser.post(`${PATH}/2026-11-24`, {})).location).toBe(`${PATH}/2026-11-24`)
  })

  test('has nothing to keep where nothing is written, and asks again for a date that is none', async () => {
    expect((await (await signedIn('uche')).get(PATH)).body).toContain('Nothing is written yet')
    const browser = await signedIn('ana')
    expect((await browser.submit(await browser.get(PATH), PATH, { reviewOn: 'soon' })).status).toBe(422)
  })

  test('after a recovery through the clinic every page of the plan says until when it is shut, and shows no word', async () => {
    const before = await signedIn('sam')
    await before.submit(await before.get(PATH), PATH, { reviewOn: '' })
    const day = dayIn((await before.get(PATH)).body)
    const given = await giveSignInCode(server.world, { ...dana, id: 'eli' }, { memberId: 'sam' })
    const code = given.ok ? given.value.code : ''
    expect(await recoverWithCode(server.world, HARBOR, { name: 'sam', code, passwordNew: OTHER_PASSWORD, address: '203.0.113.7' })).toMatchObject({ ok: true })
    const browser = await signedIn('sam', OTHER_PASSWORD)
    for (const path of ['/plan', '/plan/signs', PATH, `${PATH}/${day}`]) {
      const page = await browser.get(path)
      expect(page.status, path).toBe(200)
      expect(page.body, path).toContain('what you wrote opens again on')
      expect(page.body, path).not.toContain('Canary')
    }
    for (const path of ['/plan/print', '/plan/file']) expect((await browser.get(path)).location, path).toBe('/plan')
    expect((await browser.get('/plan/share')).body).not.toContain('Canary')
  })
})
