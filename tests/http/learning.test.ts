import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { quizStateOf } from '../../src/domain/quizzes/quiz-state.ts'
import { meantBySeed } from '../../src/domain/quizzes/shown-question.ts'
import { HARBOR } from '../support/cast.ts'
import type { Browser } from '../support/http-client.ts'
import { placesOf, rightOptions } from '../support/quiz-forms.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import type { TestServer } from '../support/server.ts'
import { startServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)

async function continueTo(browser: Browser, path: string): Promise<string> {
  const page = await browser.get(path)
  return (await browser.submit(page, path, { do: 'continue' })).location
}

/** Reads the module at `path` to its quiz and begins it. */
async function beginQuiz(browser: Browser, path: string): Promise<string> {
  let at = `${path}/1`
  while (!at.endsWith('/quiz')) at = await continueTo(browser, at)
  const page = await browser.get(at)
  return (await browser.submit(page, at, {}, '')).location
}

/** What the form at a question's address sends when it is answered right. */
async function rightPlaces(id: string, at: string): Promise<string[]> {
  const [, , course, order, , number] = at.split('/').map(Number)
  const module = server.world.catalog.at(course ?? 0, order ?? 0)
  if (!module) throw new Error(`No module at ${at}`)
  const member = { role: 'family-member' as const, clinicId: HARBOR, id, familyId: '' }
  const progress = await findProgress(server.world.db, member, module)
  const question = quizStateOf(module, progress).asked[(number ?? 0) - 1]
  return question ? placesOf(member, question, progress.attempts, rightOptions(question)) : []
}

describe('taking a module', () => {
  test('goes part by part to the quiz, each answer saved, to the finished page', async () => {
    const ana = await signedIn('ana')
    let at = await beginQuiz(ana, '/learn/1/1')
    while (!at.endsWith('/answers')) {
      const page = await ana.get(at)
      const saved = await ana.submit(page, at, { options: await rightPlaces('ana', at) })
      expect(saved).toMatchObject({ status: 303, location: at })
      const answered = await ana.get(at)
      expect(answered.body).toContain('Your answer is saved.')
      at = /href="([^"]+\/quiz\/[^"]+)"/.exec(answered.body)?.[1] ?? ''
    }
    expect(at).toBe('/learn/1/1/quiz/answers')
    expect((await ana.get(at)).body).toContain('This quiz is done.')
    expect((await ana.get('/learn/1/1/done')).body).toContain('One more window is lit.')
  })

  test('left in the middle, it goes on from another device at the first unfinished part', async () => {
    await continueTo(await signedIn('luz'), '/learn/2/1/1')
    const other = await signedIn('luz')
    const page = await other.get('/learn/2/1')
    expect(page.body).toMatch(/href="\/learn\/2\/1\/2"[^>]*>\s*Keep going/)
  })

  test('a retry asks only what was missed', async () => {
    const raul = await signedIn('raul')
    let at = await beginQuiz(raul, '/learn/3/2')
    for (let index = 0; !at.endsWith('/answers'); index++) {
      const page = await raul.get(at)
      await raul.submit(page, at, { options: index < 2 ? ['unsure'] : await rightPlaces('raul', at) })
      at = /href="([^"]+\/quiz\/[^"]+)"/.exec((await raul.get(at)).body)?.[1] ?? ''
    }
    const answers = await raul.get(at)
    expect(answers.body).toContain('Let us look at two again.')
    const again = await raul.submit(answers, at, {}, '/learn/3/2/quiz')
    const [first, second] = ['/learn/3/2/quiz/1', '/learn/3/2/quiz/2'] as const
    expect(again.location).toBe(first)
    expect((await raul.get(first)).body).toContain('Once more: question 1 of 2')
    await raul.submit(await raul.get(first), first, { options: await rightPlaces('raul', first) })
    expect((await raul.get(first)).body).toContain(second)
    await raul.submit(await raul.get(second), second, { options: await rightPlaces('raul', second) })
    expect((await raul.get(second)).body).toContain('See your answers')
    expect(await raul.get('/learn/3/2/quiz/3')).toMatchObject({ status: 303, location: '/learn/3/2/quiz' })
  })
})

describe('a sign-in that ended in the middle of a quiz', () => {
  async function endIdle(id: string): Promise<void> {
    const long = '2026-01-01T00:00:00.000Z'
    await server.world.transact((db) => db.updateTable('signIn').set({ lastSeenAt: long }).where('clinicId', '=', HARBOR)
      .where('accountId', '=', id).execute())
  }

  test('keeps the answer: after signing in again it is saved and the same question is there', async () => {
    const uche = await signedIn('uche')
    const at = await beginQuiz(uche, '/learn/2/2')
    const page = await uche.get(at)
    await endIdle('uche')
    const asked = await uche.submit(page, at, { options: await rightPlaces('uche', at) })
    expect(asked.body).toContain('name="held"')
    const back = await uche.submit(asked, '/sign-in', { name: 'uche', password: passwordOf('uche') })
    expect(back).toMatchObject({ status: 303, location: at })
    const question = await uche.get(at)
    expect(question.status).toBe(200)
    expect(question.body).toContain('Your answer is saved.')
  })

  test('is not handed to another person', async () => {
    const sam = await signedIn('sam')
    const at = await beginQuiz(sam, '/learn/2/2')
    const page = await sam.get(at)
    await endIdle('sam')
    const asked = await sam.submit(page, at, { options: await rightPlaces('sam', at) })
    await sam.submit(asked, '/sign-in', { name: 'luz', password: passwordOf('luz') })
    const answers = await server.world.db.selectFrom('answer').where('memberId', 'in', ['sam', 'luz']).selectAll().execute()
    expect(answers).toEqual([])
  })

  test('asks for a page again after signing in', async () => {
    const luz = await signedIn('luz')
    await endIdle('luz')
    expect(await luz.get('/learn/3/1/quiz')).toMatchObject({ status: 303, location: '/sign-in?to=%2Flearn%2F3%2F1%2Fquiz' })
  })
})

describe('bad input to learning forms', () => {
  const formKey = () => crypto.randomUUID()

  test('nothing chosen is said beside the field and keeps the page', async () => {
    const luz = await signedIn('luz')
    const page = await luz.get('/learn/1/3/1')
    const answer = await luz.submit(page, '/learn/1/3/1', { do: 'answer' })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('Choose an answer.')
    expect(answer.body).toContain('<title>Error: ')
  })

  test('missing, wrong, repeated and forged fields are never a 500', async () => {
    const luz = await signedIn('luz')
    const bodies: Record<string, string | string[]>[] = [
      {}, { do: 'nothing' }, { do: 'continue' }, { do: 'continue', formKey: 'x' }, { do: ['answer', 'continue'], formKey: formKey() },
      { do: 'answer', formKey: formKey(), options: Array.from({ length: 50 }, () => 'a') },
      { do: 'answer', formKey: formKey(), options: ['x'.repeat(5_000)] }, { do: 'answer', formKey: formKey(), options: ['\u0000', '__proto__'] },
      { do: 'answer', formKey: formKey(), options: ['a'], move: 'a sideways' }, { __proto__x: '1', constructor: 'x' },
    ]
    for (const body of bodies) {
      const { status } = await luz.post('/learn/1/3/1', body)
      expect([303, 422], JSON.stringify(body).slice(0, 80)).toContain(status)
    }
  })

  test('numbers that name no module, part or question are not found', async () => {
    const luz = await signedIn('luz')
    for (const path of ['/learn/9', '/learn/1/9', '/learn/1/1/9', '/learn/01/1', '/learn/1/1/0', '/learn/1/x', '/learn/1/1/quiz/99', '/learn/-1', '/learn/1/1/1/1']) {
      expect((await luz.get(path)).status, path).toBe(404)
    }
  })

  test('signed out, a check answers at once and nothing is recorded', async () => {
    const reader = server.browser()
    const before = await server.world.db.selectFrom('checkAnswer').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    const page = await reader.get('/learn/1/1/1')
    const check = server.world.catalog.at(1, 1)!.checks[0]!
    const values = [...page.body.matchAll(/name="options"[^>]* value="([^"]+)"/g)].map(([, value]) => value)
    expect(values, 'a form tells places, not keys').toEqual([...check.options.map((_, at) => String(at + 1)), 'unsure'])
    const option = check.options.find(({ key }) => key === meantBySeed(check, '', ['2'])[0])
    const answer = await reader.submit(page, '/learn/1/1/1', { do: 'answer', options: ['2'] })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatch(/class="feedback"/)
    expect(answer.body).toContain(option?.feedback.en.slice(-30))
    const after = await server.world.db.selectFrom('checkAnswer').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    expect(after).toEqual(before)
  })
})

test('an order in a quick check is moved by its buttons, and kept as it was meant', async () => {
  const { course, module, at } = orderCheck()
  const path = `/learn/${course}/${module.order}/${at + 1}`
  const check = module.checks[at]!
  const browser = await signedIn('sam')
  const page = await browser.get(path)
  const values = (body: string) => [...body.matchAll(/<input type="hidden" name="options" value="([^"]+)"/g)].map(([, value]) => value ?? '')
  const places = check.options.map((_, place) => String(place + 1))
  expect(values(page.body)).toEqual(places)
  const moved = await browser.submit(page, path, { do: 'answer', move: '2 up', options: places })
  expect(values(moved.body)).toEqual(['2', '1', ...places.slice(2)])
  const kept = await browser.submit(moved, path, { do: 'answer', options: values(moved.body) })
  expect(kept.status).toBe(303)
  const row = await server.world.db.selectFrom('checkAnswer').where('memberId', '=', 'sam').where('checkKey', '=', check.key).select('latestOptions').executeTakeFirstOrThrow()
  expect(row.latestOptions).toBe(meantBySeed(check, 'sam', values(moved.body)).join(' '))
  expect(values((await browser.get(path)).body)).toEqual(['2', '1', ...places.slice(2)])
})

/** A module with a quick check that asks for an order, and where. */
function orderCheck() {
  for (const { order, modules } of server.world.catalog.courses) {
    for (const module of modules.filter(({ gate, private: isPrivate }) => !gate && !isPrivate)) {
      const at = module.checks.findIndex(({ kind }) => kind === 'order')
      if (at >= 0) return { course: order, module, at }
    }
  }
  throw new Error('No check asks for an order.')
}

describe('a part that was drawn before', () => {
  const withoutKeys = (body: string) => body.replaceAll(/name="formKey" value="[^"]+"/g, '')
  const formKeys = (body: string) => [...body.matchAll(/name="formKey" value="([^"]+)"/g)].map(([, key]) => key)

  test('is the same page again, with forms of its own', async () => {
    const uche = await signedIn('uche')
    const [first, again] = [await uche.get('/learn/1/3/2'), await uche.get('/learn/1/3/2')]
    expect(withoutKeys(again.body)).toBe(withoutKeys(first.body))
    expect(new Set([...formKeys(first.body), ...formKeys(again.body)]).size).toBe(4)
    expect(again.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' })
  })

  test('shows nobody the answer, the progress or the story of another', async () => {
    await server.world.transact((db) => db.updateTable('member').set({ relation: 'adult-child' }).where('id', '=', 'uche').execute())
    const [ana, uche] = [await signedIn('ana'), await signedIn('uche')]
    const path = '/learn/1/3/1'
    const check = server.world.catalog.at(1, 3)?.checks[0]
    const [mine, other] = [check?.options[0], check?.options[1]]
    const placeFor = (id: string, option = mine) => String(meantBySeed(check!, id, ['1', '2', '3', '4', '5']).indexOf(option?.key ?? '') + 1)
    await ana.submit(await ana.get(path), path, { do: 'answer', options: [placeFor('ana')] })
    expect((await ana.get(path)).body).toContain(mine?.feedback.en.slice(-30))
    expect((await uche.get(path)).body).not.toContain(mine?.feedback.en.slice(-30))
    await uche.submit(await uche.get(path), path, { do: 'answer', options: [placeFor('uche', other)] })
    const [anas, uches] = [(await ana.get(path)).body, (await uche.get(path)).body]
    expect(anas).not.toContain(other?.feedback.en.slice(-30))
    expect(uches).not.toContain(mine?.feedback.en.slice(-30))
    expect(anas).toContain('Tomás')
    expect(uches).not.toContain('Tomás')
    await ana.submit(await ana.get(path), path, { do: 'continue' })
    expect((await ana.get(path)).body).toContain('You finished this on')
    expect((await uche.get(path)).body).not.toContain('You finished this on')
    expect((await server.browser().get(path)).body).not.toContain('Save and go to Today')
  })
})
