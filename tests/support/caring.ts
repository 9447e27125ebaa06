import { randomUUID } from 'node:crypto'
import type { RequestTable } from '../../db/tables/families.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import { listCaseload, type CaseloadLine } from '../../src/domain/families/list-caseload.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import type { World } from '../../src/domain/world.ts'
import { now } from '../../src/domain/world.ts'
import { dana, HARBOR } from './cast.ts'
import { valueOf } from './joining.ts'

/** The clinician as a request has them: covers that run now count. */
export function actingNow(world: World, clinician: Clinician): Clinician {
  return { ...clinician, at: now(world) }
}

/** The line of one family in a clinician's caseload. */
export async function lineOf(world: World, familyId = 'rivera', clinician: Clinician = dana): Promise<CaseloadLine | undefined> {
  const { lines } = await listCaseload(world, actingNow(world, clinician), { page: 1 })
  return lines.find((line) => line.familyId === familyId)
}

/** Whom a family's reasons are about, and which they are. */
export async function nudgesIn(world: World, familyId = 'rivera', clinician: Clinician = dana): Promise<string[]> {
  const line = await lineOf(world, familyId, clinician)
  return (line?.nudges ?? []).map(({ name, fact }) => `${name}: ${fact.reason} ${fact.on}`)
}

/** Only these stay of the Riveras; the others end what they share with the clinic. */
export async function onlyMembers(world: World, ...ids: string[]): Promise<void> {
  await world.transact((db) => db.updateTable('agreement').set({ endedAt: now(world) })
    .where('memberId', 'in', ['ana', 'luz', 'raul'].filter((id) => !ids.includes(id))).execute())
}

export async function assignTo(world: World, memberIds: string[], dueOn: string | null, clinician: Clinician = dana): Promise<string[]> {
  const order = { formKey: randomUUID(), courseKey: 'basics', memberIds, familyIds: [], dueOn, anyLanguage: false }
  return valueOf(await assignCourse(world, clinician, order)).ids
}

/** One part of a module, read today. */
export async function readPart(world: World, member: FamilyMember, moduleKey = 'one', sectionKey = 'first'): Promise<void> {
  valueOf(await continueSection(world, member, { formKey: randomUUID(), moduleKey, sectionKey }))
}

/** One whole try of a module's quiz, all right or all wrong; what was right before is not asked again. */
export async function tryQuiz(world: World, member: FamilyMember, isRight: boolean, moduleKey = 'one'): Promise<void> {
  valueOf(await startAttempt(world, member, { formKey: randomUUID(), moduleKey }))
  for (const questionKey of ['q1', 'q2', 'q3', 'q4', 'q5']) {
    await answerQuestion(world, member, { formKey: randomUUID(), moduleKey, questionKey, options: [isRight ? 'a' : 'b'] })
  }
}

export async function finishModule(world: World, member: FamilyMember, moduleKey = 'one'): Promise<void> {
  for (const sectionKey of ['first', 'second']) await readPart(world, member, moduleKey, sectionKey)
  await tryQuiz(world, member, true, moduleKey)
}

/** Somebody of the Riveras asks for a call. */
export async function askForCall(world: World, change: Partial<RequestTable> = {}): Promise<void> {
  const at = now(world)
  await world.transact((db) => db.insertInto('request').values({
    clinicId: HARBOR, id: randomUUID(), kind: 'call', familyId: 'rivera', consentId: null, memberId: 'ana', textSealed: null,
    askedOn: at.slice(0, 10), askedAt: at, answerSealed: null, answeredAt: null, answeredBy: null, answerSeenAt: null, cancelledAt: null,
    ...change,
  }).execute())
}

/** A workshop at a moment, and where these members were. */
export async function holdWorkshop(
  world: World, startsAt: string, states: Record<string, string>, change: { cancelledAt?: string } = {},
): Promise<string> {
  const id = randomUUID()
  await world.transact(async (db) => {
    await db.insertInto('workshop').values({
      clinicId: HARBOR, id, seriesId: null, dayOfSeries: null, startsAt, minutes: 90, place: 'Room 2', link: '', moduleKey: 'one',
      makeUpKey: 'two', checkInCode: '123456', revision: 0, changedAt: startsAt, cancelledAt: null, createdAt: startsAt, ...change,
    }).execute()
    await db.insertInto('attendance').values(Object.entries(states).map(([memberId, state]) =>
      ({ clinicId: HARBOR, workshopId: id, memberId, state, via: 'staff', recordedBy: 'dana', at: startsAt }))).execute()
  })
  return id
}

export async function giveMakeUp(world: World, workshopId: string, memberId: string, moduleKey = 'two'): Promise<void> {
  await world.transact((db) => db.insertInto('makeUp').values({
    clinicId: HARBOR, id: randomUUID(), workshopId, memberId, moduleKey, dueOn: '2026-12-20', assignedAt: now(world), withdrawnAt: null,
  }).execute())
}
