import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { found } from '../../src/domain/result.ts'
import type { World } from '../../src/domain/world.ts'
import { uche } from '../support/cast.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import type { Browser } from '../support/http-client.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const AGO_MS = 3.5 * 86_400_000
const PATH = '/learn/2/2/practise'
const GATED = '/learn/3/3/practise'
const BOX = 'text-sentence'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ arrange: async (world: World, origin) => {
    await arrangeCast(world, origin)
    const before = { ...world, clock: { now: () => new Date(world.clock.now().getTime() - AGO_MS) } }
    await saveTexts(before, uche, { formKey: crypto.randomUUID(), kind: 'sentence', homeKey: 'signs-you-can-see', boxes: [{ key: 'sentence', text: 'Canary three days ago', version: 0 }] })
  } })
})
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)
const boxOf = (body: string) => new RegExp(`<textarea[^>]*name="${BOX}"[^>]*>([^<]*)</textarea>`).exec(body)?.[1]
const practiceAt = (course: number, module: number) => found(server.world.catalog.at(course, module)?.practise, 'practice')
const answerGate = (browser: Browser, home: string) => browser.get('/learn/3/3/before?part=practise').then((page) => browser.submit(page, '/learn/3/3/before', { home }))

describe('practising a sentence', () => {
  test('says who sees it, shows the steps once something is written, and names no tick', async () => {
    const ana = await signedIn('ana')
    const { situation, steps } = practiceAt(2, 2)
    const page = await ana.get(PATH)
    expect(page.body).toContain('Only you can see this. No one reads this in real time.')
    expect(page.body).toContain(situation.en)
    expect(page.body).toContain('<title>Module 2, practice – Porchlight</title>')
    expect(page.body).not.toContain(steps[0]?.en)
    expect((await ana.submit(page, PATH, { [BOX]: 'Canary of a sentence' })).location).toBe(`${PATH}?saved#steps`)
    const saved = await ana.get(PATH)
    expect(boxOf(saved.body)).toBe('Canary of a sentence')
    for (const { en } of steps) expect(saved.body).toContain(en)
    expect(saved.body).toContain('No one grades this.')
    expect(saved.body.match(/<input type="checkbox"[^>]*>/g)?.every((tick) => !tick.includes('name='))).toBe(true)
    expect([saved.headers['cache-control'], saved.headers['content-encoding']]).toEqual(['no-store', undefined])
  })

  test('is nobody else’s: not a relative’s, not the team’s, and signed out one is asked to sign in', async () => {
    await (await signedIn('ana')).get(PATH)
    expect(boxOf((await (await signedIn('luz')).get(PATH)).body)).toBe('')
    expect((await (await signedIn('dana')).get(PATH)).status).toBe(404)
    expect((await server.browser().get(PATH)).location).toContain('/sign-in')
    expect((await server.browser().post(PATH, { formKey: crypto.randomUUID(), [BOX]: 'x' })).location).toContain('/sign-in')
  })

  test('is not there in a module without one', async () => {
    expect((await (await signedIn('ana')).get('/learn/3/5/practise')).status).toBe(404)
    expect((await (await signedIn('ana')).get('/learn/5/1/practise')).status).toBe(404)
  })

  test('changed on two devices shows both, and too long keeps every word', async () => {
    const [one, other] = [await signedIn('sam'), await signedIn('sam')]
    const [first, second] = [await one.get(PATH), await other.get(PATH)]
    await one.submit(first, PATH, { [BOX]: 'First' })
    const both = await other.submit(second, PATH, { [BOX]: 'Second' })
    expect(both.status).toBe(409)
    expect(both.body).toContain('First')
    expect(boxOf(both.body)).toBe('Second')
    expect((await other.submit(both, PATH, { pick: 'typed' })).status).toBe(303)
    const long = await one.submit(await one.get(PATH), PATH, { [BOX]: 'x'.repeat(2_001) })
    expect(long.status).toBe(422)
    expect(boxOf(long.body)).toHaveLength(2_001)
  })

  test('is not emptied by a form that lost its box on the way', async () => {
    const uche = await signedIn('uche')
    const version = /name="version" value="(\d+)"/.exec((await uche.get(PATH)).body)?.[1] ?? ''
    expect((await uche.post(PATH, { formKey: crypto.randomUUID(), version })).status).toBe(422)
    expect(boxOf((await uche.get(PATH)).body)).toBe('Canary three days ago')
  })

  test('behind the safety question waits for its answer; the safer way asks nothing of anyone, and both keep one and the same box', async () => {
    const { safer, steps, situation } = practiceAt(3, 3)
    const kept = []
    for (const [id, home] of [['ana', 'no'], ['luz', 'yes']] as const) {
      const browser = await signedIn(id)
      expect((await browser.get(GATED)).location).toBe('/learn/3/3/before?part=practise')
      expect((await answerGate(browser, home)).location).toBe(GATED)
      await browser.submit(await browser.get(GATED), GATED, { [BOX]: 'My few words.' })
      const { body } = await browser.get(GATED)
      expect(body.includes(situation.en), id).toBe(home === 'no')
      expect(body.includes(safer?.situation.en ?? '?'), id).toBe(home === 'yes')
      expect(body.match(/<input type="checkbox"/g), id).toHaveLength(steps.length)
      kept.push(await server.world.db.selectFrom('privateText').where('memberId', '=', id).where('homeKey', '=', 'boundaries').select(['kind', 'homeKey', 'fieldKey', 'version']).execute())
    }
    expect(kept[0]).toEqual(kept[1])
  })

  test('prints with the module as a box for a pen', async () => {
    const { body } = await server.browser().get('/learn/2/2/print')
    expect(body).toContain('Practice the sentence')
    for (const { en } of practiceAt(2, 2).steps) expect(body).toContain(en)
    expect(body).not.toContain('Canary')
  })

  test('three days later Today asks about it once, and shows none of it', async () => {
    const browser = await signedIn('uche')
    const today = await browser.get('/today')
    expect(today.body.match(/Did you try it\?/g)).toHaveLength(1)
    // It fits the safer way too, where nothing is to be said to anyone.
    expect(today.body).toContain('You wrote a few words in module 2')
    expect(today.body).not.toContain('what to say')
    expect(today.body).toContain(`href="${PATH}"`)
    expect(today.body).not.toContain('Canary')
    expect((await browser.submit(today, '/today', { reply: 'not-yet' })).location).toBe('/today?noted')
    expect((await browser.get('/today')).body).not.toContain('Did you try it?')
  })

  test('is linked from the module and from its end', async () => {
    expect((await (await signedIn('ana')).get('/learn/2/2')).body).toContain(`href="${PATH}"`)
    expect((await server.browser().get('/learn/2/2')).body).not.toContain(`href="${PATH}"`)
  })
})
