import { record } from '../audit.ts'
import { atomically, type World } from '../world.ts'

/** The last entry of a clinic's audit record, so that the file it takes along ends with it. */
export async function noteClosing(world: World, clinicId: string): Promise<void> {
  await atomically(world, (inside) => record(inside, { kind: 'system', clinicId }, 'clinic.closed', { kind: 'clinic', id: clinicId }))
}
