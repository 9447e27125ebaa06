import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withLines } from '../../src/components/learn/with-lines.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Question } from '../../src/domain/catalog/shape.ts'
import { helpLinesOf } from '../../src/domain/clinics/contacts.ts'
import { ana, HARBOR, luz, raul, sam, uche } from '../support/cast.ts'
import { type Answer, type Browser, formsIn } from '../support/http-client.ts'
import { beginQuizOf, EVERY_KIND, moduleAt } from '../support/quiz-arrange.ts'
import { answerFields, rightOptions } from '../support/quiz-forms.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import type { TestServer } from '../support/server.ts'
import { startServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const formKey = () => crypto.randomUUID()
const module = () => moduleAt(server.world, EVERY_KIND)
const answersOf = (member: FamilyMember) => server.world.db.selectFrom('answer').where('memberId', '=', member.id).selectAll().execute()
const placeOf = (asked: Question[], kind: Question['kind']) => asked.findIndex((question) => question.kind === kind)

/** A member who is signed in and has the quiz before them, with its questions in their order. */
async function atTheQuiz(member: FamilyMember): Promise<{ browser: Browser; asked: Question[] }> {
  const browser = server.browser()
  await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: member.id, password: passwordOf(member.id) })
  return { browser, asked: await beginQuizOf(server.world, member, module()) }
}

describe('the same answer sent again and again', () => {
  test('fifty times at once with one form key is one answer, and every reply is the same', async () => {
    const { browser, asked } = await atTheQuiz(ana)
    const [first] = asked as [Question]
    const at = `${EVERY_KIND}/quiz/1`
    const fields = { formKey: formKey(), ...answerFields(ana, module(), first, 1, rightOptions(first)) }
    const replies = await Promise.all(Array.from({ length: 50 }, () => browser.post(at, fields)))
    expect(new Set(replies.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set([`303 ${at}`]))
    expect(await answersOf(ana)).toMatchObject([{ questionKey: first.key, attempt: 1, outcome: 'right' }])
  })

  test('fifty times at once with fifty form keys and other options, one answer counts, and every reply is the same', async () => {
    const { browser, asked } = await atTheQuiz(luz)
    const place = placeOf(asked, 'scenario')
    const question = asked[place] as Question
    const at = `${EVERY_KIND}/quiz/${place + 1}`
    const sent = question.options.map(({ key }) => answerFields(luz, module(), question, 1, [key]))
    const replies = await Promise.all(Array.from({ length: 50 }, (_, turn) => browser.post(at, { formKey: formKey(), ...sent[turn % sent.length] })))
    expect(new Set(replies.map(({ status, location }) => `${status} ${location}`))).toEqual(new Set([`303 ${at}`]))
    const kept = await answersOf(luz)
    expect(kept).toHaveLength(1)
    const tried = await server.world.db.selectFrom('firstTry').where('memberId', '=', 'luz').selectAll().execute()
    expect(tried).toMatchObject([{ questionKey: question.key, optionKeys: kept[0]?.optionKeys, locale: 'en' }])
    expect((await browser.get(at)).body).toContain('Your answer is saved.')
  })
})

describe('a page before the answer', () => {
  const ATTEMPTS = Array.from({ length: 40 }, (_, at) => at + 10)
  const plain = (body: string) => body.replaceAll(/name="formKey" value="[^"]+"/g, '').replaceAll(/name="mark" value="[^"]+"/g, '')
  const escaped = (text: string) => text.replaceAll('&', '&#38;').replaceAll('"', '&#34;').replaceAll("'", '&#39;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
  /** The longest part of a text that no help line stands in. */
  const piece = (text: string) => escaped(text.split(/\{\w+\}/).toSorted((one, other) => other.length - one.length)[0] ?? '')

  /** The page of every question in many attempts, in each of which the options stand in another order. */
  async function pagesOf(): Promise<Map<Question, Answer[]>> {
    const { browser } = await atTheQuiz(sam)
    const pages = new Map<Question, Answer[]>(module().quiz.map((question) => [question, []]))
    for (const attempts of ATTEMPTS) {
      await server.world.transact((db) => db.updateTable('moduleProgress').set({ attempts, askedKeys: null }).where('memberId', '=', 'sam').execute())
      for (const [at, question] of module().quiz.entries()) pages.get(question)?.push(await browser.get(`${EVERY_KIND}/quiz/${at + 1}`))
    }
    return pages
  }

  test('is the same page for every order of the options but for their words, and holds nothing that tells them apart', async () => {
    const lines = await helpLinesOf(server.world, { id: HARBOR, phone: '555-0100' }, 'en')
    for (const [question, pages] of await pagesOf()) {
      const texts = question.options.map(({ text }) => escaped(withLines(text.en, lines)))
      const inOrder = (body: string) => texts.toSorted((one, other) => body.indexOf(one) - body.indexOf(other)).join('|')
      const skeleton = (body: string) => texts.reduce((left, text) => left.replaceAll(text, '·'), plain(body))
      expect(new Set(pages.map(({ body }) => skeleton(body))).size, question.key).toBe(1)
      // A row at an end has one button less, so the words of an order question stand more or less often with their place.
      if (question.kind !== 'order') expect(new Set(pages.map(({ headers }) => headers['content-length'])).size, question.key).toBe(1)
      // The pages did differ: all orders but those in which an order question would be solved.
      const orders = new Set(pages.map(({ body }) => inOrder(body)))
      if (question.kind === 'true-or-not') expect(orders.size).toBe(1)
      else expect(orders.size, question.key).toBeGreaterThan(ATTEMPTS.length / 4)
      if (question.kind === 'order') expect(orders).not.toContain(texts.join('|'))

      const [{ body }] = pages as [Answer]
      for (const text of [...question.options.map(({ feedback }) => feedback), question.unsure]) expect(body, question.key).not.toContain(piece(text.en))
      for (const told of [question.key, piece(question.tests), ...question.facts]) expect(body).not.toContain(told)
      const form = formsIn(body).find(({ names }) => names.has('mark'))
      expect([...form?.names ?? []].filter((name) => name).sort()).toEqual(
        question.kind === 'order' ? ['formKey', 'mark', 'move', 'options', 'sure', 'unsure'] : ['formKey', 'mark', 'options', 'sure'])
      const values = [...body.matchAll(/name="options" value="([^"]*)"/g)].map(([, value]) => value)
      const places = question.options.map((_, at) => String(at + 1))
      expect(values).toEqual(question.kind === 'order' ? places : [...places, 'unsure'])
    }
  })
})

describe('the form of a question', () => {
  test('keeps how sure somebody is and the language, takes no foreign value for it, and can go without', async () => {
    const { browser, asked } = await atTheQuiz(uche)
    const send = async (at: number, more: Record<string, string>) => {
      const question = asked[at] as Question
      await browser.post(`${EVERY_KIND}/quiz/${at + 1}`, { formKey: formKey(), ...answerFields(uche, module(), question, 1, rightOptions(question)), ...more })
    }
    await send(0, { sure: 'guess' })
    expect((await browser.get(`${EVERY_KIND}/quiz/1`)).body).toContain('You guessed, and it fits.')
    expect((await browser.get(`${EVERY_KIND}/quiz/2`)).body).toMatch(/<details class="reveal" open/)
    await server.world.transact((db) => db.updateTable('account').set({ locale: 'es' }).where('clinicId', '=', HARBOR).where('id', '=', 'uche').execute())
    // The page speaks Spanish now; a question without Spanish is kept as what it is, read in English.
    expect((await browser.get(`${EVERY_KIND}/quiz/2`)).body).toContain('¿Cuánta seguridad tiene? (opcional)')
    await send(1, { sure: '<b>' })
    await send(2, {})
    const kept = await answersOf(uche)
    expect(asked.slice(0, 3).map(({ key }) => kept.find(({ questionKey }) => questionKey === key)).map((row) => [row?.sure, row?.locale]))
      .toEqual([['guess', 'en'], [null, 'en'], [null, 'en']])
  })

  test('of another person, of another version or without its mark saves nothing, and says that it was not saved', async () => {
    const { browser, asked } = await atTheQuiz(raul)
    const question = asked[0] as Question
    const at = `${EVERY_KIND}/quiz/1`
    const own = answerFields(raul, module(), question, 1, rightOptions(question))
    const changed = answerFields(raul, module(), { ...question, version: question.version + 1 }, 1, rightOptions(question))
    for (const mark of [answerFields(ana, module(), question, 1, []).mark, changed.mark, 'x'.repeat(500), '']) {
      const reply = await browser.post(at, { formKey: formKey(), ...own, mark })
      expect(reply.status).toBe(409)
      expect(reply.body).toContain('Your answer was not saved.')
    }
    expect(await answersOf(raul)).toEqual([])
  })

  test('with "not sure yet" beside another option says what to do', async () => {
    const { browser, asked } = await atTheQuiz(raul)
    const place = placeOf(asked, 'pick-many')
    const at = `${EVERY_KIND}/quiz/${place + 1}`
    const reply = await browser.submit(await browser.get(at), at, { options: ['1', 'unsure'] })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('Not both.')
  })

  test('of an order question is put right with Up and Down alone, and saved as it stands', async () => {
    const { browser, asked } = await atTheQuiz(raul)
    const place = placeOf(asked, 'order')
    const question = asked[place] as Question
    const at = `${EVERY_KIND}/quiz/${place + 1}`
    const { options: wanted } = answerFields(raul, module(), question, 1, rightOptions(question))
    const shown = (page: Answer) => formsIn(page.body).find(({ names }) => names.has('mark'))?.values.options as string[]
    let page = await browser.get(at)
    for (const [to, value] of wanted.entries()) {
      while (shown(page).indexOf(value) > to) page = await browser.submit(page, at, { mark: formsIn(page.body).find(({ names }) => names.has('mark'))?.values.mark ?? '', move: `${value} up`, sure: 'fairly' })
    }
    expect(shown(page)).toEqual(wanted)
    expect(page.body).toMatch(/name="sure" value="fairly" checked/)
    const mark = formsIn(page.body).find(({ names }) => names.has('mark'))?.values.mark ?? ''
    expect(await browser.submit(page, at, { mark })).toMatchObject({ status: 303, location: at })
    expect(await answersOf(raul)).toMatchObject([{ questionKey: question.key, optionKeys: rightOptions(question).join(' '), outcome: 'right', sure: 'fairly' }])
  })
})
