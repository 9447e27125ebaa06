import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { World } from '../../src/domain/world.ts'
import { ana, luz, sam, uche } from '../support/cast.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PATH = '/plan/signs'
const SHEET = { 'yellow-signs': 'Secrecy', 'yellow-own': 'Canary stops singing', 'yellow-steps': 'Canary calls the counselor', 'red-steps': 'Canary calls the clinic' }

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: async (world, origin) => {
  await arrangeCast(world, origin)
  for (const member of [ana, luz, sam]) await fillSheet(world, member)
} }) })
afterAll(() => server.close())

async function fillSheet(world: World, member: FamilyMember): Promise<void> {
  const boxes = Object.entries(SHEET).map(([key, text]) => ({ key, text, version: 0 }))
  await saveTexts(world, member, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey: 'warning-sign-plan', boxes })
}
const signedIn = (id: string) => signedInOn(server, id)
/** The name of the answers to a sign, by the words of its row. */
const nameOf = (body: string, words: string) => new RegExp(`<legend>${words}</legend>.*?name="(sign-[a-z0-9]+)"`, 's').exec(body)?.[1] ?? ''
const kept = (id: string) => server.world.db.selectFrom('privateText').where('memberId', '=', id).where('kind', '=', 'sign').selectAll().execute()

describe('the signs of this week', () => {
  test('are off until their author starts them; a seen sign shows the step that was agreed, and help where it is needed', async () => {
    const browser = await signedIn('ana')
    const off = await browser.get(PATH)
    expect(off.body).not.toContain('type="radio"')
    expect(off.body).toContain('href="/help-now"')
    expect((await browser.submit(off, PATH, { do: 'start' })).location).toBe(`${PATH}?saved`)
    const on = await browser.get(PATH)
    expect(on.body).toContain('Week of ')
    expect(on.body).not.toContain('calls the counselor')

    const sings = nameOf(on.body, 'Canary stops singing')
    await browser.submit(on, PATH, { do: 'save', [sings]: 'saw', [nameOf(on.body, 'Secrecy')]: 'not' })
    const seen = await browser.get(PATH)
    expect(seen.body).toContain('Canary calls the counselor')
    expect(seen.body).not.toContain('Canary calls the clinic')
    expect(seen.body.match(/ checked/g)).toHaveLength(2)
    expect([seen.headers['cache-control'], seen.headers['content-encoding']]).toEqual(['no-store', undefined])

    await browser.submit(seen, PATH, { do: 'save', [sings]: 'not', [nameOf(seen.body, 'Use has happened')]: 'saw' })
    const later = await browser.get(PATH)
    expect(later.body).toContain('Canary calls the clinic')
    expect(later.body).not.toContain('Canary calls the counselor')
    expect(later.body).toMatch(/class="button"[^>]*href="\/help-now"/)
  })

  test('say nothing of how many, are kept sealed as one text, and are emptied by their author', async () => {
    const browser = await signedIn('luz')
    await browser.submit(await browser.get(PATH), PATH, { do: 'start' })
    const on = await browser.get(PATH)
    await browser.submit(on, PATH, { do: 'save', [nameOf(on.body, 'Secrecy')]: 'saw' })
    const { body } = await browser.get(PATH)
    expect(body.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/\b\d+ (of|signs?)\b|%/)
    const [row, ...more] = await kept('luz')
    expect(more).toEqual([])
    expect(row).toMatchObject({ homeKey: 'warning-sign-plan', fieldKey: 'week', sealed: expect.stringMatching(/^p1\./) })
    await browser.submit(await browser.get(PATH), PATH, { do: 'stop' })
    expect((await browser.get(PATH)).body).not.toContain('type="radio"')
  })

  test('marked on two devices show what is saved', async () => {
    const [one, other] = [await signedIn('sam'), await signedIn('sam')]
    await one.submit(await one.get(PATH), PATH, { do: 'start' })
    const [first, second] = [await one.get(PATH), await other.get(PATH)]
    const name = nameOf(first.body, 'Secrecy')
    await one.submit(first, PATH, { do: 'save', [name]: 'saw' })
    const late = await other.submit(second, PATH, { do: 'save', [name]: 'not' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('This was changed on another device.')
    expect((await other.submit(late, PATH, { do: 'save', [name]: 'not' })).status).toBe(303)
  })

  test('marked for a week that is over are not saved as this week’s', async () => {
    const browser = await signedIn('uche')
    await fillSheet(server.world, uche)
    await browser.submit(await browser.get(PATH), PATH, { do: 'start' })
    const on = await browser.get(PATH)
    const secrecy = nameOf(on.body, 'Secrecy')
    for (const monday of ['2026-01-05', '']) {
      const late = await browser.submit(on, PATH, { do: 'save', monday, [secrecy]: 'saw' })
      expect([late.status, late.body.includes('A new week has begun')], monday).toEqual([409, true])
    }
    const after = await browser.get(PATH)
    expect(after.body).not.toContain(' checked')
    expect((await browser.submit(after, PATH, { do: 'save', [secrecy]: 'saw' })).location).toBe(`${PATH}?saved`)
  })

  test('are their author’s alone, and lead to the sheet where there are none', async () => {
    const raul = await (await signedIn('raul')).get(PATH)
    expect(raul.body).not.toContain('Canary')
    expect(raul.body).toContain('href="/worksheets/1"')
    expect((await (await signedIn('dana')).get(PATH)).status).toBe(404)
    expect((await server.browser().get(PATH)).location).toContain('/sign-in')
  })
})
