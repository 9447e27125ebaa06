import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { quizStateOf } from '../../src/domain/quizzes/quiz-state.ts'
import type { World } from '../../src/domain/world.ts'
import { fillIn, press, send } from './fill-in.ts'
import { moduleAt } from './quiz-arrange.ts'
import { placesOf, rightOptions } from './quiz-forms.ts'

/** Everyone on the way from an empty folder to a finished module, with the password they choose. */
export const PASSWORDS = {
  adi: 'four quiet lamps by the door', dana: 'paper boats on a slow river', rosa: 'warm bread and cold butter',
} as const

const pathOf = (page: Page) => new URL(page.url()).pathname

/** Step 1: the first administrator sets the clinic up, fills in a contact and invites a clinician. @returns the code */
export async function setUp(page: Page, setupCode: string): Promise<string> {
  await page.goto('/setup')
  await send(page, {
    code: setupCode, clinicName: 'Harbor House', discreetName: 'Porchlight', phone: '555-555-0100', timeZone: 'America/New_York',
    languages: ['en', 'es'], displayName: 'Adi', signInName: 'adi', password: PASSWORDS.adi,
  }, 'Set up and go on')
  expect(pathOf(page)).toBe('/staff/clinic/contacts')
  await page.goto('/staff/clinic/contacts?contact=clinic_afterhours')
  await fillIn(page, { value: '555-555-0101' })
  await page.locator('main form button[type=submit]').last().click()
  await page.goto('/staff/clinic/staff')
  await press(page, /invite/i)
  await send(page, { name: 'Dana', roles: ['clinician'] }, 'Make the code')
  return (await page.locator('main .digits').innerText()).trim()
}

/** The clinician comes in with her code. */
export async function joinStaff(page: Page, code: string): Promise<void> {
  await page.goto('/staff/join')
  await send(page, { code, displayName: 'Dana', signInName: 'dana', password: PASSWORDS.dana }, 'Join')
  expect(pathOf(page)).toBe('/staff')
}

/** Step 2: a family, the consent, the sheet. @returns the code on the sheet */
export async function inviteRosa(page: Page): Promise<string> {
  await press(page, 'Add a family')
  await send(page, { label: 'Case 12' }, 'Add the family')
  await press(page, 'Record a consent')
  const confirmed = await page.locator('main [name="confirmed"]').evaluateAll((ticks) => ticks.map((tick) => (tick as HTMLInputElement).value))
  await send(page, {
    recipient: 'Rosa', relation: 'parent-adult', locale: 'en', scope: ['enrolment', 'progress'], purpose: 'Family education',
    signedOn: '2026-11-20', formVersion: '2026-1', keptWhere: 'Chart', confirmed,
  }, 'Record the consent')
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForLoadState('load')
  const sheet = await page.locator('body').innerText()
  const code = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.exec(sheet)?.[0] ?? ''
  expect(code).not.toBe('')
  return code
}

/** Step 4: opens the link, reads what the clinic can see, makes an account. */
export async function joinAsRosa(page: Page, code: string): Promise<void> {
  await page.goto(`/join/${code}`)
  expect(pathOf(page)).toBe('/join/welcome')
  await press(page, 'Continue')
  await send(page, { agree: 'yes' }, 'Continue')
  expect(pathOf(page)).toBe('/join/account')
  await send(page, { displayName: 'Rosa', name: 'rosa', password: PASSWORDS.rosa }, 'Join')
  expect(pathOf(page)).toBe('/join/private')
  await send(page, { safe: 'no' }, 'Continue')
  expect(pathOf(page)).toBe('/today')
}

/** Step 3: a course for the whole family, without a date. */
export async function assignCourse(page: Page, courseKey: string): Promise<void> {
  await page.goto('/staff')
  await press(page, 'Case 12')
  await press(page, 'Assign a course')
  await send(page, { courseKey }, 'Continue')
  await page.locator('main [name="memberIds"]').first().check()
  await press(page, 'Continue')
  await press(page, 'Continue')
  await press(page, 'Assign')
}

/** Signs in and lands on the first page. */
export async function signIn(page: Page, name: keyof typeof PASSWORDS): Promise<void> {
  await page.goto('/sign-in')
  await send(page, { name, password: PASSWORDS[name] }, 'Sign in')
}

/** Step 5, first half: from Today through part one, its check answered; leaves in the middle. */
export async function readOnePart(page: Page): Promise<void> {
  await press(page, 'Start')
  expect(pathOf(page)).toBe('/learn/2/1/1')
  await page.locator('main [name="options"]').first().check()
  await press(page, 'Check')
  expect(await page.locator('.feedback').count()).toBe(1)
  await press(page, 'Continue')
  expect(pathOf(page)).toBe('/learn/2/1/2')
  await press(page, 'Save and go to Today')
}

/** Step 5, second half, on another device: goes on at part two, misses some answers, retries them, finishes. */
export async function finishModule(page: Page, world: World): Promise<void> {
  await press(page, 'Keep going')
  expect(pathOf(page)).toBe('/learn/2/1/2')
  while (!pathOf(page).endsWith('/quiz')) await press(page, /^Continue$/)
  await press(page, 'Start')
  const module = moduleAt(world, '/learn/2/1')
  for (const at of module.quiz.keys()) {
    await fillIn(page, { options: at < 2 ? 'unsure' : await rightPlaces(page, world, module) })
    await press(page, 'Continue')
    await press(page, /Next question|See your answers/)
  }
  expect(await page.locator('h1').innerText()).toMatch(/Let us look at two again/)
  await press(page, 'Look at two questions again')
  for (const number of [1, 2]) {
    expect(await page.locator('main .eyebrow').innerText()).toBe(`Once more: question ${number} of 2`)
    await fillIn(page, { options: await rightPlaces(page, world, module) })
    await press(page, 'Continue')
    await press(page, /Next question|See your answers/)
  }
  await press(page, 'Finish')
  expect(await page.locator('h1').innerText()).toBe('You finished this module. One more window is lit.')
}

/** What the right options of the question on the page are called in the form of the only member there is. */
async function rightPlaces(page: Page, world: World, module: Module): Promise<string[]> {
  const rosa = await world.db.selectFrom('member').select(['clinicId', 'id', 'familyId']).executeTakeFirstOrThrow()
  const progress = await findProgress(world.db, { role: 'family-member', ...rosa }, module)
  const question = quizStateOf(module, progress).asked[Number(pathOf(page).split('/').at(-1)) - 1]
  return question ? placesOf(rosa, question, progress.attempts, rightOptions(question)) : []
}
