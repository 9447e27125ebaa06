import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Question } from '../../src/domain/catalog/shape.ts'
import { questionKinds } from '../../src/domain/catalog/shape.ts'
import { bringAxe, runAxe } from '../support/axe.ts'
import { newVisit, openChromium, PHONE } from '../support/browser.ts'
import { ana, luz } from '../support/cast.ts'
import { send } from '../support/fill-in.ts'
import { smallTargets } from '../support/measure.ts'
import { askedOf, beginQuizOf, EVERY_KIND, moduleAt } from '../support/quiz-arrange.ts'
import { placesOf, rightOptions } from '../support/quiz-forms.ts'
import { finger, type Hands, keyboard } from '../support/quiz-hands.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium({ quick: true })])
}, 240_000)
afterAll(async () => {
  await chromium.close()
  await server.close()
})

const module = () => moduleAt(server.world, EVERY_KIND)
const pathOf = (page: Page) => new URL(page.url()).pathname
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '')
const saved = (member: FamilyMember, question: Question) => server.world.db.selectFrom('answer')
  .where('memberId', '=', member.id).where('questionKey', '=', question.key).orderBy('attempt').select(['outcome', 'sure', 'attempt']).execute()

/** Signs in and stands before the first question, with the questions in the order they come. */
async function atTheQuiz(page: Page, member: FamilyMember): Promise<Question[]> {
  const asked = await beginQuizOf(server.world, member, module())
  await page.goto('/sign-in')
  await send(page, { name: member.id, password: passwordOf(member.id) }, 'Sign in')
  await page.goto(`${EVERY_KIND}/quiz`)
  return asked
}

/** The whole quiz: all right but the first question, which is not sure yet; then that one again, right. */
async function takeQuiz(page: Page, member: FamilyMember, hands: Hands, asked: Question[], look: (page: Page, what: string) => Promise<void>): Promise<void> {
  for (const [at, question] of asked.entries()) {
    expect(pathOf(page)).toBe(`${EVERY_KIND}/quiz/${at + 1}`)
    expect(await page.locator('main .eyebrow').innerText()).toBe(`Question ${at + 1} of ${asked.length}`)
    await look(page, question.kind)
    if (at === 0 && question.kind === 'order') await hands.press(page, 'I am not sure yet')
    else {
      await hands.choose(page, question.kind, at === 0 ? ['unsure'] : placesOf(member, question, 1, rightOptions(question)))
      if (at === 2) await hands.say(page, 'guess')
      await hands.press(page, 'Continue')
    }
    // The page gives the focus once it is drawn, which is after it has loaded.
    await expect.poll(() => focused(page)).toBe('feedback')
    expect(await saved(member, question)).toEqual([{ outcome: at === 0 ? 'unsure' : 'right', sure: at === 2 ? 'guess' : null, attempt: 1 }])
    expect(await page.locator('main').innerText()).toContain('Your answer is saved.')
    expect(await page.getByText('You guessed, and it fits.').count()).toBe(at === 2 ? 1 : 0)
    await look(page, `${question.kind}, answered`)
    await hands.press(page, at + 1 < asked.length ? 'Next question' : 'See your answers')
  }
  expect(await page.locator('h1').innerText()).toBe(`You have ${asked.length - 1} of ${asked.length}. This quiz is done.`)
  await look(page, 'the result')
  await hands.press(page, 'Look at one question again')
  const [again] = await askedOf(server.world, member, module()) as [Question]
  expect([again.key, await page.locator('main .eyebrow').innerText()]).toEqual([asked[0]?.key, 'Once more: question 1 of 1'])
  await hands.choose(page, again.kind, placesOf(member, again, 2, rightOptions(again)))
  await hands.press(page, 'Continue')
  await hands.press(page, 'See your answers')
  expect(await page.locator('h1').innerText()).toBe(`You have ${asked.length} of ${asked.length}. This quiz is done.`)
  expect((await saved(member, again)).map(({ outcome }) => outcome)).toEqual(['unsure', 'right'])
}

test('by keyboard alone, every kind of question is answered, and every page holds at 360 px', async () => {
  const { context, page, troubles } = await newVisit(chromium, server.origin, { viewport: PHONE })
  await bringAxe(page, { enhanced: true })
  const asked = await atTheQuiz(page, ana)
  expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(questionKinds))
  const seen = new Set<string>()
  await takeQuiz(page, ana, keyboard, asked, async (shown, what) => {
    if (seen.has(what)) return
    seen.add(what)
    expect(await runAxe(shown, 'all'), what).toEqual([])
    expect(await smallTargets(shown), what).toEqual([])
    expect(await shown.evaluate(() => document.documentElement.scrollWidth), what).toBeLessThanOrEqual(PHONE.width)
    expect(await shown.locator('h1').count(), what).toBe(1)
  })
  expect(troubles).toEqual([])
  await context.close()
})

test('without JavaScript, every kind of question is answered by tapping, and Up and Down give the focus back', async () => {
  const { context, page, troubles } = await newVisit(chromium, server.origin, { viewport: PHONE, javaScriptEnabled: false })
  const asked = await atTheQuiz(page, luz)
  await takeQuiz(page, luz, finger, asked, async (shown, what) => {
    if (what !== 'order') return
    const first = shown.locator('main button.move').first()
    const value = await first.getAttribute('value') ?? ''
    await first.click()
    await shown.waitForLoadState('load')
    await expect.poll(() => shown.evaluate(() => document.activeElement?.getAttribute('value'))).toBe(value)
  })
  expect(troubles).toEqual([])
  await context.close()
})

test('Enter on "how sure" of an order question saves the order and moves no row', async () => {
  const { context, page } = await newVisit(chromium, server.origin, { viewport: PHONE })
  await page.goto('/sign-in')
  await send(page, { name: 'luz', password: passwordOf('luz') }, 'Sign in')
  await server.world.transact((db) => db.updateTable('moduleProgress').set({ attempts: 9, askedKeys: null }).where('memberId', '=', 'luz').execute())
  await server.world.transact((db) => db.deleteFrom('questionState').where('memberId', '=', 'luz').execute())
  const at = module().quiz.findIndex(({ kind }) => kind === 'order')
  await page.goto(`${EVERY_KIND}/quiz/${at + 1}`)
  await keyboard.say(page, 'fairly')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(await saved(luz, module().quiz[at] as Question)).toContainEqual(expect.objectContaining({ sure: 'fairly', attempt: 9 }))
  await context.close()
})
