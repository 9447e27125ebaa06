import { describe, expect, test } from 'vitest'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { PaceAct } from '../../src/domain/families/pace/change-pace.ts'
import { changePace } from '../../src/domain/families/pace/change-pace.ts'
import { pauseOwnCourse } from '../../src/domain/families/pace/pause-own-course.ts'
import { readFamily } from '../../src/domain/families/read-family.ts'
import { restOver } from '../../src/domain/families/pace/pace.ts'
import { stepDown } from '../../src/domain/families/pace/step-down.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana, cleo, dana, eli, luz } from '../support/cast.ts'
import { finishOutright } from '../support/calendar.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const key = () => crypto.randomUUID()
const act = (world: TestWorld, what: PaceAct, who = dana) => changePace(world, who, { formKey: key(), familyId: 'rivera', act: what })
const own = (world: TestWorld, what: 'pause' | 'resume', who: FamilyMember = ana) => pauseOwnCourse(world, who, { formKey: key(), act: what })
/** Ten in the morning in New York. */
const day = (world: TestWorld, on: string) => world.at(`${on}T15:00:00.000Z`)

/** Ana's course: modules due on November 29 and December 6. */
async function byWeek(memberIds = ['ana']): Promise<TestWorld> {
  const world = await newWorld()
  await assignCourse(world, dana, { formKey: key(), courseKey: 'basics', memberIds, familyIds: [], dueOn: null, firstWeek: 1, anyLanguage: false })
  return world
}

async function due(world: TestWorld, memberId = 'ana'): Promise<(string | null)[]> {
  const rows = await world.db.selectFrom('assignmentModule')
    .innerJoin('assignment', 'assignment.id', 'assignmentModule.assignmentId').where('assignment.memberId', '=', memberId)
    .select('assignmentModule.dueOn').orderBy('moduleKey').execute()
  return rows.map(({ dueOn }) => dueOn)
}

describe('a pause of nine days', () => {
  test('moves open dates by nine days, and the span of the assignment with them', async () => {
    const world = await byWeek()
    await act(world, 'pause')
    day(world, '2026-12-02')
    expect(await act(world, 'resume')).toEqual({ ok: true, value: undefined })
    expect(await due(world)).toEqual(['2026-12-08', '2026-12-15'])
    expect(await world.db.selectFrom('assignment').select(['opensOn', 'dueOn']).execute()).toEqual([{ opensOn: '2026-12-02', dueOn: '2026-12-15' }])
  })

  test('leaves the date of a complete module where it was', async () => {
    const world = await byWeek()
    await finishOutright(world, ana, ['one'])
    await act(world, 'pause')
    day(world, '2026-12-02')
    await act(world, 'resume')
    expect(await due(world)).toEqual(['2026-11-29', '2026-12-15'])
  })

  test('leaves the date of a complete course where it was', async () => {
    const world = await newWorld()
    await assignCourse(world, dana, { formKey: key(), courseKey: 'signs', memberIds: ['ana'], familyIds: [], dueOn: '2026-12-04', anyLanguage: false })
    await finishOutright(world, ana, ['three'])
    await act(world, 'pause')
    day(world, '2026-12-02')
    await act(world, 'resume')
    expect(await world.db.selectFrom('assignment').select('dueOn').execute()).toEqual([{ dueOn: '2026-12-04' }])
  })

  test('moves what was assigned on its way by the days since', async () => {
    const world = await newWorld()
    await act(world, 'pause')
    day(world, '2026-11-28')
    await assignCourse(world, dana, { formKey: key(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: '2026-12-10', anyLanguage: false })
    day(world, '2026-12-02')
    await act(world, 'resume')
    expect(await world.db.selectFrom('assignment').select('dueOn').execute()).toEqual([{ dueOn: '2026-12-14' }])
  })

  test('counts the days of the clinic’s calendar, not hours', async () => {
    const world = await byWeek()
    world.at('2026-11-24T04:30:00.000Z')
    await act(world, 'pause')
    world.at('2026-11-24T05:30:00.000Z')
    await act(world, 'resume')
    expect(await due(world)).toEqual(['2026-11-30', '2026-12-07'])
  })
})

describe('two rests that lie over each other', () => {
  test('count each day once, whichever ends first', async () => {
    for (const order of ['family first', 'own first']) {
      const world = await byWeek()
      await act(world, 'pause')
      day(world, '2026-11-27')
      await own(world, 'pause')
      day(world, '2026-12-02')
      await (order === 'family first' ? act(world, 'resume') : own(world, 'resume'))
      day(world, '2026-12-05')
      await (order === 'family first' ? own(world, 'resume') : act(world, 'resume'))
      expect(await due(world), order).toEqual(['2026-12-11', '2026-12-18'])
    }
  })

  test('are counted by one rule', () => {
    expect(restOver('2026-11-01', [null], '2026-11-10')).toEqual({ fromOn: '2026-11-01', untilOn: '2026-11-10' })
    expect(restOver('2026-11-01', ['2026-11-05'], '2026-11-10')).toEqual({ fromOn: '2026-11-01', untilOn: '2026-11-05' })
    expect(restOver('2026-11-05', ['2026-11-01'], '2026-11-10')).toEqual({ fromOn: '2026-11-05', untilOn: '2026-11-05' })
  })
})

describe('one’s own pause', () => {
  test('moves one’s own dates and no one else’s, and asked twice changes nothing', async () => {
    const world = await byWeek(['ana', 'luz'])
    await own(world, 'pause')
    day(world, '2026-11-25')
    await own(world, 'pause')
    day(world, '2026-11-26')
    await own(world, 'resume')
    await own(world, 'resume')
    expect([await due(world), await due(world, 'luz')]).toEqual([['2026-12-02', '2026-12-09'], ['2026-11-29', '2026-12-06']])
  })
})

describe('the end', () => {
  test('closes what is open, keeps what was learned, and opened again the same day puts it back exactly', async () => {
    const world = await byWeek(['ana', 'luz'])
    const rows = () => world.db.selectFrom('assignment').select(['id', 'opensOn', 'dueOn', 'closedAt', 'withdrawnAt']).orderBy('id').execute()
    const before = await rows()
    await finishOutright(world, luz, ['one'])
    await act(world, 'end')
    expect((await rows()).every(({ closedAt }) => closedAt !== null)).toBe(true)
    expect(await act(world, 'pause')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    await act(world, 'reopen')
    expect(await rows()).toEqual(before)
    expect(await world.db.selectFrom('moduleProgress').select('completedAt').execute()).toHaveLength(1)
  })

  test('opened again later, dates move by the days between', async () => {
    const world = await byWeek()
    await act(world, 'end')
    day(world, '2026-11-27')
    await act(world, 'reopen')
    expect(await due(world)).toEqual(['2026-12-03', '2026-12-10'])
  })
})

describe('a step down', () => {
  test('takes back what was not kept, and only what the form showed', async () => {
    const world = await byWeek(['ana', 'luz'])
    const rows = await world.db.selectFrom('assignment').select(['id', 'memberId']).orderBy('memberId').execute()
    const [ofAna, ofLuz] = rows.map(({ id }) => id) as [string, string]
    expect(await stepDown(world, dana, { formKey: key(), familyId: 'rivera', shownIds: [ofAna], keptIds: [] })).toEqual({ ok: true, value: { withdrawn: 1 } })
    const left = await world.db.selectFrom('assignment').where('withdrawnAt', 'is', null).select('id').execute()
    expect(left).toEqual([{ id: ofLuz }])
  })

  test('names no one else’s assignment', async () => {
    const world = await newWorld()
    await assignCourse(world, eli, { formKey: key(), courseKey: 'basics', memberIds: ['uche'], familyIds: [], dueOn: null, anyLanguage: false })
    const [{ id } = { id: '' }] = await world.db.selectFrom('assignment').select('id').execute()
    await expect(stepDown(world, dana, { formKey: key(), familyId: 'rivera', shownIds: [id], keptIds: [] })).rejects.toThrow(NotFound)
  })
})

describe('what the team sees of a course', () => {
  const states = async (world: TestWorld) => {
    const { people } = await readFamily(world, dana, 'rivera')
    return people.flatMap(({ detail }) => (detail?.states ?? []).map(({ state, opensOn }) => [state, opensOn]))
  }

  test('follows the calendar, the pace and what was done', async () => {
    const world = await newWorld()
    await assignCourse(world, dana, { formKey: key(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: null, firstWeek: 6, anyLanguage: false })
    expect(await states(world)).toEqual([['planned', '2026-12-07']])
    day(world, '2026-12-07')
    expect(await states(world)).toEqual([['open', '2026-12-07']])
    await own(world, 'pause')
    expect(await states(world)).toEqual([['paused', '2026-12-07']])
    await own(world, 'resume')
    await finishOutright(world, ana, ['one'])
    expect(await states(world)).toEqual([['started', '2026-12-07']])
    await act(world, 'end')
    expect(await states(world)).toEqual([['closed', '2026-12-07']])
    await finishOutright(world, ana, ['two'])
    expect(await states(world)).toEqual([['complete', '2026-12-07']])
  })
})

describe('messages that wait', () => {
  const waiting = async (world: TestWorld) =>
    (await world.db.selectFrom('outbox').where('cancelledAt', 'is', null).select('accountId').orderBy('accountId').execute()).map(({ accountId }) => accountId)

  async function withMessages(): Promise<TestWorld> {
    const world = await newWorld()
    const at = world.clock.now().toISOString()
    await world.transact((db) => db.insertInto('outbox').values(['ana', 'luz', 'uche'].map((accountId) => ({
      clinicId: 'harbor', id: `to-${accountId}`, kind: 'nudge', locale: 'en', accountId, createdAt: at, dueAt: at, attempts: 0,
    }))).execute())
    return world
  }

  test('are dropped for the whole family by a pause and by an end, and for no other one', async () => {
    for (const what of ['pause', 'end'] as const) {
      const world = await withMessages()
      await act(world, what)
      expect(await waiting(world), what).toEqual(['uche'])
    }
  })

  test('are dropped for one person by their own pause', async () => {
    const world = await withMessages()
    await own(world, 'pause')
    expect(await waiting(world)).toEqual(['luz', 'uche'])
  })
})

describe('a pace', () => {
  test('of a family outside the team is not found', async () => {
    const world = await byWeek()
    for (const stranger of [eli, cleo]) {
      await expect(act(world, 'pause', stranger)).rejects.toThrow(NotFound)
      await expect(stepDown(world, stranger, { formKey: key(), familyId: 'rivera', shownIds: [], keptIds: [] })).rejects.toThrow(NotFound)
    }
    expect(await world.db.selectFrom('family').where('id', '=', 'rivera').select('pausedAt').execute()).toEqual([{ pausedAt: null }])
  })

  test('is changed once by one form, and recorded', async () => {
    const world = await byWeek()
    const input = { formKey: key(), familyId: 'rivera', act: 'pause' as const }
    expect(await changePace(world, dana, input)).toEqual(await changePace(world, dana, input))
    expect(await act(world, 'pause')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const events = await world.db.selectFrom('audit').where('event', 'like', 'pace.%').select(['event', 'objectId']).execute()
    expect(events).toEqual([{ event: 'pace.paused', objectId: 'rivera' }])
  })
})
