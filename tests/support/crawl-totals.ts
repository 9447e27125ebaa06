import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { flagQuestion } from '../../src/domain/reports/flag-question.ts'
import type { World } from '../../src/domain/world.ts'
import { addMembers, type Given, giveFirstTries } from './answered.ts'
import { dana, HARBOR } from './cast.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { valueOf } from './joining.ts'
import { rightOptions } from './learning.ts'

const DAY_MS = 86_400_000
const SPANISH = 90
/** How many joined in each quarter, this one first. */
const JOINED = [62, 54, 44, 32]
const QUARTER_DAYS = 92

/** Enough first tries, joined people and evenings for every report to have numbers, and for some of them to be hidden. */
export async function arrangeReports(world: World): Promise<void> {
  const ago = (days: number) => new Date(world.clock.now().getTime() - days * DAY_MS).toISOString()
  const members: FamilyMember[] = []
  for (const [quarter, count] of JOINED.entries()) {
    members.push(...await addMembers(world, count, { from: members.length + 1, joinedAt: ago(quarter * QUARTER_DAYS + 1), endedAt: ago(1) }))
  }
  await world.transact((db) => db.updateTable('clinic').set({ createdAt: ago(JOINED.length * QUARTER_DAYS) }).where('id', '=', HARBOR).execute())
  const [basics, signs] = [world.catalog.at(1, 2), world.catalog.at(2, 1)]
  if (!basics || !signs) throw new Error('The courses have changed.')
  await giveFirstTries(world, members.slice(0, SPANISH), signs.key, (at) => answersOf(signs, at), 'es')
  await giveFirstTries(world, members.slice(SPANISH), signs.key, (at) => answersOf(signs, at), 'en')
  await giveFirstTries(world, members.slice(0, 4), basics.key, (at) => answersOf(basics, at))
  await world.transact((db) => db.updateTable('moduleProgress').set({ completedAt: ago(60) }).where('clinicId', '=', HARBOR).where('moduleKey', '=', signs.key)
    .where('memberId', 'in', members.slice(0, 140).map(({ id }) => id)).execute())
  await keep(world, members.slice(0, 60), signs, ago(30))
  await meet(world, members, ago(40))
  valueOf(await flagQuestion(world, dana, { formKey: crypto.randomUUID(), moduleKey: signs.key, questionKey: signs.quiz[1]?.key ?? '', reason: 'hard-to-read' }))
}

/** Who is right, and what the others took instead: the later a question stands, the fewer know it; an earlier version of the first. */
function answersOf({ quiz }: Module, at: number): Record<string, Given> {
  return Object.fromEntries(quiz.map((question, number): [string, Given] => {
    const right = rightOptions(question)
    const wrong = question.options.filter(({ key }) => !right.includes(key)).map(({ key }) => key)
    const version = number === 0 && at % 4 === 0 ? question.version - 1 : question.version
    if ((at * 7) % 10 >= number + 2) return [question.key, { options: right.join(' '), outcome: 'right', version }]
    if (at % 3 === 0 || wrong.length === 0) return [question.key, { options: 'unsure', outcome: 'unsure', version }]
    return [question.key, { options: wrong[at % 2] ?? wrong[0] ?? '', outcome: 'not-yet', version }]
  }))
}

async function keep(world: World, members: readonly FamilyMember[], module: Module, at: string): Promise<void> {
  const [question] = module.quiz.slice(2)
  if (!question) return
  await world.transact(async (db) => {
    for (const [number, { clinicId, id: memberId }] of members.entries()) {
      const of = { clinicId, memberId, moduleKey: module.key, questionKey: question.key }
      const outcome = (of: number) => (number % of === 0 ? 'not-yet' : 'right')
      await db.insertInto('questionState').values({ ...of, version: question.version, firstOutcome: outcome(2), latestOutcome: 'right', latestOptions: 'a', tries: 1, attempt: 1 }).execute()
      await db.insertInto('refresher').values({ clinicId, id: `kept-${number}`, memberId, moduleKey: module.key, afterDays: 21, dueOn: at.slice(0, 10), doneAt: at }).execute()
      await db.insertInto('refresherAnswer').values({ ...of, refresherId: `kept-${number}`, questionVersion: question.version, optionKeys: 'a', outcome: outcome(4), at }).execute()
    }
  })
}

/** One evening of a quarter ago, which a third did not come to. */
async function meet(world: World, members: readonly FamilyMember[], at: string): Promise<void> {
  const { id } = await world.db.selectFrom('workshop').where('clinicId', '=', HARBOR).where('cancelledAt', 'is', null).where('startsAt', '<', world.clock.now().toISOString())
    .orderBy('startsAt').select('id').executeTakeFirstOrThrow()
  await world.transact(async (db) => {
    for (const [number, { clinicId, id: memberId }] of members.entries()) {
      await db.insertInto('attendance').values({ clinicId, workshopId: id, memberId, state: number % 3 ? 'present' : 'absent', via: 'staff', recordedBy: 'dana', at }).execute()
    }
  })
}

/** The program over all and in one quarter; the questions of a module with answers and of one with few, a flag being written and refused. */
export function totalsPlaces(): Place[] {
  // Yesterday's quarter is told whatever the time of day is where the clinic stands.
  const yesterday = new Date(Date.now() - DAY_MS)
  const thisQuarter = `${yesterday.getUTCFullYear()}-q${Math.floor(yesterday.getUTCMonth() / 3) + 1}`
  const [program, questions] = ['/staff/reports/program', '/staff/reports/questions']
  return [
    place(program, 'dana'),
    place(program, 'eli', `${program}?time=${thisQuarter}`),
    place(questions, 'eli'),
    place(questions, 'dana', `${questions}?module=2.1`),
    place(questions, 'dana', `${questions}?module=1.2`),
    place(questions, 'dana', `${questions}?module=2.1&flag=3`),
    failed(questions, 'dana', { reason: [] }, `${questions}?module=2.1&flag=3`),
  ]
}
