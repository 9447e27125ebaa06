import { expect, test } from 'vitest'
import { cancelWorkshop } from '../../src/domain/workshops/cancel-workshop.ts'
import { changeSeries } from '../../src/domain/workshops/change-series.ts'
import { skipDay } from '../../src/domain/workshops/skip-day.ts'
import { CAST_AT, dana, HARBOR } from '../support/cast.ts'
import { newWorld, type TestWorld } from '../support/world.ts'
import { changeForm, datesOf, startSeries } from '../support/workshops.ts'

/** A member who confirmed an address; `wants` workshop messages there, or not. */
async function reach(world: TestWorld, memberId: string, wants: boolean): Promise<void> {
  await world.transact(async (db) => {
    await db.insertInto('safeContact').values({
      clinicId: HARBOR, memberId, kind: 'email', addressSealed: 'sealed', addressHmac: memberId, askedAt: CAST_AT, confirmHmac: memberId,
      confirmUntil: CAST_AT, confirmedAt: CAST_AT, stopHmac: memberId, stopSealed: 'sealed', stoppedAt: null,
    }).execute()
    await db.insertInto('reminder').values({
      clinicId: HARBOR, memberId, nextPartAt: CAST_AT, weekday: 1, hour: 18, workshopsAt: wants ? CAST_AT : null, changedAt: CAST_AT,
    }).execute()
  })
}

async function reached(world: TestWorld): Promise<string[]> {
  const rows = await world.db.selectFrom('outbox').select(['accountId', 'kind']).orderBy('accountId').execute()
  return rows.map(({ accountId, kind }) => `${accountId} ${kind}`)
}

/** Of the Riveras' series Ana wants to hear, Luz does not; Uche wants to and is not invited. */
async function someone(): Promise<{ world: TestWorld; seriesId: string }> {
  const world = await newWorld()
  for (const [id, wants] of [['ana', true], ['luz', false], ['uche', true]] as const) await reach(world, id, wants)
  return { world, seriesId: await startSeries(world, { invited: 'chosen', familyIds: ['rivera'] }) }
}

test('nobody is told of a new series, nor of a change that nobody is to be told of', async () => {
  const { world, seriesId } = await someone()
  await changeSeries(world, dana, changeForm(seriesId, { place: 'Hall', invited: 'chosen', familyIds: ['rivera'], tell: 'no' }))
  expect(await reached(world)).toEqual([])
})

test('a change is told once to who is invited and asked for it, however many dates it touched', async () => {
  const { world, seriesId } = await someone()
  const form = changeForm(seriesId, { place: 'Hall', invited: 'chosen', familyIds: ['rivera'], tell: 'yes' })
  await changeSeries(world, dana, form)
  await changeSeries(world, dana, form)
  expect(await reached(world)).toEqual(['ana workshop-changed'])
})

test('a date that is called off is told, and so is a day left out; one that changed nothing is not', async () => {
  const { world, seriesId } = await someone()
  const [, second] = await datesOf(world, seriesId)
  await cancelWorkshop(world, dana, { formKey: crypto.randomUUID(), workshopId: second!.id, tell: 'yes' })
  expect(await reached(world)).toHaveLength(1)
  await skipDay(world, dana, { formKey: crypto.randomUUID(), seriesId, skipOn: '2026-12-01', tell: 'yes' })
  expect(await reached(world)).toHaveLength(1)
  await skipDay(world, dana, { formKey: crypto.randomUUID(), seriesId, skipOn: '2026-12-08', tell: 'yes' })
  expect(await reached(world)).toHaveLength(2)
})
