import { beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../db/schema.ts'
import type { Updateable } from 'kysely'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { listCaseload } from '../../src/domain/families/list-caseload.ts'
import { ana, dana, HARBOR, luz } from '../support/cast.ts'
import {
  askForCall, assignTo, finishModule, lineOf, nudgesIn, onlyMembers, readPart, tryQuiz,
} from '../support/caring.ts'
import { addConsent, invite } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await onlyMembers(world, 'ana')
})

const set = <T extends 'clinic' | 'family' | 'member' | 'assignment'>(table: T, id: string, change: Updateable<Database[T]>) =>
  world.transact((db) => db.updateTable(table as 'family').set(change as never).where('id', '=', id).execute())
/** Just before and just at the clinic's midnight, where it is five hours behind. */
const before = (day: string) => world.at(`${day}T04:59:59.999Z`)
const at = (day: string) => world.at(`${day}T05:00:00.000Z`)

describe('an invitation not used', () => {
  beforeEach(async () => { await invite(world, await addConsent(world)) })

  test('counts from the third day after it was handed over', async () => {
    before('2026-11-26')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-11-26')
    expect(await nudgesIn(world)).toEqual(['Rosa: invitation-not-used 2026-11-23'])
    expect(await lineOf(world)).toMatchObject({ status: 'needs-nudge', why: { is: 'nudge', nudge: { personId: 'consent-rosa' } } })
  })

  test('counts by the clinic’s own number', async () => {
    await set('clinic', HARBOR, { nudgeInvitationDays: 5 })
    before('2026-11-28')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-11-28')
    expect(await nudgesIn(world)).toHaveLength(1)
  })

  test('stops with the sheet and with the consent', async () => {
    world.at('2026-12-07T15:00:00.000Z')
    expect(await nudgesIn(world)).toEqual([])
    await invite(world)
    world.at('2026-12-11T15:00:00.000Z')
    expect(await nudgesIn(world)).toHaveLength(1)
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-rosa' })
    expect(await nudgesIn(world)).toEqual([])
  })
})

describe('no progress in a week', () => {
  test('counts from the opening day where nothing is begun', async () => {
    await assignTo(world, ['ana'], null)
    before('2026-11-30')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-11-30')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2026-11-23'])
  })

  test('counts from the last progress after that, also by the clinic’s own number', async () => {
    await assignTo(world, ['ana'], null)
    world.at('2026-11-25T15:00:00.000Z')
    await readPart(world, ana)
    before('2026-12-02')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-12-02')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2026-11-25'])
    await set('clinic', HARBOR, { nudgeQuietDays: 8 })
    expect(await nudgesIn(world)).toEqual([])
  })

  test('counts clinic days across the change to summer time', async () => {
    await set('clinic', HARBOR, { nudgeQuietDays: 7 })
    await world.transact((db) => db.updateTable('consent').set({ endsOn: '2027-12-31' }).execute())
    world.at('2027-03-10T15:00:00.000Z')
    await assignTo(world, ['ana'], null)
    world.at('2027-03-17T03:59:59.999Z')
    expect(await nudgesIn(world)).toEqual([])
    world.at('2027-03-17T04:00:00.000Z')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2027-03-10'])
  })

  test('waits for a course that opens later, and for nothing where no course is open', async () => {
    const [id = ''] = await assignTo(world, ['ana'], null)
    await set('assignment', id, { opensOn: '2026-12-07' })
    world.at('2026-12-06T15:00:00.000Z')
    expect(await lineOf(world)).toMatchObject({ status: 'on-track', why: { is: 'opens', name: 'Ana', on: '2026-12-07' }, nudges: [] })
    before('2026-12-14')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-12-14')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2026-12-07'])
    await set('assignment', id, { closedAt: '2026-12-14T05:00:00.000Z' })
    expect(await nudgesIn(world)).toEqual([])
  })
})

describe('no progress in a course by week', () => {
  test('counts from the day it was assigned where its first week was before, and waits for the module that opens next', async () => {
    const [id = ''] = await assignTo(world, ['ana'], null)
    await set('assignment', id, { opensOn: '2026-11-02' })
    const opens = (moduleKey: string, opensOn: string) => ({ clinicId: HARBOR, assignmentId: id, moduleKey, opensOn, dueOn: null })
    await world.transact((db) => db.insertInto('assignmentModule').values([opens('one', '2026-11-02'), opens('two', '2026-12-07')]).execute())
    before('2026-11-30')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-11-30')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2026-11-23'])
    await finishModule(world, ana)
    before('2026-12-14')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-12-14')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2026-12-07'])
  })
})

describe('a quiz that needs help', () => {
  test('counts from the second whole try, and not once it is passed', async () => {
    await assignTo(world, ['ana'], null)
    for (const part of ['first', 'second']) await readPart(world, ana, 'one', part)
    await tryQuiz(world, ana, false)
    expect(await nudgesIn(world)).toEqual([])
    await tryQuiz(world, ana, false)
    expect((await lineOf(world))?.nudges[0]?.fact).toEqual({ reason: 'quiz-needs-help', on: '2026-11-23', course: 1, module: 1 })
    await set('clinic', HARBOR, { nudgeQuizTries: 3 })
    expect(await nudgesIn(world)).toEqual([])
    await set('clinic', HARBOR, { nudgeQuizTries: 2 })
    await tryQuiz(world, ana, true)
    expect(await nudgesIn(world)).toEqual([])
  })
})

describe('a date that is near', () => {
  test('counts from three days before it, with two modules left', async () => {
    await assignTo(world, ['ana'], '2026-11-28')
    before('2026-11-25')
    expect(await nudgesIn(world)).toEqual([])
    at('2026-11-25')
    expect((await lineOf(world))?.nudges[0]?.fact).toEqual({ reason: 'date-near', on: '2026-11-28', left: 2, isPast: false })
    await finishModule(world, ana)
    expect(await lineOf(world)).toMatchObject({ nudges: [], status: 'due-soon' })
  })

  test('looks at the modules’ own dates: one by this date is not two', async () => {
    const [id = ''] = await assignTo(world, ['ana'], null)
    const date = (moduleKey: string, dueOn: string) => ({ clinicId: HARBOR, assignmentId: id, moduleKey, opensOn: null, dueOn })
    await world.transact((db) => db.insertInto('assignmentModule').values([date('one', '2026-11-25'), date('two', '2026-12-02')]).execute())
    expect(await lineOf(world)).toMatchObject({ status: 'due-soon', dueOn: '2026-11-25', nudges: [] })
    world.at('2026-11-29T15:00:00.000Z')
    expect((await lineOf(world))?.nudges[0]?.fact).toEqual({ reason: 'date-near', on: '2026-11-25', left: 2, isPast: true })
  })
})

describe('who is left in peace', () => {
  test('a paused person, a paused family, a family whose time ended, and who withdrew', async () => {
    await assignTo(world, ['ana'], '2026-11-25')
    expect(await nudgesIn(world)).toHaveLength(1)
    await set('member', 'ana', { pausedAt: '2026-11-23T15:00:00.000Z' })
    expect(await lineOf(world)).toMatchObject({ nudges: [], status: 'paused', why: { is: 'paused-by', name: 'Ana' }, dueOn: null })
    await set('member', 'ana', { pausedAt: null })
    await set('family', 'rivera', { pausedAt: '2026-11-23T15:00:00.000Z' })
    expect(await lineOf(world)).toMatchObject({ nudges: [], status: 'paused', dueOn: null })
    await set('family', 'rivera', { pausedAt: null, endedAt: '2026-11-23T15:00:00.000Z' })
    expect(await lineOf(world)).toMatchObject({ nudges: [], status: 'ended', dueOn: null })
    await set('family', 'rivera', { endedAt: null })
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect(await nudgesIn(world)).toEqual([])
  })

  test('but an open request for a call is theirs and stands, before every other reason', async () => {
    await assignTo(world, ['ana'], '2026-11-25')
    await askForCall(world)
    expect(await nudgesIn(world)).toEqual(['Ana: asked-for-call 2026-11-23', 'Ana: date-near 2026-11-25'])
    await set('family', 'rivera', { pausedAt: '2026-11-23T15:00:00.000Z' })
    expect(await nudgesIn(world)).toEqual(['Ana: asked-for-call 2026-11-23'])
    await world.transact((db) => db.updateTable('request').set({ cancelledAt: '2026-11-23T16:00:00.000Z' }).execute())
    expect(await nudgesIn(world)).toEqual([])
  })
})

test('a private module is no reason, and what is shown of a family has no time of day', async () => {
  await assignTo(world, ['ana'], null)
  const line = await lineOf(world)
  await finishModule(world, ana, 'hidden')
  expect(await lineOf(world)).toEqual(line)
  expect(JSON.stringify(line)).not.toMatch(/T\d\d:/)
})

test('needs a nudge comes first, by reason and then by the longest wait', async () => {
  await world.transact((db) => db.updateTable('agreement').set({ endedAt: null }).execute())
  await assignTo(world, ['ana', 'luz'], '2026-11-24')
  world.at('2026-11-24T15:00:00.000Z')
  await readPart(world, luz)
  world.at('2026-12-02T15:00:00.000Z')
  await askForCall(world, { memberId: 'luz' })
  expect(await nudgesIn(world)).toEqual([
    'Luz: asked-for-call 2026-12-02', 'Ana: no-progress 2026-11-23', 'Luz: no-progress 2026-11-24', 'Ana: date-near 2026-11-24', 'Luz: date-near 2026-11-24',
  ])
  const { counts, lines } = await listCaseload(world, dana, { page: 1, show: 'needs-nudge' })
  expect([counts['needs-nudge'], lines.length]).toEqual([1, 1])
})

test('a search takes the label and the people, with or without accents and capitals', async () => {
  const look = async (words: string) => (await listCaseload(world, dana, { page: 1, words })).lines.map(({ label }) => label)
  await addConsent(world, { recipient: 'José Peña' })
  for (const words of ['case 12', 'ANA', 'jose pena', 'peña', 'ana 12', '  12 ']) expect(await look(words), words).toEqual(['Case 12'])
  for (const words of ['case 15', 'uche', 'ana 13', 'rosa']) expect(await look(words), words).toEqual([])
})
