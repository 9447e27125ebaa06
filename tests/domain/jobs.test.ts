import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import type { Job } from '../../src/domain/jobs/job.ts'
import { enqueue } from '../../src/domain/jobs/enqueue.ts'
import { letGoOfAll, runOnce } from '../../src/domain/jobs/run-once.ts'
import { dueKey, enqueueDue, type Schedule } from '../../src/domain/jobs/schedule.ts'
import { atomically } from '../../src/domain/world.ts'
import { BEACON, HARBOR } from '../support/cast.ts'
import { openForTest } from '../support/database.ts'
import { handlerOf, jobRows, queue } from '../support/queueing.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const NEW_YORK = 'America/New_York'
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const later = (minutes: number, from = MONDAY) => new Date(Date.parse(from) + minutes * 60_000).toISOString()
const done = handlerOf(() => Promise.resolve('done'))
const broken = handlerOf(() => Promise.reject(new Error('Ana’s secret')))

describe('the queue', () => {
  test('does what is due, the longest waiting first, up to five at a time, and nothing before its time', async () => {
    const order: Job[] = []
    const noting = handlerOf((_, job) => { order.push(job); return Promise.resolve('done') })
    await queue(world, ['later'], { runAt: later(1) })
    await queue(world, ['b', 'c', 'd', 'e', 'f'])
    await queue(world, ['a'], { runAt: later(-1) })
    expect(await runOnce(world, [noting], 'one')).toBe(5)
    expect(order[0]).toMatchObject({ clinicId: HARBOR, payload: 'a', tries: 1 })
    expect(await runOnce(world, [noting], 'one')).toBe(1)
    expect(await runOnce(world, [noting], 'one')).toBe(0)
    world.at(later(1))
    expect(await runOnce(world, [noting], 'one')).toBe(1)
    expect(order.map(({ payload }) => payload).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'later'])
  })

  test('forgets a job whose verb did not come to its end', async () => {
    await expect(atomically(world, async ({ db }) => {
      await enqueue(db, { clinicId: HARBOR, kind: 'sweep-sign-ins', payload: 'a', runAt: MONDAY })
      throw new Error('no')
    })).rejects.toThrow('no')
    expect(await jobRows(world)).toEqual([])
  })

  test('gives a job to another worker once the lease of the first is over; the first changes nothing any more', async () => {
    await queue(world, ['a'])
    let second: Promise<number> | undefined
    const slow = handlerOf(async () => {
      expect(await runOnce(world, [done], 'second')).toBe(0)
      world.at(later(1))
      second = runOnce(world, [handlerOf(() => { expect(second).toBeDefined(); return Promise.resolve('done') })], 'second')
      expect(await second).toBe(1)
      world.at(later(2))
      return { retryAt: later(5) }
    })
    await runOnce(world, [slow], 'first')
    expect(await jobRows(world)).toMatchObject([{ finishedAt: later(1), runAt: MONDAY, lastProblem: null, tries: 2 }])
  })

  test('does not take a kind that a worker has no handler for', async () => {
    await queue(world, ['a'], { kind: 'of another version' as Job['kind'] })
    expect(await runOnce(world, [done], 'one')).toBe(0)
    expect(await jobRows(world)).toMatchObject([{ tries: 0, finishedAt: null }])
  })
})

describe('a job that breaks', () => {
  test('stops no other, waits a minute, then five, and has failed with its last try; its words are kept nowhere', async () => {
    const heard: unknown[] = []
    const sometimes = handlerOf((inside, job) => (job.payload === 'a' ? broken : done).run(inside, job))
    const turn = () => runOnce(world, [sometimes], 'one', { onProblem: (kind, error) => heard.push([kind, (error as Error).message]) })
    await queue(world, ['a'], { runAt: later(-1) })
    await queue(world, ['b'])
    expect(await turn()).toBe(2)
    expect(await jobRows(world)).toMatchObject([{ runAt: later(1), lastProblem: 'error', leasedBy: null, failedAt: null }, { finishedAt: MONDAY }])
    expect(await turn()).toBe(0)
    world.at(later(1))
    await turn()
    expect(await jobRows(world)).toMatchObject([{ runAt: later(6), tries: 2, failedAt: null }, {}])
    world.at(later(6))
    await turn()
    expect(await jobRows(world)).toMatchObject([{ tries: 3, failedAt: later(6), lastProblem: 'error' }, {}])
    world.at(later(999))
    expect(await turn()).toBe(0)
    expect(heard).toEqual(Array.from({ length: 3 }, () => ['sweep-sign-ins', 'Ana’s secret']))
    expect(JSON.stringify(await jobRows(world))).not.toContain('secret')
  })

  test('or puts itself off runs at the time it named, and has failed too once its tries are used up', async () => {
    const never = handlerOf(() => Promise.resolve({ retryAt: later(30, world.clock.now().toISOString()) }))
    await queue(world, ['a'])
    for (const minutes of [0, 30, 60]) {
      world.at(later(minutes))
      expect(await runOnce(world, [never], 'one')).toBe(1)
    }
    expect(await jobRows(world)).toMatchObject([{ lastProblem: 'later', failedAt: later(60) }])
  })

  test('by ending its worker each time is given up without another try', async () => {
    await queue(world, ['a'])
    for (let time = 0; time < 3; time += 1) {
      await world.transact((db) => db.updateTable('job').set((row) => ({ leasedBy: 'gone', leaseUntil: later(time), tries: row('tries', '+', 1) })).execute())
      world.at(later(time))
    }
    let runs = 0
    expect(await runOnce(world, [handlerOf(() => { runs += 1; return Promise.resolve('done') })], 'one')).toBe(1)
    expect(runs).toBe(0)
    expect(await jobRows(world)).toMatchObject([{ lastProblem: 'stopped', failedAt: later(2), leasedBy: null }])
  })
})

test('a worker that is told to stop ends the job it is at and lets go of the others as if it had never had them', async () => {
  await queue(world, ['a', 'b', 'c'])
  const stopping = new AbortController()
  const last = handlerOf(() => { stopping.abort(); return Promise.resolve('done') })
  expect(await runOnce(world, [last], 'one', { signal: stopping.signal })).toBe(3)
  const rows = await jobRows(world)
  expect(rows.filter(({ finishedAt }) => finishedAt !== null)).toHaveLength(1)
  expect(rows.filter(({ leasedBy, tries }) => leasedBy === null && tries === 0)).toHaveLength(2)
  expect(await runOnce(world, [done], 'two')).toBe(2)
})

test('what a worker holds when it goes is free at once', async () => {
  await queue(world, ['a'])
  const hanging = handlerOf(async () => {
    await letGoOfAll(world, 'one')
    expect(await runOnce(world, [done], 'two')).toBe(1)
    return { retryAt: later(9) }
  })
  await runOnce(world, [hanging], 'one')
  expect(await jobRows(world)).toMatchObject([{ finishedAt: MONDAY, runAt: MONDAY }])
})

describe('what the clock asks for', () => {
  const each = (rest: { each: 'hour' } | { each: 'day' | 'week'; fromHour: number }): Schedule => ({ kind: 'sweep-sign-ins', ...rest })
  const [hourly, daily, weekly] = [each({ each: 'hour' }), each({ each: 'day', fromHour: 7 }), each({ each: 'week', fromHour: 5 })]

  test.each([
    [hourly, MONDAY, 'sweep-sign-ins:2026-11-23T10'],
    [hourly, '2026-11-24T04:59:59.999Z', 'sweep-sign-ins:2026-11-23T23'],
    [hourly, '2026-11-24T05:00:00.000Z', 'sweep-sign-ins:2026-11-24T00'],
    [daily, '2026-11-23T11:59:59.999Z', undefined],
    [daily, '2026-11-23T12:00:00.000Z', 'sweep-sign-ins:2026-11-23'],
    [daily, '2026-11-24T04:59:00.000Z', 'sweep-sign-ins:2026-11-23'],
    [daily, '2026-07-06T11:00:00.000Z', 'sweep-sign-ins:2026-07-06'],
    [weekly, '2026-11-23T09:59:00.000Z', undefined],
    [weekly, '2026-11-23T10:00:00.000Z', 'sweep-sign-ins:2026-W48'],
    [weekly, '2026-11-30T04:59:00.000Z', 'sweep-sign-ins:2026-W48'],
    [weekly, '2027-01-01T12:00:00.000Z', 'sweep-sign-ins:2026-W53'],
    [weekly, '2024-12-30T15:00:00.000Z', 'sweep-sign-ins:2025-W01'],
  ])('%o at %s is %s in New York', (schedule, at, key) => {
    expect(dueKey(schedule, NEW_YORK, at)).toBe(key)
  })

  test('the hour that comes twice when summer ends is one, and the day that loses an hour has its job', () => {
    expect(dueKey(hourly, NEW_YORK, '2026-11-01T05:30:00.000Z')).toBe(dueKey(hourly, NEW_YORK, '2026-11-01T06:30:00.000Z'))
    const two = each({ each: 'day', fromHour: 2 })
    expect([dueKey(two, NEW_YORK, '2026-03-08T06:59:00.000Z'), dueKey(two, NEW_YORK, '2026-03-08T07:00:00.000Z')]).toEqual([undefined, 'sweep-sign-ins:2026-03-08'])
  })

  test('stands in the queue once, however often it is asked, in each clinic by its own time', async () => {
    const ask = () => enqueueDue(world, { id: HARBOR, timeZone: NEW_YORK }, [hourly, daily])
    await Promise.all(Array.from({ length: 8 }, ask))
    await enqueueDue(world, { id: BEACON, timeZone: 'America/Los_Angeles' }, [hourly])
    await runOnce(world, [done], 'one')
    await ask()
    expect((await jobRows(world)).map(({ scheduleKey }) => scheduleKey))
      .toEqual(['sweep-sign-ins:2026-11-23', 'sweep-sign-ins:2026-11-23T07', 'sweep-sign-ins:2026-11-23T10'])
    world.at(later(60))
    await ask()
    expect(await jobRows(world)).toHaveLength(4)
  })
})

test('work that an older version left half done is there after the change of its table, with its pieces', async () => {
  const store = openForTest(':memory:')
  await migrate(store, migrations.slice(0, migrations.findIndex(([name]) => name === '0017-work')))
  for (const row of [
    sql`clinic (id, name, discreet_name, origin, phone, time_zone, languages, leave_target, created_at)
      values ('harbor', 'Harbor', 'Porchlight', 'http://localhost', '', ${NEW_YORK}, 'en', 'weather', ${MONDAY})`,
    sql`account (clinic_id, id, name_kind, name_norm, password_hash, display_name, locale, created_at)
      values ('harbor', 'ana', 'chosen', 'ana', '', 'Ana', 'en', ${MONDAY})`,
    sql`job (clinic_id, id, kind, account_id, locale, made_at, signed_in_at, next_piece, pieces_done, pieces_all, tries)
      values ('harbor', 'job', 'own-data', 'ana', 'en', ${MONDAY}, ${MONDAY}, 'answer 0', 1, 20, 1)`,
    sql`job_piece values ('harbor', 'job', 1, 'sealed')`,
  ]) await sql`insert into ${row}`.execute(store.schema)
  await migrate(store)
  expect(await store.db.selectFrom('job').innerJoin('jobPiece', 'jobPiece.jobId', 'job.id').select(['job.id', 'nextPiece', 'runAt', 'sealed']).execute())
    .toEqual([{ id: 'job', nextPiece: 'answer 0', runAt: MONDAY, sealed: 'sealed' }])
})
