import { listClinics } from '../../domain/clinics/queries.ts'
import type { World } from '../../domain/world.ts'
import { CLINIC, FAMILIES, RELATIVES } from './cast.ts'
import { stepsOfClinic } from './clinic-day.ts'
import { happen, pastOf } from './past.ts'
import { stepOfFamily, stepsOf } from './relatives.ts'
import { openScene } from './scene.ts'

/** Codes as they were made, without their dash; `token` is the end of a link. */
export interface Filled {
  joinCode: string
  /** By the name of who was invited, whatever became of it. */
  invitations: Map<string, { code: string; token: string }>
}

/**
 * Fills an empty database with the cast and its last five weeks, through the verbs that the pages call, each at its
 * time. Today is what the world's clock says; nothing happens today.
 * @param origin where the clinic will be served
 * @throws one sentence where there is a clinic already
 */
export async function fill(world: World, origin: string): Promise<Filled> {
  if ((await listClinics(world.db)).length > 0) throw new Error('The demo fills an empty database only, and this one holds a clinic.')
  const past = pastOf(world, CLINIC.timeZone, CLINIC.openedAgo)
  const scene = await openScene(past, origin)
  await happen(past, [
    ...FAMILIES.map((family) => stepOfFamily(scene, family)),
    ...RELATIVES.flatMap((person) => stepsOf(scene, person)),
    ...stepsOfClinic(scene),
  ])
  return { joinCode: scene.joinCode, invitations: scene.invitations }
}
