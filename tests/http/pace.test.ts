import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { addSeries } from '../support/calendar.ts'
import { dana } from '../support/cast.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ arrange: arrangeCast })
  await assignCourse(server.world, dana, { formKey: key(), courseKey: course(0), memberIds: ['ana', 'luz'], familyIds: [], dueOn: null, anyLanguage: true })
})
afterAll(() => server.close())

const key = () => crypto.randomUUID()
const RIVERA = '/staff/families/rivera'
const PACE = `${RIVERA}/pace`
const OUTSIDE = `${RIVERA}/completions/new`
const ASSIGN = '/staff/assignments/new'
const CHANGED = 'Your plan has changed. Here is your next step.'
const signedIn = (id: string) => signedInOn(server, id)
const course = (at: number) => server.world.catalog.courses[at]?.key ?? ''
const moduleKey = () => server.world.catalog.courses[0]?.modules[0]?.key ?? ''

describe('the pace of a family', () => {
  test('is paused and resumed by its forms, and the family reads the same words once', async () => {
    const [browser, ana] = [await signedIn('dana'), await signedIn('ana')]
    const paused = await browser.post(PACE, { act: 'pause', formKey: key() })
    expect(paused.location).toBe(`${PACE}?saved`)
    expect((await browser.follow(paused)).body).toContain('This family is paused.')
    expect((await ana.get('/today')).body).toContain(CHANGED)
    expect((await ana.get('/today')).body).not.toContain(CHANGED)
    const again = await browser.post(PACE, { act: 'pause', formKey: key() })
    expect([again.status, again.body.includes('This was changed in the meantime.')]).toEqual([409, true])
    expect((await browser.post(PACE, { act: 'resume', formKey: key() })).status).toBe(303)
  })

  test('steps down to what stays ticked', async () => {
    const [browser, luz] = [await signedIn('dana'), await signedIn('luz')]
    const page = await browser.get(PACE)
    const ids = [...page.body.matchAll(/name="keptIds" value="([^"]+)"/g)].map((found) => found[1] ?? '')
    expect(ids).toHaveLength(2)
    const ofLuz = await server.world.db.selectFrom('assignment').where('memberId', '=', 'luz').select('id').executeTakeFirst()
    const fields = { act: 'step-down', formKey: key(), shownIds: ids, keptIds: ids.filter((id) => id !== ofLuz?.id) }
    expect((await browser.post(PACE, fields)).status).toBe(303)
    const today = (await luz.get('/today')).body
    expect([today.includes(CHANGED), today.includes('Your clinic has not picked a course yet.')]).toEqual([true, true])
  })

  test('ends with the way to the consents, and opens again', async () => {
    const browser = await signedIn('dana')
    const ended = await browser.follow(await browser.post(PACE, { act: 'end', formKey: key() }))
    expect(ended.body).toContain(`${RIVERA}/consents/consent-ana/end`)
    const ana = await signedIn('ana')
    expect((await ana.get('/learn/1/1/1')).status).toBe(200)
    expect((await browser.follow(await browser.post(PACE, { act: 'reopen', formKey: key() }))).body).toContain('This family goes on with less.')
  })

  test('of another family is the same 404, and what is not understood is refused', async () => {
    const [browser, eli, adi, ana] = [await signedIn('dana'), await signedIn('eli'), await signedIn('adi'), await signedIn('ana')]
    for (const path of [PACE, OUTSIDE, `${RIVERA}/unlock`]) {
      expect((await eli.get(path)).status, path).toBe(404)
      expect((await adi.get(path)).status, path).toBe(404)
      expect((await ana.get(path)).status, path).toBe(404)
    }
    expect((await eli.post(PACE, { act: 'pause', formKey: key() })).status).toBe(404)
    for (const odd of [{}, { act: 'sleep', formKey: key() }, { act: 'pause', formKey: 'x' }, { act: 'step-down', formKey: key(), keptIds: 'x'.repeat(5_000) }]) {
      expect((await browser.post(PACE, odd)).status, JSON.stringify(odd).slice(0, 60)).toBe(422)
    }
  })
})

describe('one’s own pause', () => {
  test('stops Today at once, the clinic’s next step with it, and goes on again', async () => {
    const browser = await signedIn('ana')
    const paused = await browser.follow(await browser.post('/settings/pause', { act: 'pause', formKey: key() }))
    expect(paused.body).toContain('Your course is paused.')
    expect((await browser.get('/today')).body).toContain('Nothing waits for you.')
    await browser.post('/settings/pause', { act: 'resume', formKey: key() })
    expect((await browser.get('/today')).body).not.toContain('Nothing waits for you.')
    expect((await browser.post('/settings/pause', { act: 'sleep' })).status).toBe(422)
  })
})

describe('paper or phone', () => {
  test('is marked, seen by the person, and undone', async () => {
    const [browser, luz] = [await signedIn('dana'), await signedIn('luz')]
    const today = new Date().toISOString().slice(0, 10)
    const fields = { do: 'record', memberId: 'luz', moduleKey: moduleKey(), how: 'phone', doneOn: '2026-01-01' }
    expect((await browser.post(OUTSIDE, { ...fields, doneOn: '2999-01-01', formKey: key() })).body).toContain('Choose today or a day before.')
    const recent = new Date(Date.parse(today) - 3 * 86_400_000).toISOString().slice(0, 10)
    const marked = await browser.post(OUTSIDE, { ...fields, doneOn: recent, formKey: key() })
    expect(marked.location).toBe(`${OUTSIDE}?saved`)
    expect((await luz.get('/learn/1/1')).body).toContain('Marked as done by phone by Dana')
    const twice = await browser.post(OUTSIDE, { ...fields, doneOn: recent, formKey: key() })
    expect([twice.status, twice.body.includes('finished that module already')]).toEqual([422, true])
    const undone = await browser.submit(await browser.get(OUTSIDE), OUTSIDE, { do: 'undo', recordId: /name="recordId" value="([^"]+)"/.exec(twice.body)?.[1] ?? '', formKey: key() })
    expect(undone.location).toBe(`${OUTSIDE}?undone`)
    expect((await luz.get('/learn/1/1')).body).not.toContain('Marked as')
  })

  test('what is missing or not theirs is answered', async () => {
    const browser = await signedIn('dana')
    const empty = await browser.post(OUTSIDE, { do: 'record', formKey: key(), memberId: '', moduleKey: '', doneOn: '' })
    expect([empty.status, empty.body.split('Choose one.').length > 3]).toEqual([422, true])
    const ofUche = { do: 'record', formKey: key(), memberId: 'uche', moduleKey: moduleKey(), how: 'paper', doneOn: '2026-01-01' }
    expect((await browser.post(OUTSIDE, ofUche)).status).toBe(404)
    expect((await browser.post(OUTSIDE, { do: 'undo', formKey: key(), recordId: 'nothing' })).status).toBe(404)
    expect((await browser.post(`${RIVERA}/unlock`, { formKey: key(), memberId: 'ana', moduleKey: moduleKey() })).status).toBe(404)
    expect((await browser.post(`${RIVERA}/unlock`, {})).status).toBe(422)
  })
})

describe('assigning by week to a workshop group', () => {
  test('shows each person’s first and last date before it is done', async () => {
    await addSeries(server.world, 'mondays', ['rivera'])
    const browser = await signedIn('dana')
    const step = async (page: Awaited<ReturnType<typeof browser.get>>, fields: Record<string, string>) => browser.submit(page, ASSIGN, fields, ASSIGN)
    const people = await step(await browser.get(ASSIGN), { courseKey: course(1) })
    expect(people.body).toContain('Monday workshop, 18:00')
    const dates = await step(people, { seriesIds: 'mondays' })
    const wrong = await step(dates, { dates: 'by-week', firstWeek: 'soon' })
    expect([wrong.status, wrong.body.includes('Write a week from 1 to 52.')]).toEqual([422, true])
    const check = await step(wrong, { dates: 'by-week', firstWeek: '1', latecomers: 'catch-up' })
    expect(check.body).toMatch(/By week, from week 1[\s\S]*Ana: \w+ \d+, \d{4} to \w+ \d+, \d{4}/)
    const done = await browser.submit(check, ASSIGN, { formKey: key() })
    expect(done.status).toBe(303)
    const dated = await server.world.db.selectFrom('assignmentModule').select('moduleKey').execute()
    expect(dated.length).toBeGreaterThan(0)
  })

  test('to a workshop of other families is not found', async () => {
    await addSeries(server.world, 'theirs', ['okafor'])
    const browser = await signedIn('dana')
    const fields = { step: 'check', formKey: key(), courseKey: course(0), seriesIds: 'theirs', dates: 'none' }
    expect((await browser.post(ASSIGN, fields)).status).toBe(404)
  })
})
