import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addMembers, giveFirstTries, MISSED, RIGHT, spread } from '../support/answered.ts'
import { BEACON } from '../support/cast.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const [PROGRAM, QUESTIONS] = ['/staff/reports/program', '/staff/reports/questions']
let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)
const moduleKey = 'relapse-is-a-process'
const quiz = () => server.world.catalog.module(moduleKey)!.quiz
const flags = () => server.world.db.selectFrom('questionFlag').select(['questionKey', 'flaggedBy', 'clearedBy']).orderBy('id').execute()

describe('the reports of totals', () => {
  test('are not there for family members and administrators', async () => {
    for (const path of [PROGRAM, QUESTIONS, `${QUESTIONS}?module=2.1`]) {
      for (const who of ['ana', 'adi']) expect((await (await signedIn(who)).get(path)).status, `${who} ${path}`).toBe(404)
      expect((await server.browser().get(path)).location, path).toContain('/staff/sign-in')
    }
    const fields = { formKey: crypto.randomUUID(), do: 'flag', moduleKey, questionKey: quiz()[0]!.key, reason: 'not-taught' }
    for (const who of ['ana', 'adi']) expect((await (await signedIn(who)).post(`${QUESTIONS}?module=2.1`, fields)).status, who).toBe(404)
    expect(await flags()).toEqual([])
  })

  test('tell nothing of private modules, or of modules and times that are not there', async () => {
    const dana = await signedIn('dana')
    const hidden = server.world.catalog.courses.flatMap((course) => course.modules.filter((module) => module.private).map((module) => `${course.order}.${module.order}`))
    expect(hidden.length).toBeGreaterThan(0)
    for (const address of [...hidden, '9.9', 'x', '2', moduleKey]) expect((await dana.get(`${QUESTIONS}?module=${address}`)).status, address).toBe(404)
    for (const time of ['2019-q1', 'soon']) expect((await dana.get(`${PROGRAM}?time=${time}`)).status, time).toBe(404)
    const { body } = await dana.get(QUESTIONS)
    for (const address of hidden) expect(body).not.toContain(`value="${address}"`)
  })

  test('show numbers from eleven people on, in a chart and in a table', async () => {
    const dana = await signedIn('dana')
    const question = quiz()[0]!
    const key = (isRight: boolean) => question.options.find(({ right }) => (right ?? false) === isRight)!.key
    const [right, missed] = [{ ...RIGHT, options: key(true) }, { ...MISSED, options: key(false) }]
    expect((await dana.get(`${QUESTIONS}?module=2.1`)).body).toContain('Fewer than 11 people have answered this one.')
    const answers = spread([17, right], [14, missed], [11, { options: 'unsure', outcome: 'unsure' }])
    await giveFirstTries(server.world, await addMembers(server.world, answers.length), moduleKey, (at) => ({ [question.key]: { ...answers[at]!, version: question.version } }))
    await giveFirstTries(server.world, await addMembers(server.world, 30, { clinicId: BEACON }), moduleKey, () => ({ [question.key]: { ...right, version: question.version } }))
    const { body } = await dana.get(`${QUESTIONS}?module=2.1`)
    expect(body).toContain('42 people answered. Right at the first try: 17 (40%). Not sure yet: Not shown.')
    expect(body).toContain('Many families missed this one')
    expect(body.match(/>17 \(40%\)<\/(td|text)>/g)).toHaveLength(2)
    expect(body).toContain('42 CFR part 2')
    expect(body).not.toMatch(/answers-\d|Case answering/)
    expect((await dana.get(PROGRAM)).body).toMatch(/People who joined<\/th><td data-label="Count">47</)
  })

  test('leave as a file with the notice on top, which is recorded', async () => {
    const dana = await signedIn('dana')
    const answer = await dana.post(PROGRAM, {})
    expect([answer.status, answer.headers['content-disposition']]).toEqual([200, expect.stringMatching(/^attachment; filename="report-program-\d{4}-\d\d-\d\d\.csv"$/)])
    const [notice, headings, all, ...spans] = answer.body.replace('\uFEFF', '').trim().split('\r\n')
    expect(notice).toMatch(/^42 CFR part 2 prohibits/)
    expect(headings).toBe('Time,Families who joined,People who joined,People who finished a first module,Workshops held,Times someone came,Times someone was not there')
    expect(all).toBe('Since the start,45,47,Not shown,0,Not shown,Not shown')
    expect(await server.world.db.selectFrom('audit').where('event', '=', 'report.exported').select(['actorId', 'objectId', 'reason']).execute())
      .toEqual([{ actorId: 'dana', objectId: 'program', reason: `csv lines=${spans.length + 1}` }])
    for (const who of ['ana', 'adi']) expect((await (await signedIn(who)).post(PROGRAM, {})).status, who).toBe(404)
  })

  test('take a flag for the author and its reason, and any clinician takes it down', async () => {
    const [dana, eli] = [await signedIn('dana'), await signedIn('eli')]
    const path = `${QUESTIONS}?module=2.1&flag=2`
    const empty = await dana.submit(await dana.get(path), path, { do: 'flag' })
    expect([empty.status, empty.body.includes('There is a problem')]).toEqual([422, true])
    const sent = await dana.submit(empty, path, { do: 'flag', reason: 'hard-to-read' })
    expect([sent.status, sent.location]).toEqual([303, `${QUESTIONS}?module=2.1&flagged`])
    const again = await eli.submit(await eli.get(path), path, { do: 'flag', reason: 'not-taught' })
    expect([again.status, again.body.includes('A colleague flagged this question already.')]).toEqual([422, true])
    const seen = await eli.get(QUESTIONS)
    expect(seen.body).toMatch(/Module 2\.1, question 2[^]*The words are hard to read\. Dana, [^]*content\/courses\/2-signs\/01-relapse-is-a-process\/quiz\.yaml/)
    const down = await eli.submit(seen, QUESTIONS, { do: 'clear' })
    expect([down.status, down.location]).toEqual([303, `${QUESTIONS}?cleared`])
    expect(await flags()).toEqual([{ questionKey: quiz()[1]!.key, flaggedBy: 'dana', clearedBy: 'eli' }])
    expect((await eli.get(QUESTIONS)).body).toContain('No question is flagged.')
  })

  test('draw a bad form again, and find no flag and no question that is not theirs', async () => {
    const dana = await signedIn('dana')
    const formKey = () => crypto.randomUUID()
    expect((await dana.post(QUESTIONS, { do: 'nothing' })).status).toBe(422)
    expect((await dana.post(QUESTIONS, {})).status).toBe(422)
    expect((await dana.post(`${QUESTIONS}?module=2.1&flag=99`, { do: 'flag', reason: 'x', formKey: formKey() })).status).toBe(422)
    expect((await dana.post(QUESTIONS, { do: 'clear', flagId: 'nothing', formKey: formKey() })).status).toBe(404)
    expect((await dana.post(QUESTIONS, { do: 'flag', moduleKey, questionKey: 'nothing', reason: 'not-taught', formKey: formKey() })).status).toBe(404)
  })
})
