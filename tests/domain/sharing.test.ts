import { beforeEach, describe, expect, test } from 'vitest'
import { chooseLanguage } from '../../src/domain/accounts/choose-language.ts'
import { changeSharing } from '../../src/domain/families/change-sharing.ts'
import { findOwnConsent, findSharing } from '../../src/domain/families/relatives-queries.ts'
import { ana, CAST_AT, luz, sam } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { MONDAY, newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const share = (joinedShown: 'yes' | 'no', countsShared: 'yes' | 'no', formKey: string = crypto.randomUUID()) =>
  changeSharing(world, ana, { formKey, joinedShown, countsShared })

describe('sharing with relatives', () => {
  test('counts are off until the member turns them on', async () => {
    expect(await findSharing(world.db, ana)).toEqual({ joinedShownAt: CAST_AT, countsSharedAt: null })
    await share('yes', 'yes')
    expect(await findSharing(world.db, ana)).toEqual({ joinedShownAt: CAST_AT, countsSharedAt: MONDAY })
  })

  test('who hides that they joined shares no counts, and showing it again does not bring them back', async () => {
    await share('yes', 'yes')
    await share('no', 'yes')
    expect(await findSharing(world.db, ana)).toEqual({ joinedShownAt: null, countsSharedAt: null })
    await share('yes', 'no')
    expect(await findSharing(world.db, ana)).toEqual({ joinedShownAt: MONDAY, countsSharedAt: null })
  })

  test('changes only their own', async () => {
    await share('no', 'no')
    expect(await findSharing(world.db, luz)).toEqual({ joinedShownAt: CAST_AT, countsSharedAt: null })
  })

  test('the same form twice acts once, with other answers it is refused', async () => {
    const key = crypto.randomUUID()
    await share('yes', 'yes', key)
    await share('yes', 'yes', key)
    expect(await share('no', 'no', key)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const events = await world.db.selectFrom('audit').select(['event', 'reason']).execute()
    expect(events).toEqual([{ event: 'sharing.changed', reason: 'counts' }])
  })
})

describe('what the clinic may tell', () => {
  test('is what the live consent says, until its last day', async () => {
    expect(await findOwnConsent(world.db, ana, '2027-02-20')).toEqual({ scope: ['enrolment', 'progress'], endsOn: '2027-02-20' })
    expect(await findOwnConsent(world.db, ana, '2027-02-21')).toBeUndefined()
  })

  test('is nothing to who joined by code', async () => {
    expect(await findOwnConsent(world.db, sam, '2026-11-23')).toBeUndefined()
  })
})

test('the chosen language is kept with the account', async () => {
  await chooseLanguage(world, ana, { locale: 'es' })
  const accounts = await world.db.selectFrom('account').where('locale', '=', 'es').select('id').execute()
  expect(accounts).toEqual([{ id: 'ana' }])
})
