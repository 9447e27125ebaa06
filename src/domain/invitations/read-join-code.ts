import type { Clinician } from '../actor.ts'
import type { World } from '../world.ts'
import { placeOfJoinCode } from './open-join-code.ts'
import { findOpenJoinCode } from './queries.ts'

/** The clinic's open join code in clear, without its dash, for staff to see and print; undefined while none is open. */
export async function readJoinCode(
  world: World, { clinicId }: Clinician,
): Promise<{ code: string; openedAt: string } | undefined> {
  const open = await findOpenJoinCode(world.db, clinicId)
  if (!open) return undefined
  return { code: await world.vault.open(open.codeSealed, placeOfJoinCode(clinicId, open.id)), openedAt: open.openedAt }
}
