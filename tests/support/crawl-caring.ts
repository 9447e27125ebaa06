import { randomUUID } from 'node:crypto'
import { coverFamily } from '../../src/domain/care/cover-family.ts'
import { snoozeReason } from '../../src/domain/care/snooze-reason.ts'
import type { World } from '../../src/domain/world.ts'
import { eli, HARBOR } from './cast.ts'
import { actingNow, askForCall, holdWorkshop } from './caring.ts'
import { valueOf } from './joining.ts'

const DAY_MS = 86_400_000
/** The form that let a reason rest, as the notice after it is asked for. */
export const RESTED = '0190a6f2-7d3e-4b1c-9a55-3c1f2e4d5b6a'

/** Something to see on every page of calls, cover and what waits: people to call, one message lost, a colleague who covers. */
export async function arrangeCare(world: World): Promise<void> {
  const ago = (days: number) => new Date(world.clock.now().getTime() - days * DAY_MS).toISOString()
  await world.transact((db) => db.updateTable('consent').set({ phone: '555-0123', safeToCallAt: ago(20) }).where('id', '=', 'consent-luz').execute())
  await askForCall(world, { memberId: 'ana' })
  for (const days of [14, 7]) await holdWorkshop(world, ago(days), { luz: 'absent', raul: 'present' })
  await world.transact((db) => db.insertInto('outbox').values({
    clinicId: HARBOR, id: randomUUID(), kind: 'workshop', locale: 'en', accountId: 'luz', byStaffId: 'dana', createdAt: ago(3), dueAt: ago(3),
    attempts: 6, lastProblem: 'refused', givenUpAt: ago(2),
  }).execute())
  valueOf(await coverFamily(world, eli, { formKey: randomUUID(), familyId: 'rivera', reason: 'colleague-asked' }))
  valueOf(await snoozeReason(world, actingNow(world, eli), { formKey: RESTED, familyId: 'okafor', reason: 'no-progress' }))
}
