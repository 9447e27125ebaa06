import { describe, expect, test } from 'vitest'
import type { AssignCourse } from '../../src/domain/assignments/assign-course.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { findJustAssigned } from '../../src/domain/assignments/just-assigned.ts'
import { listOpenAssignments } from '../../src/domain/assignments/queries.ts'
import { withdrawAssignment } from '../../src/domain/assignments/withdraw-assignment.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { readToday } from '../../src/domain/learning/next-step.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana, cleo, dana, eli, HARBOR, luz } from '../support/cast.ts'
import { basics, module, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const form = () => crypto.randomUUID()

function assign(world: TestWorld, change: Partial<AssignCourse> = {}, who = dana) {
  return assignCourse(world, who, {
    formKey: form(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: null, anyLanguage: false, ...change,
  })
}

async function assignedIds(world: TestWorld, change: Partial<AssignCourse> = {}): Promise<string[]> {
  const result = await assign(world, change)
  return result.ok ? result.value.ids : []
}

describe('assigning a course', () => {
  test('puts it on Today, with its date', async () => {
    const world = await newWorld()
    expect(await assign(world, { dueOn: '2026-12-04' })).toMatchObject({ ok: true, value: { assigned: 1, skipped: 0 } })
    expect((await readToday(world, ana)).step).toMatchObject({ dueOn: '2026-12-04', part: 1 })
  })

  test('to a whole family reaches everyone the team may see', async () => {
    const world = await newWorld()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-raul' })
    expect(await assign(world, { memberIds: ['ana'], familyIds: ['rivera'] })).toMatchObject({ value: { assigned: 2, skipped: 0 } })
  })

  test('skips who has it already, and keeps their date', async () => {
    const world = await newWorld()
    await assign(world, { dueOn: '2026-12-04' })
    expect(await assign(world, { memberIds: ['ana', 'luz'], dueOn: '2026-12-24' })).toMatchObject({ value: { assigned: 1, skipped: 1 } })
    expect((await listOpenAssignments(world.db, ana)).map(({ dueOn }) => dueOn)).toEqual(['2026-12-04'])
  })

  test('twenty at once: one wins, no one gets it twice', async () => {
    const world = await newWorld()
    const answers = await Promise.all(Array.from({ length: 20 }, () => assign(world, { memberIds: ['ana', 'luz'] })))
    expect(answers.map((answer) => (answer.ok ? answer.value.assigned : -1)).sort()).toEqual([...Array(19).fill(0), 2])
    expect(await world.db.selectFrom('assignment').selectAll().execute()).toHaveLength(2)
  })

  test('two clinicians of one team at once: one wins', async () => {
    const world = await newWorld()
    await world.transact((db) => db.insertInto('familyTeam')
      .values({ clinicId: HARBOR, familyId: 'rivera', staffId: 'eli', since: '2026-11-22T15:00:00.000Z' }).execute())
    const [one, other] = await Promise.all([assign(world), assign(world, {}, eli)])
    expect([one, other].map((answer) => (answer.ok ? answer.value.assigned : -1)).sort()).toEqual([0, 1])
  })

  test('the same form again answers the same', async () => {
    const world = await newWorld()
    const input = { formKey: form() }
    expect(await assign(world, input)).toEqual(await assign(world, input))
    expect(await assign(world, { ...input, memberIds: ['luz'] })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('to anyone of another family, team or clinic is not found and does nothing', async () => {
    const world = await newWorld()
    for (const stranger of ['uche', 'ben', 'sam', 'nobody']) {
      await expect(assign(world, { memberIds: ['ana', stranger] }), stranger).rejects.toThrow(NotFound)
    }
    await expect(assign(world, { memberIds: [], familyIds: ['okafor'] })).rejects.toThrow(NotFound)
    await expect(assign(world, {}, cleo)).rejects.toThrow(NotFound)
    await expect(assign(world, { courseKey: 'no-such-course' })).rejects.toThrow(NotFound)
    expect(await world.db.selectFrom('assignment').selectAll().execute()).toEqual([])
  })

  test('to someone whose consent ended is not found', async () => {
    const world = await newWorld()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    await expect(assign(world)).rejects.toThrow(NotFound)
  })

  test('of private modules alone is refused', async () => {
    const hidden = { ...basics, key: 'hidden', order: 3, modules: [module('secret', 'hidden', 1, { private: true })] }
    const world = await newWorld({ catalog: smallCatalog([basics, hidden]) })
    expect(await assign(world, { courseKey: 'hidden' })).toEqual({ ok: false, reason: 'private-course' })
  })

  test('that is not in someone’s language warns first', async () => {
    const world = await newWorld()
    await world.transact((db) => db.updateTable('account').set({ locale: 'es' }).where('id', '=', 'luz').execute())
    const both = { memberIds: ['ana', 'luz'] }
    expect(await assign(world, both)).toEqual({ ok: false, reason: 'not-in-this-language' })
    expect(await assign(world, { ...both, anyLanguage: true })).toMatchObject({ value: { assigned: 2 } })
    expect((await assign(world, both)).ok).toBe(true)
  })

  test('to no one, or for a day that is past, is refused', async () => {
    const world = await newWorld()
    expect(await assign(world, { memberIds: [] })).toEqual({ ok: false, reason: 'no-one' })
    expect(await assign(world, { dueOn: '2026-11-22' })).toEqual({ ok: false, reason: 'past-date' })
    expect((await assign(world, { dueOn: '2026-11-23' })).ok).toBe(true)
  })
})

describe('undoing it', () => {
  test('takes it off Today and keeps what was learned', async () => {
    const world = await newWorld()
    const assignmentIds = await assignedIds(world)
    await continueSection(world, ana, { formKey: form(), moduleKey: 'one', sectionKey: 'first' })
    expect(await withdrawAssignment(world, dana, { formKey: form(), assignmentIds })).toEqual({ ok: true, value: { withdrawn: 1 } })
    expect((await readToday(world, ana)).hasAssignments).toBe(false)
    expect(await world.db.selectFrom('sectionProgress').selectAll().execute()).toHaveLength(1)
  })

  test('leaves what others had before', async () => {
    const world = await newWorld()
    await assign(world, { memberIds: ['luz'] })
    const assignmentIds = await assignedIds(world, { memberIds: ['ana', 'luz'] })
    await withdrawAssignment(world, dana, { formKey: form(), assignmentIds })
    expect(await listOpenAssignments(world.db, luz)).toHaveLength(1)
  })

  test('lets the course be assigned anew', async () => {
    const world = await newWorld()
    await withdrawAssignment(world, dana, { formKey: form(), assignmentIds: await assignedIds(world) })
    expect(await assign(world)).toMatchObject({ value: { assigned: 1 } })
  })

  test('by another team or clinic is not found', async () => {
    const world = await newWorld()
    const assignmentIds = await assignedIds(world)
    for (const stranger of [eli, cleo]) {
      await expect(withdrawAssignment(world, stranger, { formKey: form(), assignmentIds })).rejects.toThrow(NotFound)
    }
    await expect(withdrawAssignment(world, dana, { formKey: form(), assignmentIds: [...assignmentIds, 'x'] })).rejects.toThrow(NotFound)
    expect(await listOpenAssignments(world.db, ana)).toHaveLength(1)
  })

  test('is offered for what this clinician’s form made, until it is undone', async () => {
    const world = await newWorld()
    const formKey = form()
    const ids = await assignedIds(world, { formKey })
    expect(await findJustAssigned(world, dana, formKey)).toEqual({ courseKey: 'basics', assigned: 1, skipped: 0, ids })
    expect(await findJustAssigned(world, eli, formKey)).toBeUndefined()
    expect(await findJustAssigned(world, dana, form())).toBeUndefined()
    const undo = form()
    await withdrawAssignment(world, dana, { formKey: undo, assignmentIds: ids })
    expect((await findJustAssigned(world, dana, formKey))?.ids).toEqual([])
    expect(await findJustAssigned(world, dana, undo)).toBeUndefined()
  })
})
