import { beforeEach, describe, expect, test } from 'vitest'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { readFacilitatorSheet } from '../../src/domain/workshops/read-facilitator-sheet.ts'
import type { WorkshopRow } from '../../src/domain/workshops/queries.ts'
import { ana, CAST_AT, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { basics } from '../support/courses.ts'
import { finishModule } from '../support/learning.ts'
import { newWorld, type TestWorld } from '../support/world.ts'
import { datesOf, startSeries } from '../support/workshops.ts'

let world: TestWorld
let dates: WorkshopRow[]
beforeEach(async () => {
  world = await newWorld()
  dates = await datesOf(world, await startSeries(world, { topics: ['one'], makeUps: [''] }))
})

const sheetOf = (at: number, clinician = dana) => readFacilitatorSheet(world, clinician, dates[at]!)

/** First tries of so many people at the five questions of module one; `right` people got q2 right, everyone the others but q4. */
async function firstTries(people: number, right: number): Promise<void> {
  await world.transact(async (db) => {
    for (let number = 1; number <= people; number++) {
      const id = `person-${number}`
      await db.insertInto('account').values({ clinicId: HARBOR, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName: id, locale: 'en', createdAt: CAST_AT }).execute()
      await db.insertInto('family').values({ clinicId: HARBOR, id: `family-${number}`, createdAt: CAST_AT }).execute()
      await db.insertInto('member').values({ clinicId: HARBOR, id, familyId: `family-${number}`, joinedAt: CAST_AT }).execute()
      await db.insertInto('agreement').values({ clinicId: HARBOR, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: CAST_AT }).execute()
      for (const [questionKey, isRight] of [['q1', true], ['q2', number <= right], ['q3', true], ['q4', number <= right + 2], ['q5', true]] as const) {
        await db.insertInto('questionState').values({
          clinicId: HARBOR, memberId: id, moduleKey: 'one', questionKey, version: 1, firstOutcome: isRight ? 'right' : 'not-yet',
          latestOutcome: 'right', latestOptions: 'a', tries: 1, attempt: 1,
        }).execute()
      }
    }
  })
}

describe('the facilitator sheet', () => {
  test('names the people of the clinician’s own team alone, and who has finished the module', async () => {
    await finishModule(world, ana, basics.modules[0]!)
    expect((await sheetOf(0)).people).toEqual([{ name: 'Ana', isPrepared: true }, { name: 'Luz', isPrepared: false }, { name: 'Raul', isPrepared: false }])
    expect((await sheetOf(0, eli)).people.map(({ name }) => name)).toEqual(['Sam', 'Uche'])
    expect((await sheetOf(0, cleo)).people).toEqual([])
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect((await sheetOf(0)).people.map(({ name }) => name)).toEqual(['Luz', 'Raul'])
  })

  test('has the most missed questions once eleven people answered, the worst first', async () => {
    await firstTries(11, 4)
    const sheet = await sheetOf(0)
    expect([sheet.areMissed, sheet.questions.map(({ key }) => key)]).toEqual([true, ['q2', 'q4']])
  })

  test('has the author’s first three where fewer answered, or nobody missed any', async () => {
    await firstTries(10, 4)
    const few = await sheetOf(0)
    expect([few.areMissed, few.questions.map(({ key }) => key)]).toEqual([false, ['q1', 'q2', 'q3']])
  })

  test('counts no one who took their yes back', async () => {
    await firstTries(11, 4)
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: CAST_AT }).where('id', '=', 'agreement-person-11').execute())
    expect((await sheetOf(0)).areMissed).toBe(false)
  })

  test('names who was not there at the last two dates that took place', async () => {
    const absent = (at: number, memberId: string, state = 'absent') => world.transact((db) => db.insertInto('attendance').values({
      clinicId: HARBOR, workshopId: dates[at]!.id, memberId, state, via: 'staff', recordedBy: 'dana', at: CAST_AT,
    }).execute())
    await world.transact((db) => db.updateTable('workshop').set({ cancelledAt: CAST_AT }).where('id', '=', dates[2]!.id).execute())
    for (const at of [1, 3]) for (const id of ['ana', 'uche']) await absent(at, id)
    await absent(1, 'luz')
    await absent(3, 'luz', 'by-phone')
    expect((await sheetOf(4)).absent).toEqual(['Ana'])
    expect((await sheetOf(4, eli)).absent).toEqual(['Uche'])
    expect((await sheetOf(3)).absent).toEqual([])
  })

  test('without a topic has no plan and no questions', async () => {
    expect(await readFacilitatorSheet(world, dana, { ...dates[0]!, moduleKey: null })).toMatchObject({ module: undefined, questions: [], areMissed: false })
  })
})
