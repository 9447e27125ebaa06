import { randomUUID } from 'node:crypto'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Locale } from '../../src/domain/clinics/clinic.ts'
import { askForExport, type AskForExport } from '../../src/domain/export/ask-for-export.ts'
import { takeExport } from '../../src/domain/export/take-export.ts'
import type { JobHandlers } from '../../src/domain/jobs/job.ts'
import { takeUpJob } from '../../src/domain/jobs/take-up-job.ts'
import { workOnJob } from '../../src/domain/jobs/work-on-job.ts'
import type { World } from '../../src/domain/world.ts'
import { newHandlers } from '../../src/server/jobs/handlers.ts'
import { PASSWORD } from './accounts.ts'
import { valueOf } from './joining.ts'
import { readZip } from './read-zip.ts'

/** When everybody's sign-in began. */
export const SIGNED_IN_AT = '2026-11-23T14:00:00.000Z'

/** The handlers of the server, for a clinic of the cast. */
export const handlers: JobHandlers = newHandlers({
  withId: (id) => ({ id, name: 'Harbor House', discreetName: 'Porchlight', timeZone: 'America/New_York' }) as ReturnType<Parameters<typeof newHandlers>[0]['withId']>,
})

/** Does one job to its end, or so many pieces of it. @returns how many it did */
export async function work(world: World, pieces = Infinity, by = 'worker', using = handlers): Promise<number> {
  let state = await takeUpJob(world, by)
  let count = 0
  for (; state && count < pieces; count += 1) state = await workOnJob(world, using, by, state)
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
