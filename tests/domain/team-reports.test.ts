import { beforeEach, describe, expect, test } from 'vitest'
import type { Clinician } from '../../src/domain/actor.ts'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { exportReport } from '../../src/domain/reports/export-report.ts'
import { pagesOf, readReport } from '../../src/domain/reports/read-report.ts'
import { checkFilter, REPORTS, type Report, type ReportFilter } from '../../src/domain/reports/report.ts'
import { NotFound } from '../../src/domain/result.ts'
import { addWorkshop, mark } from '../support/attending.ts'
import { ana, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { basics } from '../support/courses.ts'
import { loggedCall } from '../support/family-record.ts'
import { finishModule } from '../support/learning.ts'
import { valueOf } from '../support/joining.ts'
import { addRelatives } from '../support/relatives.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const [one] = basics.modules as [Module]
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

async function linesOf<R extends Report>(report: R, who: Clinician = dana, filter: ReportFilter = {}) {
  const lines = []
  for await (const page of pagesOf(world, who, report, filter)) lines.push(...page)
  return lines
}
const namesOf = async (who: Clinician = dana, filter: ReportFilter = {}) => (await linesOf('people', who, filter)).map(({ name }) => name)
const assign = (courseKey: string, ...memberIds: string[]) => assignCourse(world, dana, { formKey: crypto.randomUUID(), courseKey, memberIds, familyIds: [], dueOn: null, anyLanguage: false })
const now = () => world.clock.now().toISOString()
const take = (report: Report, filter: ReportFilter = {}, who: Clinician = dana, as: 'csv' | 'pdf' = 'csv') => exportReport(world, who, report, filter, now(), { as })
const audited = () => world.db.selectFrom('audit').where('event', '=', 'report.exported').select(['actorId', 'objectId', 'reason', 'noticeVersion']).execute()

/** Somebody covers for Dana until tomorrow. */
async function covers({ id }: Clinician): Promise<Clinician> {
  const coverUntil = '2026-11-24T15:00:00.000Z'
  await world.transact((db) => db.insertInto('familyTeam').values({ clinicId: HARBOR, familyId: 'rivera', staffId: id, since: now(), coverUntil, coverReason: 'Away' }).execute())
  return { role: 'clinician', clinicId: HARBOR, id, at: now() }
}

describe('the report of people', () => {
  test('has a line for each person and course, with counts and days alone', async () => {
    valueOf(await assign('basics', 'ana'))
    valueOf(await assign('signs', 'ana'))
    await finishModule(world, ana, one)
    await addWorkshop(world)
    world.at('2026-11-24T15:00:00.000Z')
    await mark(world, 'ana', 'late')
    await addWorkshop(world, { id: 'later' })
    await mark(world, 'ana', 'absent', { workshopId: 'later' })
    const lines = (await linesOf('people')).filter(({ name }) => name === 'Ana')
    expect(lines.map(({ course }) => [course?.finished, course?.of, course?.quizzesPassed])).toEqual([[1, 2, 1], [0, 1, 0]])
    expect(lines[0]).toMatchObject({ family: 'Case 12', locale: 'en', lastProgressOn: '2026-11-23', workshops: { came: 1, of: 2 }, joinedOn: '2026-11-22', consentEndsOn: '2027-02-20' })
    expect(JSON.stringify(lines)).not.toMatch(/T\d\d:\d\d/)
  })

  test('is of the clinician’s own people, also while they cover and not after', async () => {
    expect([await namesOf(), await namesOf(eli), await namesOf(cleo)]).toEqual([['Ana', 'Luz', 'Raul'], ['Uche', 'Sam'], ['Ben']])
    const covering = await covers(eli)
    expect(await namesOf(covering)).toEqual(['Ana', 'Luz', 'Raul', 'Uche', 'Sam'])
    expect(await namesOf({ ...covering, at: '2026-11-25T15:00:00.000Z' })).toEqual(['Uche', 'Sam'])
  })

  test('leaves out whose consent ended, was withdrawn or never began, and who let nobody see', async () => {
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-luz' })
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: now() }).where('memberId', '=', 'raul').execute())
    expect(await namesOf()).toEqual(['Ana'])
    world.at('2027-02-21T15:00:00.000Z')
    expect(await namesOf()).toEqual([])
  })

  test('shows what each choice leaves', async () => {
    valueOf(await assign('basics', 'ana', 'luz'))
    await finishModule(world, ana, one)
    await finishModule(world, ana, basics.modules[1] as Module)
    await world.transact((db) => db.updateTable('account').set({ locale: 'es' }).where('id', '=', 'luz').execute())
    expect(await namesOf(dana, { learning: 'finished' })).toEqual(['Ana'])
    expect(await namesOf(dana, { learning: 'under-way' })).toEqual(['Luz'])
    expect(await namesOf(dana, { learning: 'no-course' })).toEqual(['Raul'])
    expect(await namesOf(dana, { language: 'es' })).toEqual(['Luz'])
    expect(await namesOf(dana, { course: 'basics' })).toEqual(['Ana', 'Luz'])
    expect(await namesOf(dana, { course: 'signs' })).toEqual([])
    expect(await namesOf(dana, { from: '2026-11-23', until: '2026-11-23' })).toEqual(['Ana'])
    expect(await namesOf(dana, { until: '2026-11-22' })).toEqual([])
    expect(await namesOf(dana, { family: 'okafor' })).toEqual([])
    world.at('2026-12-02T15:00:00.000Z')
    expect(await namesOf(dana, { learning: 'needs-nudge' })).toEqual(['Luz'])
  })

  test('shows 25 lines a page, and the last page for any page past it', async () => {
    await addRelatives(world, 130)
    const all = await namesOf()
    expect([all.length, new Set(all).size]).toEqual([133, 133])
    const second = await readReport(world, dana, 'people', {}, 2)
    expect([second.lines, second.page, second.pages, second.shown.map(({ name }) => name)]).toEqual([133, 2, 6, all.slice(25, 50)])
    const last = await readReport(world, dana, 'people', {}, 99)
    expect([last.page, last.shown.map(({ name }) => name)]).toEqual([6, all.slice(125)])
    expect(await readReport(world, cleo, 'people', { learning: 'finished' }, 3)).toEqual({ shown: [], lines: 0, page: 1, pages: 1 })
  })
})

describe('the report of families', () => {
  test('counts people and calls as the family page shows them', async () => {
    valueOf(await assign('basics', 'ana'))
    await finishModule(world, ana, one)
    await finishModule(world, ana, basics.modules[1] as Module)
    await loggedCall(world, { id: 'c1', memberId: 'ana', onDay: '2026-11-10' })
    await loggedCall(world, { id: 'c2', memberId: 'luz', onDay: '2026-11-20' })
    await loggedCall(world, { id: 'c3', onDay: '2026-11-03' })
    expect(await linesOf('families')).toMatchObject([{ label: 'Case 12', pace: 'running', people: 3, finished: 1, calls: 3, lastCallOn: '2026-11-20' }])
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-luz' })
    expect(await linesOf('families')).toMatchObject([{ people: 2, finished: 1, calls: 2, lastCallOn: '2026-11-10' }])
  })

  test('shows one pace alone, and start days in a range', async () => {
    await world.transact((db) => db.updateTable('family').set({ startedOn: '2026-11-09', pausedAt: now() }).where('id', '=', 'rivera').execute())
    const labels = async (filter: ReportFilter) => (await linesOf('families', dana, filter)).map(({ label }) => label)
    expect(await labels({ pace: 'paused' })).toEqual(['Case 12'])
    expect(await labels({ pace: 'running' })).toEqual([])
    expect(await labels({ from: '2026-11-09', until: '2026-11-09' })).toEqual(['Case 12'])
    expect(await labels({ from: '2026-11-10' })).toEqual([])
    expect((await linesOf('families', eli)).map(({ label }) => label)).toEqual(['Case 15'])
  })
})

describe('the report of workshops', () => {
  test('counts the clinician’s own people, and everybody’s walk-ins', async () => {
    await addWorkshop(world)
    await addWorkshop(world, { id: 'off', cancelledAt: now() })
    await addWorkshop(world, { id: 'next', startsAt: '2026-12-01T23:00:00.000Z' })
    await addWorkshop(world, { id: 'before-they-came', startsAt: '2026-11-10T23:00:00.000Z' })
    world.at('2026-11-24T15:00:00.000Z')
    await mark(world, 'ana', 'late')
    await mark(world, 'luz', 'absent')
    await mark(world, 'uche', 'present')
    await world.transact((db) => db.insertInto('walkIn').values({ clinicId: HARBOR, workshopId: 'tonight', people: 2, byStaffId: 'eli', at: now() }).execute())
    const [tonight, early, ...others] = await linesOf('workshops')
    expect(tonight).toMatchObject({ onDay: '2026-11-23', invited: 3, noted: { present: 0, late: 1, 'left-early': 0, 'by-phone': 0, absent: 1 }, unmarked: 1, walkIns: 2 })
    expect(early).toMatchObject({ onDay: '2026-11-10', invited: 0, unmarked: 0 })
    expect(others).toEqual([])
    expect((await linesOf('workshops', eli))[0]).toMatchObject({ invited: 2, noted: { present: 1, absent: 0 }, unmarked: 1, walkIns: 2 })
    expect(await linesOf('workshops', cleo)).toEqual([])
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect((await linesOf('workshops'))[0]).toMatchObject({ invited: 2, noted: { late: 0 } })
  })

  test('takes the days of the clinic’s calendar', async () => {
    await addWorkshop(world, { startsAt: '2026-11-21T02:00:00.000Z' })
    const on = async (filter: ReportFilter) => (await linesOf('workshops', dana, filter)).length
    expect([await on({ from: '2026-11-20', until: '2026-11-20' }), await on({ from: '2026-11-21' }), await on({ until: '2026-11-19' })]).toEqual([1, 0, 0])
  })

  test('invites only the families of a series that chose them', async () => {
    await addWorkshop(world, { guests: ['okafor'] })
    world.at('2026-11-24T15:00:00.000Z')
    expect((await linesOf('workshops'))[0]).toMatchObject({ invited: 0 })
    expect((await linesOf('workshops', eli))[0]).toMatchObject({ invited: 1 })
  })
})

describe('taking a report out', () => {
  test('is recorded with how many lines and what was chosen, every time, and told under each consent', async () => {
    expect(valueOf(await take('people', { language: 'en' }))).toEqual({ lines: 3, memberIds: ['ana', 'luz', 'raul'] })
    valueOf(await take('families'))
    valueOf(await take('people', {}, eli, 'pdf'))
    expect(await audited()).toEqual([
      { actorId: 'dana', objectId: 'people', reason: 'csv lines=3 language=en', noticeVersion: '1' },
      { actorId: 'dana', objectId: 'families', reason: 'csv lines=1', noticeVersion: '1' },
      { actorId: 'eli', objectId: 'people', reason: 'pdf lines=2', noticeVersion: '1' },
    ])
    const told = await world.db.selectFrom('disclosure').where('what', '=', 'report').select(['consentId', 'toWhom']).orderBy('consentId').execute()
    expect(told.map(({ consentId, toWhom }) => `${consentId} ${toWhom}`)).toEqual(['consent-ana Dana', 'consent-luz Dana', 'consent-raul Dana', 'consent-uche Eli'])
  })

  test('lets nobody in after it was recorded, and leaves out whose consent was withdrawn since', async () => {
    const { memberIds } = valueOf(await take('people'))
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-luz' })
    await world.transact((db) => db.insertInto('familyTeam').values({ clinicId: HARBOR, familyId: 'okafor', staffId: 'dana', since: now() }).execute())
    const names = []
    for await (const page of pagesOf(world, dana, 'people', {}, memberIds)) names.push(...page.map(({ name }) => name))
    expect(names).toEqual(['Ana', 'Raul'])
  })

  test('asks for the password five minutes after it was typed', async () => {
    const signedInAt = now()
    world.at('2026-11-23T15:05:00.000Z')
    expect(await exportReport(world, dana, 'people', {}, signedInAt, { as: 'csv' })).toEqual({ ok: false, reason: 'no-password' })
    expect(await exportReport(world, dana, 'people', {}, signedInAt, { as: 'csv', password: 'not the one they have' })).toEqual({ ok: false, reason: 'wrong-password' })
    expect(await audited()).toEqual([])
  })

  test('on paper holds 1,000 lines at most; a file holds them all', async () => {
    await addRelatives(world, 998)
    expect(await take('people', {}, dana, 'pdf')).toEqual({ ok: false, reason: 'too-long' })
    expect(await audited()).toEqual([])
    expect(valueOf(await take('people')).lines).toBe(1_001)
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-luz' })
    expect(valueOf(await take('people', {}, dana, 'pdf')).lines).toBe(1_000)
  })

  test('is not there for a family of another team, or a course that is gone', async () => {
    for (const filter of [{ family: 'okafor' }, { family: 'brandt' }, { family: 'nowhere' }, { course: 'nowhere' }]) {
      await expect(checkFilter(world, dana, filter)).rejects.toThrow(NotFound)
      await expect(take('people', filter)).rejects.toThrow(NotFound)
    }
    expect(await audited()).toEqual([])
  })

  test('of nothing at all is recorded too', async () => {
    for (const report of REPORTS) expect(valueOf(await take(report, { from: '2030-01-01' })).lines).toBe(0)
    expect((await audited()).map(({ reason }) => reason)).toEqual(Array(3).fill('csv lines=0 from=2030-01-01'))
  })
})
