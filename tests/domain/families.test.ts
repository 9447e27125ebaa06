import { describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/domain/audit.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { createFamily } from '../../src/domain/families/create-family.ts'
import { findFamilyOfTeam, listCodeJoiners, listMembersOfTeam } from '../../src/domain/families/queries.ts'
import { readFamily } from '../../src/domain/families/read-family.ts'
import { viewFamily } from '../../src/domain/families/view-family.ts'
import { answerCheck } from '../../src/domain/learning/answer-check.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const form = () => crypto.randomUUID()
const TODAY = '2026-11-23'
const newFamily = { label: 'Case 20', startedOn: '2026-11-16', sameLabel: false }
const names = async (world: TestWorld, today = TODAY) => (await listMembersOfTeam(world.db, dana, today)).map(({ id }) => id)

async function assignBasics(world: TestWorld) {
  await assignCourse(world, dana, { formKey: form(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: '2026-12-04', anyLanguage: false })
}

async function readAll(world: TestWorld, moduleKey: string) {
  for (const sectionKey of ['first', 'second']) await continueSection(world, ana, { formKey: form(), moduleKey, sectionKey })
}

/** Answers every open question; `right` of them with the right option. */
async function tryQuiz(world: TestWorld, moduleKey: string, right: number) {
  await startAttempt(world, ana, { formKey: form(), moduleKey })
  for (const [at, questionKey] of ['q1', 'q2', 'q3', 'q4', 'q5'].entries()) {
    await answerQuestion(world, ana, { formKey: form(), moduleKey, questionKey, options: [at < right ? 'a' : 'b'] })
  }
}

describe('adding a family', () => {
  test('makes its creator the team, and nobody else', async () => {
    const world = await newWorld()
    const added = await createFamily(world, dana, { formKey: form(), ...newFamily })
    const familyId = added.ok ? added.value.familyId : ''
    expect(await findFamilyOfTeam(world.db, dana, familyId)).toMatchObject({ label: 'Case 20', startedOn: '2026-11-16' })
    expect(await findFamilyOfTeam(world.db, eli, familyId)).toBeUndefined()
    expect(await findFamilyOfTeam(world.db, cleo, familyId)).toBeUndefined()
  })

  test('with a label that a family of theirs has is warned about first', async () => {
    const world = await newWorld()
    const again = { formKey: form(), ...newFamily, label: '  case   12 ' }
    expect(await createFamily(world, dana, again)).toEqual({ ok: false, reason: 'label-taken' })
    expect((await createFamily(world, dana, { ...again, sameLabel: true })).ok).toBe(true)
  })

  test('with a label that another team uses tells nothing', async () => {
    const world = await newWorld()
    expect((await createFamily(world, dana, { formKey: form(), ...newFamily, label: 'Case 15' })).ok).toBe(true)
  })

  test('sent twice adds one', async () => {
    const world = await newWorld()
    const input = { formKey: form(), ...newFamily }
    const answers = await Promise.all(Array.from({ length: 20 }, () => createFamily(world, dana, input)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await world.db.selectFrom('family').where('label', '=', 'Case 20').selectAll().execute()).toHaveLength(1)
  })
})

describe('whom the team may see', () => {
  test('is every member of their families and nobody of another team or clinic', async () => {
    const world = await newWorld()
    expect(await names(world)).toEqual(['ana', 'luz', 'raul'])
    expect((await listMembersOfTeam(world.db, dana, TODAY, ['uche', 'ben', 'sam']))).toEqual([])
    expect((await listMembersOfTeam(world.db, cleo, TODAY)).map(({ id }) => id)).toEqual(['ben'])
  })

  test('ends with the last day of the consent', async () => {
    const world = await newWorld()
    expect(await names(world, '2027-02-20')).toContain('ana')
    expect(await names(world, '2027-02-21')).toEqual([])
  })

  test('asks for the member’s own yes', async () => {
    const world = await newWorld()
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: '2026-11-23T14:00:00.000Z' })
      .where('memberId', '=', 'ana').execute())
    expect(await names(world)).toEqual(['luz', 'raul'])
  })

  test('knows those who joined by code only where the clinician was named for it', async () => {
    const world = await newWorld()
    expect((await listCodeJoiners(world.db, eli, TODAY)).map(({ id }) => id)).toEqual(['sam'])
    expect(await listCodeJoiners(world.db, dana, TODAY)).toEqual([])
  })
})

describe('the family page', () => {
  test('shows courses, modules, quiz and the day of last progress', async () => {
    const world = await newWorld()
    await assignBasics(world)
    await readAll(world, 'one')
    await tryQuiz(world, 'one', 4)
    const { people } = await readFamily(world, dana, 'rivera')
    expect(people.find(({ name }) => name === 'Ana')).toMatchObject({
      joined: true, lastProgressOn: TODAY,
      courses: [{
        number: 1, dueOn: '2026-12-04', finished: 1,
        modules: [{ number: 1, isFinished: true, quiz: 'passed' }, { number: 2, isFinished: false, quiz: 'not-yet' }],
      }],
      consent: { scope: ['enrolment', 'progress'], endsOn: '2027-02-20' },
    })
  })

  test('says that a quiz needs help after two whole tries below the mark', async () => {
    const world = await newWorld()
    await assignBasics(world)
    await readAll(world, 'one')
    const quiz = async () => (await readFamily(world, dana, 'rivera')).people.find(({ name }) => name === 'Ana')?.courses[0]?.modules[0]?.quiz
    await tryQuiz(world, 'one', 0)
    expect(await quiz()).toBe('not-yet')
    await startAttempt(world, ana, { formKey: form(), moduleKey: 'one' })
    expect(await quiz()).toBe('not-yet')
    await tryQuiz(world, 'one', 0)
    expect(await quiz()).toBe('needs-help')
    await tryQuiz(world, 'one', 5)
    expect(await quiz()).toBe('passed')
  })

  test('knows nothing of a private module', async () => {
    const world = await newWorld()
    const before = await readFamily(world, dana, 'rivera')
    await readAll(world, 'hidden')
    expect(await readFamily(world, dana, 'rivera')).toEqual(before)
    await assignCourse(world, dana, { formKey: form(), courseKey: 'signs', memberIds: ['ana'], familyIds: [], dueOn: null, anyLanguage: false })
    const [person] = (await readFamily(world, dana, 'rivera')).people
    expect(person?.courses[0]?.modules).toHaveLength(1)
    expect(person?.lastProgressOn).toBeNull()
  })

  test('tells the relation of the consent, not the one a member chose for the stories', async () => {
    const world = await newWorld()
    await world.transact((db) => db.updateTable('member').set({ relation: 'partner' }).where('id', 'in', ['ana', 'sam']).execute())
    expect((await readFamily(world, dana, 'rivera')).people.map(({ relation }) => relation)).toEqual(['sibling', 'sibling', 'sibling'])
    expect((await readFamily(world, eli, 'sam-alone')).people.map(({ relation }) => relation)).toEqual([null])
  })

  test('holds no field that the team may not see', async () => {
    const world = await newWorld()
    await assignBasics(world)
    await readAll(world, 'one')
    await answerCheck(world, ana, { formKey: form(), moduleKey: 'one', checkKey: 'check-one', options: ['b'] })
    await tryQuiz(world, 'one', 2)
    const keys = new Set<string>()
    const clockTimes: string[] = []
    const walk = (value: unknown): void => {
      if (typeof value === 'string' && /\d\d:\d\d/.test(value)) clockTimes.push(value)
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) keys.add(key)
        walk(inner)
      }
    }
    walk(await readFamily(world, dana, 'rivera'))
    expect(clockTimes).toEqual([])
    expect([...keys].sort()).toEqual([
      'consent', 'courses', 'dueOn', 'email', 'en', 'endsOn', 'es', 'finished', 'formVersion', 'id', 'invitation', 'isFinished',
      'joined', 'keptWhere', 'label', 'lastProgressOn', 'locale', 'memberId', 'modules', 'name', 'number', 'otherConsents',
      'pace', 'people', 'phone', 'purpose', 'quiz', 'recipient', 'relation', 'safeToCall', 'safeToWrite', 'scope', 'signedOn',
      'startedOn', 'title', 'expiresOn', 'handedOverOn', 'state',
      'attendance', 'came', 'canBeWrittenTo', 'days', 'detail', 'isPaused', 'joinedOn', 'lastOn', 'of', 'opensOn', 'states',
    ].sort())
  })

  test('of another team or another clinic is not found, and nothing is recorded', async () => {
    const world = await newWorld()
    for (const stranger of [eli, cleo]) await expect(viewFamily(world, stranger, 'rivera')).rejects.toThrow(NotFound)
    await expect(viewFamily(world, dana, 'no-such-family')).rejects.toThrow(NotFound)
    expect(await world.db.selectFrom('audit').selectAll().execute()).toEqual([])
  })

  test('is recorded each time it is opened, without a word of what it showed', async () => {
    const world = await newWorld()
    await viewFamily(world, dana, 'rivera')
    await viewFamily(world, dana, 'rivera')
    const rows = await world.db.selectFrom('audit').selectAll().execute()
    expect(rows.map(({ event, actorId, objectKind, objectId }) => [event, actorId, objectKind, objectId]))
      .toEqual(Array(2).fill(['family.viewed', 'dana', 'family', 'rivera']))
    expect(await verifyAudit(world, HARBOR)).toMatchObject({ whole: true })
  })
})
