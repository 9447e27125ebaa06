import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOTICE } from '../../src/domain/consents/notice.ts'
import { arrangeRecord, arrangeWays, confirmedAddress } from '../support/family-record.ts'
import type { Answer } from '../support/http-client.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ arrange: async (world, origin) => {
    await arrangeCast(world, origin)
    await arrangeRecord(world)
    await arrangeWays(world)
  } })
})
afterAll(() => server.close())

const RIVERA = '/staff/families/rivera'
const PAGES = ['notes', 'separate', 'summary', 'disclosures', 'members/ana/nudge', 'consents/consent-ana/read'].map((page) => `${RIVERA}/${page}`)
const signedIn = (id: string) => signedInOn(server, id)
const mainOf = ({ body }: Answer) => /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? ''

describe('the pages about one family', () => {
  test('are not there for members, administrators, another team or another clinic, read or sent', async () => {
    for (const who of ['ana', 'adi', 'eli']) {
      const stranger = await signedIn(who)
      for (const path of [RIVERA, ...PAGES]) {
        expect((await stranger.get(path)).status, `${who} ${path}`).toBe(404)
        if (path.endsWith('/read') || path.endsWith('/disclosures') || path === RIVERA) continue
        const fields = { do: 'add', formKey: crypto.randomUUID(), text: 'x', memberIds: ['ana', 'luz'] }
        expect((await stranger.post(path, path.endsWith('separate') ? { ...fields, do: 'separate' } : fields)).status, `${who} sends ${path}`).toBe(404)
      }
    }
    const dana = await signedIn('dana')
    for (const path of ['/staff/families/okafor/notes', '/staff/families/brandt/summary', `${RIVERA}/members/uche/nudge`, `${RIVERA}/consents/consent-uche/read`, '/staff/families/okafor/consents/consent-ana/read']) {
      expect((await dana.get(path)).status, path).toBe(404)
    }
  })

  test('answer nonsense with what is wrong, never with an error of their own', async () => {
    const dana = await signedIn('dana')
    for (const path of PAGES.filter((one) => !/read$|disclosures$/.test(one))) {
      for (const fields of [{}, { do: 'nothing' }, { do: 'add', formKey: 'no', text: '\u0000' }, { do: 'separate', formKey: 'no', memberIds: 'x'.repeat(500) }]) {
        expect((await dana.post(path, fields as Record<string, string>)).status, `${path} ${JSON.stringify(fields)}`).toBe(422)
      }
    }
  })

  test('have neutral titles', async () => {
    const dana = await signedIn('dana')
    for (const path of [RIVERA, ...PAGES]) {
      const title = /<title>(.*)<\/title>/.exec((await dana.get(path)).body)?.[1]
      expect(title, path).not.toMatch(/Ana|Luz|Case 12|treatment|recovery/i)
    }
  })
})

describe('the family page', () => {
  test('shows attendance, days, calls with their note, and what can be done, without a clock time', async () => {
    const page = mainOf(await (await signedIn('dana')).get(RIVERA))
    for (const words of ['Came to 2 of 2 workshops. Last: November 12, 2026.', 'Joined the workshop by phone', 'November 10, 2026: Ana', 'She asked for the evening group.', 'Next call: December 10, 2026.', NOTICE]) {
      expect(page).toContain(words)
    }
    for (const link of ['notes', 'summary', 'disclosures', 'separate', 'pace', 'members/luz/nudge', 'members/ana/code', 'consents/consent-ana/read', 'consents/consent-ana/end', 'calls/new?person=ana', 'unlock?person=ana', 'completions/new?person=ana']) {
      expect(page, link).toContain(`href="${RIVERA}/${link}"`)
    }
    expect(page).not.toContain('members/ana/nudge')
    expect(page).toContain('No safe way to write. Call instead.')
    expect(page).not.toMatch(/\d:\d\d/)
  })
})

describe('a note', () => {
  test('is added, kept when it is too long, and removed', async () => {
    const dana = await signedIn('dana')
    const path = `${RIVERA}/notes`
    const long = await dana.submit(await dana.get(path), path, { do: 'add', text: 'word '.repeat(500) })
    expect([long.status, long.body.includes('word word'), long.body.includes('This is too long')]).toEqual([422, true, true])
    const saved = await dana.follow(await dana.submit(long, path, { do: 'add', text: 'Prefers <b>texts</b>.' }))
    expect(saved.body).toContain('Prefers &#60;b&#62;texts'.replaceAll('&#60;', '&lt;').replaceAll('&#62;', '&gt;'))
    const noteId = /name="noteId" value="([^"]+)"/.exec(saved.body)?.[1] ?? ''
    const removed = await dana.follow(await dana.submit(saved, path, { do: 'remove', noteId }))
    expect([removed.body.includes('Prefers'), removed.body.includes('This note was removed.')]).toEqual([false, true])
  })
})

describe('a nudge', () => {
  test('shows word for word what is sent, in the member’s language, and then the day of the next one', async () => {
    await server.world.transact((db) => db.updateTable('account').set({ locale: 'es' }).where('id', '=', 'luz').execute())
    const dana = await signedIn('dana')
    const path = `${RIVERA}/members/luz/nudge`
    const asked = await dana.get(path)
    const host = new URL(server.origin).host
    expect(asked.body).toContain(`Porchlight: su próxima parte está lista. ${host}`)
    const sent = await dana.follow(await dana.submit(asked, path, {}, path))
    expect(sent.body).toContain('It is on its way.')
    expect(sent.body).toMatch(/You can send the next one on/)
    const again = await dana.submit(asked, path, { formKey: crypto.randomUUID() }, path)
    expect([again.status, again.body.includes('You can send the next one on')]).toEqual([422, true])
  })

  test('has no button without an address that only they read', async () => {
    const dana = await signedIn('dana')
    const path = `${RIVERA}/members/ana/nudge`
    const page = await dana.get(path)
    expect(page.body).toContain('No safe way to write. Call instead.')
    expect(mainOf(page)).not.toContain('<form')
    expect((await dana.post(path, { formKey: crypto.randomUUID() })).status).toBe(422)
  })
})

describe('keeping apart', () => {
  test('leaves no trace on any page of either, and none when it is undone', async () => {
    const [dana, ana, luz] = [await signedIn('dana'), await signedIn('ana'), await signedIn('luz')]
    const pages = ['/family', '/today', '/settings/sharing', '/worksheets/6/share', '/plan/share', '/learn']
    const drawn = async () => Promise.all([ana, luz].map(async (who) => Promise.all(pages.map(async (path) => mainOf(await who.get(path)).replace(/value="[0-9a-f-]{36}"/g, '')))))
    const before = await drawn()
    expect(before[0]?.join()).toContain('Luz')
    const path = `${RIVERA}/separate`
    const form = await dana.get(path)
    expect((await dana.submit(form, path, { do: 'separate', memberIds: 'ana' })).status).toBe(422)
    const done = await dana.follow(await dana.submit(form, path, { do: 'separate', memberIds: ['ana', 'luz'] }))
    const [seenByAna, seenByLuz] = await drawn()
    expect(seenByAna?.join()).not.toContain('Luz')
    expect(seenByLuz?.join()).not.toContain('Ana')
    expect([...seenByAna ?? [], ...seenByLuz ?? []].join()).not.toMatch(/apart|separat|hidden from/i)
    await dana.submit(done, path, { do: 'again', memberA: 'ana', memberB: 'luz' })
    expect(await drawn()).toEqual(before)
  })
})

describe('a summary', () => {
  test('is plain text with the notice, in a box to copy and whole on paper', async () => {
    const dana = await signedIn('dana')
    const path = `${RIVERA}/summary`
    const page = await dana.submit(await dana.get(path), path, {}, path)
    const box = /<textarea[^>]*readonly[^>]*>([\s\S]*?)<\/textarea>/.exec(page.body)?.[1] ?? ''
    for (const words of ['Case 12', 'Workshops: came to 2 of 2.', '- November 10, 2026, reached', 'Prepared by Dana.', NOTICE]) expect(box).toContain(words)
    expect(box).not.toMatch(/evening group|Thursdays|\d:\d\d/)
    expect(/<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page.body)?.[1]).toBe(box)
    expect((await dana.get(`${RIVERA}/disclosures`)).body).toContain('Summary for the clinic’s record')
  })
})

describe('a consent', () => {
  test('reads aloud in both languages, the person’s first', async () => {
    await server.world.transact((db) => db.updateTable('consent').set({ locale: 'es' }).where('id', '=', 'consent-luz').execute())
    const page = mainOf(await (await signedIn('dana')).get(`${RIVERA}/consents/consent-luz/read`))
    const at = ['Qué podemos decir a luz', '20 de febrero de 2027', 'Puede retirarlo en cualquier momento', 'What we may tell luz', 'February 20, 2027', 'You can take it back at any time'].map((words) => page.indexOf(words))
    expect(at.every((place) => place > 0)).toBe(true)
    expect(at).toEqual(at.toSorted((one, other) => one - other))
  })

  test('withdrawn acts at once, on pages opened before as on the next one, and for the person who is signed in', async () => {
    await confirmedAddress(server.world, { id: 'ana' })
    const [dana, ana] = [await signedIn('dana'), await signedIn('ana')]
    const nudge = `${RIVERA}/members/ana/nudge`
    const [open, code, end] = [await dana.get(nudge), await dana.get(`${RIVERA}/members/ana/code`), await dana.get(`${RIVERA}/consents/consent-ana/end`)]
    expect((await ana.get('/family')).body).toContain('Luz')
    expect((await dana.submit(end, `${RIVERA}/consents/consent-ana/end`, {}, '')).location).toBe(RIVERA)
    expect((await dana.submit(open, nudge, {}, nudge)).status).toBe(404)
    expect((await dana.submit(code, `${RIVERA}/members/ana/code`, { checked: 'yes' })).status).toBe(404)
    const page = mainOf(await dana.get(RIVERA))
    expect(page).not.toMatch(/<h3>Ana<|evening group|calls\/new\?person=ana/)
    expect((await ana.get('/today')).status).toBe(200)
    expect(mainOf(await ana.get('/family'))).not.toContain('Luz')
    expect(await server.world.db.selectFrom('nudge').select('id').where('memberId', '=', 'ana').execute()).toEqual([])
  })
})
