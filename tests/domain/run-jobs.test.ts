import { expect, test } from 'vitest'
import { runOnce } from '../../src/domain/jobs/run-once.ts'
import { enqueueDue } from '../../src/domain/jobs/schedule.ts'
import { createAuth } from '../../src/server/auth/index.ts'
import { readConfig } from '../../src/server/config.ts'
import type { LogEvent } from '../../src/server/log.ts'
import { newHandlers } from '../../src/server/jobs/handlers.ts'
import { runJobs } from '../../src/server/jobs/run-jobs.ts'
import { SCHEDULES } from '../../src/server/jobs/schedules.ts'
import { HARBOR } from '../support/cast.ts'
import { temporaryFile } from '../support/database.ts'
import { handlerOf, jobRows, queue } from '../support/queueing.ts'
import { datesOf, startSeries } from '../support/workshops.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const logged: LogEvent[] = []
const workplaceOf = (world: TestWorld) => ({
  world, store: world.store, config: readConfig({ DATABASE_FILE: temporaryFile() }), auth: createAuth(world.store, world.clock), log: (fact: LogEvent) => { logged.push(fact) },
  clinics: { all: () => [] } as unknown as Parameters<typeof runJobs>[0]['clinics'],
})

test('a job that breaks is logged by its class, and the loop goes on', async () => {
  const world = await newWorld()
  await queue(world, ['a', 'b'])
  const handlers = [handlerOf((_, { payload }) => (payload === 'a' ? Promise.reject(new TypeError('Ana’s secret')) : Promise.resolve('done')))]
  const jobs = runJobs(workplaceOf(world), { handlers })
  await expect.poll(() => jobRows(world), { timeout: 10_000 }).toMatchObject([{ lastProblem: 'error' }, { finishedAt: expect.any(String) }])
  await queue(world, ['c'])
  await expect.poll(async () => (await jobRows(world))[2], { timeout: 10_000 }).toMatchObject({ finishedAt: expect.any(String) })
  await jobs.stop()
  expect(logged).toMatchObject([{ event: 'fault', route: 'jobs', kind: 'TypeError' }])
  expect(JSON.stringify(logged)).not.toContain('secret')
})

test('a stop waits for the job that runs', async () => {
  const world = await newWorld()
  await queue(world, ['a'])
  let goOn = (): void => undefined
  const going = new Promise<void>((resolve) => { goOn = resolve })
  const jobs = runJobs(workplaceOf(world), { handlers: [handlerOf(() => going.then(() => 'done' as const))] })
  await expect.poll(() => jobRows(world)).toMatchObject([{ tries: 1 }])
  const stopped = jobs.stop()
  goOn()
  await stopped
  expect(await jobRows(world)).toMatchObject([{ finishedAt: expect.any(String) }])
})

test('a job that does not end when the program stops is free for the next one at once', async () => {
  const world = await newWorld()
  await queue(world, ['a'])
  const jobs = runJobs(workplaceOf(world), { handlers: [handlerOf(() => new Promise(() => undefined))], endMs: 50 })
  await expect.poll(() => jobRows(world)).toMatchObject([{ tries: 1, leasedBy: expect.any(String) }])
  await jobs.stop()
  expect(await jobRows(world)).toMatchObject([{ leasedBy: null, finishedAt: null }])
  expect(await runOnce(world, [handlerOf(() => Promise.resolve('done'))], 'next')).toBe(1)
})

test('the hourly job drops sign-ins that ended, of its clinic', async () => {
  const world = await newWorld()
  const at = '2020-01-01T00:00:00.000Z'
  await world.transact((db) => db.insertInto('signIn').values({ clinicId: HARBOR, id: 'old', accountId: 'ana', createdAt: at, lastSeenAt: at, expiresAt: at }).execute())
  await queue(world, [''])
  await runOnce(world, newHandlers(workplaceOf(world)), 'worker')
  expect(await jobRows(world)).toMatchObject([{ finishedAt: expect.any(String) }])
  expect(await world.db.selectFrom('signIn').where('id', '=', 'old').select('id').execute()).toEqual([])
})

test('each week a series gets the dates that came into sight, without anybody asking', async () => {
  const world = await newWorld()
  const seriesId = await startSeries(world)
  const count = async () => (await datesOf(world, seriesId)).length
  const before = await count()
  world.at('2026-11-30T15:00:00.000Z')
  await enqueueDue(world, { id: HARBOR, timeZone: 'America/New_York' }, SCHEDULES)
  const handlers = newHandlers(workplaceOf(world))
  while (await runOnce(world, handlers, 'worker') > 0);
  expect(await count()).toBe(before + 1)
})
