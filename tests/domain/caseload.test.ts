import { describe, expect, test } from 'vitest'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { ELEMENTS } from '../../src/domain/consents/elements.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { recordConsent } from '../../src/domain/consents/record-consent.ts'
import { createFamily } from '../../src/domain/families/create-family.ts'
import { listCaseload } from '../../src/domain/families/list-caseload.ts'
import { invitePerson } from '../../src/domain/invitations/invite-person.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import { ana, cleo, dana, eli } from '../support/cast.ts'
import { basics, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const form = () => crypto.randomUUID()
const caseload = (world: TestWorld, who = dana) => listCaseload(world, who, { page: 1 })

async function newFamily(world: TestWorld, label: string): Promise<string> {
  const added = await createFamily(world, dana, { formKey: form(), label, startedOn: null, sameLabel: false })
  return added.ok ? added.value.familyId : ''
}

async function newConsent(world: TestWorld, familyId: string): Promise<string> {
  const recorded = await recordConsent(world, dana, {
    formKey: form(), familyId, recipient: 'Rosa', relation: 'partner', locale: 'es', phone: null, safeToCall: false, email: null,
    safeToWrite: false, scope: ['enrolment'], purpose: 'Support', signedOn: '2026-11-20', endsOn: '2027-02-18',
    formVersion: '1', keptWhere: 'Chart', confirmed: [...ELEMENTS],
  })
  return recorded.ok ? recorded.value.consentId : ''
}

const assign = (world: TestWorld, dueOn: string | null, courseKey = 'basics') =>
  assignCourse(world, dana, { formKey: form(), courseKey, memberIds: ['ana'], familyIds: [], dueOn, anyLanguage: false })

const onlyAna = async (world: TestWorld) => {
  for (const id of ['luz', 'raul']) await endConsent(world, dana, { familyId: 'rivera', consentId: `consent-${id}` })
}

async function finishModule(world: TestWorld, moduleKey: string) {
  for (const sectionKey of ['first', 'second']) await continueSection(world, ana, { formKey: form(), moduleKey, sectionKey })
  await startAttempt(world, ana, { formKey: form(), moduleKey })
  for (const questionKey of ['q1', 'q2', 'q3', 'q4', 'q5']) {
    await answerQuestion(world, ana, { formKey: form(), moduleKey, questionKey, options: ['a'] })
  }
}

describe('the caseload', () => {
  test('is the clinician’s own families and nobody else’s', async () => {
    const world = await newWorld()
    expect((await caseload(world)).lines.map(({ label }) => label)).toEqual(['Case 12'])
    expect((await caseload(world, eli)).lines.map(({ label }) => label)).toEqual(['Case 15'])
    expect((await caseload(world, cleo)).lines.map(({ label }) => label)).toEqual(['Case 3'])
  })

  test('names whom the team may see, and who is invited', async () => {
    const world = await newWorld()
    await onlyAna(world)
    await newConsent(world, 'rivera')
    expect((await caseload(world)).lines[0]?.people).toEqual([{ name: 'Ana', joined: true }, { name: 'Rosa', joined: false }])
  })

  test('says of a new family that no one is invited, then that a sheet is missing, then that it waits', async () => {
    const world = await newWorld()
    const familyId = await newFamily(world, 'Case 20')
    const line = async () => (await caseload(world)).lines.find((one) => one.familyId === familyId)
    expect(await line()).toMatchObject({ status: 'not-joined', why: { is: 'no-one' }, people: [] })
    const consentId = await newConsent(world, familyId)
    expect(await line()).toMatchObject({ status: 'not-joined', why: { is: 'needs-sheet', name: 'Rosa' } })
    await invitePerson(world, dana, { formKey: form(), consentId })
    expect(await line()).toMatchObject({ status: 'not-joined', why: { is: 'invited', name: 'Rosa', on: '2026-11-23' } })
    world.at('2026-12-08T15:00:00.000Z')
    expect(await line()).toMatchObject({ why: { is: 'needs-sheet', name: 'Rosa' } })
    await endConsent(world, dana, { familyId, consentId })
    expect(await line()).toMatchObject({ why: { is: 'no-one' }, people: [] })
  })

  test('says without a course, under way, due within three days, past the date, finished', async () => {
    const world = await newWorld()
    await onlyAna(world)
    const line = async () => (await caseload(world)).lines[0]
    expect(await line()).toMatchObject({ status: 'on-track', why: { is: 'no-course', name: 'Ana' }, lastProgressOn: null, dueOn: null })
    await assign(world, '2026-11-28')
    expect(await line()).toMatchObject({ status: 'on-track', why: { is: 'under-way', finished: 0, of: 2 }, dueOn: '2026-11-28' })
    await finishModule(world, 'one')
    world.at('2026-11-25T15:00:00.000Z')
    expect(await line()).toMatchObject({ status: 'due-soon', why: { is: 'due', name: 'Ana', on: '2026-11-28' } })
    world.at('2026-11-29T15:00:00.000Z')
    expect(await line()).toMatchObject({ status: 'due-soon', why: { is: 'date-passed', on: '2026-11-28' } })
    await finishModule(world, 'two')
    expect(await line()).toMatchObject({ status: 'finished', why: { is: 'all-finished' }, lastProgressOn: '2026-11-29', dueOn: null })
  })

  test('takes no notice of a private module', async () => {
    const world = await newWorld()
    await assign(world, null, 'signs')
    await onlyAna(world)
    const before = await caseload(world)
    await finishModule(world, 'hidden')
    expect(await caseload(world)).toEqual(before)
    await finishModule(world, 'three')
    expect((await caseload(world)).lines[0]).toMatchObject({ status: 'finished' })
  })

  test('takes the clinic’s midnight, not another one', async () => {
    const world = await newWorld()
    await onlyAna(world)
    await assign(world, '2026-11-28')
    await finishModule(world, 'one')
    world.at('2026-11-25T04:59:00.000Z')
    expect((await caseload(world)).lines[0]?.status).toBe('on-track')
    world.at('2026-11-25T05:00:00.000Z')
    expect((await caseload(world)).lines[0]?.status).toBe('due-soon')
  })

  test('puts what presses first, counts each kind, and shows one kind alone', async () => {
    const world = await newWorld()
    await newFamily(world, 'Case 02')
    await newFamily(world, 'Case 01')
    await assign(world, '2026-11-24')
    await finishModule(world, 'one')
    const all = await caseload(world)
    expect(all.lines.map(({ label }) => label)).toEqual(['Case 12', 'Case 01', 'Case 02'])
    expect(all).toMatchObject({ total: 3, counts: { 'due-soon': 1, 'not-joined': 2, 'on-track': 0, 'finished': 0 } })
    const waiting = await listCaseload(world, dana, { page: 1, show: 'not-joined' })
    expect(waiting.lines.map(({ label }) => label)).toEqual(['Case 01', 'Case 02'])
    expect(waiting.total).toBe(3)
  })

  test('shows 25 a page, and the last page for any page past it', async () => {
    const world = await newWorld()
    for (let number = 1; number <= 26; number++) await newFamily(world, `Case 1${String(number).padStart(2, '0')}`)
    expect((await caseload(world)).lines).toHaveLength(25)
    expect(await listCaseload(world, dana, { page: 99 })).toMatchObject({ page: 2, pages: 2, total: 27 })
  })

  test('does not stumble over an assigned course that is no longer there', async () => {
    const world = await newWorld()
    await assign(world, '2026-11-24', 'signs')
    const later = { ...world, catalog: smallCatalog([basics]) }
    expect((await listCaseload(later, dana, { page: 1 })).lines[0]).toMatchObject({ status: 'on-track' })
  })
})
