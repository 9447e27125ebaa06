import { beforeEach, describe, expect, test } from 'vitest'
import { endAgreement } from '../../src/domain/agreements/end-agreement.ts'
import { giveAgreement } from '../../src/domain/agreements/give-agreement.ts'
import { listMembersOfTeam } from '../../src/domain/families/queries.ts'
import { ana, dana, HARBOR } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const form = () => ({ formKey: crypto.randomUUID() })
const seen = async () => (await listMembersOfTeam(world.db, dana, '2026-11-23')).map(({ id }) => id)

describe('the agreement with the clinic', () => {
  test('ended, it hides the member from the team at the next read and from nobody else', async () => {
    expect(await seen()).toEqual(['ana', 'luz', 'raul'])
    await endAgreement(world, ana, form())
    expect(await seen()).toEqual(['luz', 'raul'])
  })

  test('ended, it leaves the account and what was learned', async () => {
    await endAgreement(world, ana, form())
    const account = await world.db.selectFrom('account').where('id', '=', 'ana').select('disabledAt').executeTakeFirstOrThrow()
    expect(account.disabledAt).toBeNull()
  })

  test('given again, it counts again, and both stay on record', async () => {
    await endAgreement(world, ana, form())
    await giveAgreement(world, ana, form())
    expect(await seen()).toEqual(['ana', 'luz', 'raul'])
    const rows = await world.db.selectFrom('agreement').where('clinicId', '=', HARBOR).where('memberId', '=', 'ana').select('endedAt').execute()
    expect(rows.map(({ endedAt }) => endedAt === null).sort()).toEqual([false, true])
  })

  test('ended or given twice changes nothing more', async () => {
    await endAgreement(world, ana, form())
    await endAgreement(world, ana, form())
    await giveAgreement(world, ana, form())
    await giveAgreement(world, ana, form())
    expect(await world.db.selectFrom('agreement').where('memberId', '=', 'ana').selectAll().execute()).toHaveLength(2)
  })
})
