import { randomUUID } from 'node:crypto'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Locale } from '../../src/domain/clinics/clinic.ts'
import { askForExport, type AskForExport } from '../../src/domain/export/ask-for-export.ts'
import { takeExport } from '../../src/domain/export/take-export.ts'
import type { LongHandlers } from '../../src/domain/jobs/long-work.ts'
import { takeUpLongWork } from '../../src/domain/jobs/take-up-long-work.ts'
import { doLongWork } from '../../src/domain/jobs/do-long-work.ts'
import type { World } from '../../src/domain/world.ts'
import { newLongHandlers } from '../../src/server/jobs/long-handlers.ts'
import { PASSWORD } from './accounts.ts'
import { valueOf } from './joining.ts'
import { readZip } from './read-zip.ts'

/** When everybody's sign-in began. */
export const SIGNED_IN_AT = '2026-11-23T14:00:00.000Z'

/** The handlers of the server, for a clinic of the cast. */
export const handlers: LongHandlers = newLongHandlers({
  withId: (id) => ({ id, name: 'Harbor House', discreetName: 'Porchlight', timeZone: 'America/New_York' }) as ReturnType<Parameters<typeof newLongHandlers>[0]['withId']>,
})

/** Does one job to its end, or so many pieces of it. @returns how many it did */
export async function work(world: World, pieces = Infinity, by = 'worker', using = handlers): Promise<number> {
  let state = await takeUpLongWork(world, by)
  let count = 0
  for (; state && count < pieces; count += 1) state = await doLongWork(world, using, by, state)
  return count
}

export const ask = (world: World, member: FamilyMember, change: Partial<AskForExport> = {}, locale: Locale = 'en') =>
  askForExport(world, member, { locale, signedInAt: SIGNED_IN_AT }, { formKey: randomUUID(), withPrivate: 'yes', password: PASSWORD, ...change })

/** Asks for a file, has it made and takes it. @returns what is in the zip */
export async function exportOf(
  world: World, member: FamilyMember, change: Partial<AskForExport> = {}, locale: Locale = 'en',
): Promise<{ 'data.json': string; 'index.html': string }> {
  valueOf(await ask(world, member, change, locale))
  await work(world)
  return readZip(valueOf(await takeExport(world, member, SIGNED_IN_AT, {})).bytes) as { 'data.json': string; 'index.html': string }
}
