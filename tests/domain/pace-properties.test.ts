import { expect, test } from 'vitest'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { addDays } from '../../src/domain/clinics/days.ts'
import { changePace, PACE_ACTS } from '../../src/domain/families/pace/change-pace.ts'
import { pauseOwnCourse } from '../../src/domain/families/pace/pause-own-course.ts'
import { stepDown } from '../../src/domain/families/pace/step-down.ts'
import { finishOutright } from '../support/calendar.ts'
import { ana, dana } from '../support/cast.ts'
import { basics, module, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const FIRST_DAY = '2026-11-23'
const STEPS = 14
const STORIES = 25
const ACTS = [...PACE_ACTS, 'own pause', 'own resume', 'step down', 'finish a module'] as const
type Act = (typeof ACTS)[number]

const key = () => crypto.randomUUID()
const course = { ...basics, modules: ['one', 'two', 'three', 'four'].map((name, at) => module(name, 'basics', at + 1)) }

/** The same numbers each time: a story is told again by its number. */
function numbersOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 % 4_294_967_296
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor(state / 4_294_967_296 * below)
  }
}

/** Does it; what the pace does not allow is refused and changes nothing. */
async function act(world: TestWorld, what: Act, finished: string[]): Promise<void> {
  if (what === 'finish a module') {
    const next = course.modules[finished.length]
    if (next) await finishOutright(world, ana, [next.key])
  } else if (what === 'step down') {
    const shownIds = (await world.db.selectFrom('assignment').where('memberId', '=', 'ana').select('id').execute()).map(({ id }) => id)
    await stepDown(world, dana, { formKey: key(), familyId: 'rivera', shownIds, keptIds: shownIds })
  } else if (what === 'own pause' || what === 'own resume') {
    await pauseOwnCourse(world, ana, { formKey: key(), act: what === 'own pause' ? 'pause' : 'resume' })
  } else await changePace(world, dana, { formKey: key(), familyId: 'rivera', act: what })
}

const completed = async (world: TestWorld) =>
  (await world.db.selectFrom('moduleProgress').where('completedAt', 'is not', null).select('moduleKey').orderBy('openedAt').execute()).map(({ moduleKey }) => moduleKey)

async function dates(world: TestWorld): Promise<Map<string, string | null>> {
  const rows = await world.db.selectFrom('assignmentModule').select(['moduleKey', 'dueOn']).execute()
  return new Map(rows.map(({ moduleKey, dueOn }) => [moduleKey, dueOn]))
}

/** Whether the course rests, by the rows that say so. */
async function isResting(world: TestWorld): Promise<boolean> {
  const family = await world.db.selectFrom('family').where('id', '=', 'rivera').select(['pausedAt', 'endedAt']).executeTakeFirstOrThrow()
  const member = await world.db.selectFrom('member').where('id', '=', 'ana').select('pausedAt').executeTakeFirstOrThrow()
  return [family.pausedAt, family.endedAt, member.pausedAt].some((since) => since !== null)
}

test.each(Array.from({ length: STORIES }, (_, seed) => seed))('story %i: nothing is un-completed, dates of complete modules stay, open ones move by the days rested', async (seed) => {
  const below = numbersOf(seed + 1)
  const world = await newWorld({ catalog: smallCatalog([course]) })
  await assignCourse(world, dana, { formKey: key(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: null, firstWeek: 4, anyLanguage: false })
  const first = await dates(world)
  const frozen = new Map<string, string | null>()
  let [today, rested] = [FIRST_DAY, 0]
  for (let at = 0; at < STEPS; at += 1) {
    const days = below(5)
    today = addDays(today, days)
    if (await isResting(world)) rested += days
    world.at(`${today}T15:00:${String(at).padStart(2, '0')}.000Z`)
    const before = await completed(world)
    await act(world, ACTS[below(ACTS.length)] ?? 'pause', before)
    const after = await completed(world)
    expect(after.slice(0, before.length)).toEqual(before)
    const now = await dates(world)
    for (const moduleKey of after) {
      if (!frozen.has(moduleKey)) frozen.set(moduleKey, now.get(moduleKey) ?? null)
      expect(now.get(moduleKey)).toBe(frozen.get(moduleKey))
    }
  }
  // Every rest is over: whichever began, these end it.
  for (const what of ['reopen', 'own resume', 'resume'] as const) await act(world, what, [])
  const now = await dates(world)
  for (const [moduleKey, dueOn] of now) if (!frozen.has(moduleKey)) expect(dueOn).toBe(addDays(first.get(moduleKey) ?? '', rested))
  expect(await world.db.selectFrom('assignment').select(['withdrawnAt', 'closedAt']).execute()).toEqual([{ withdrawnAt: null, closedAt: null }])
})
