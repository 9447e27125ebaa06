import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { tick } from '../fields.ts'
import { atomically, now, type World } from '../world.ts'
import { hasDigest, updateDigest } from './queries.ts'

export const ChangeDigest = z.object({ digest: tick })
export type ChangeDigest = z.infer<typeof ChangeDigest>

/** Asks for the morning list or stops it: everyone's own choice. Chosen twice, the first moment stays. */
export async function changeDigest(world: World, { clinicId, id, role }: Clinician, { digest }: ChangeDigest): Promise<void> {
  await atomically(world, async (inside) => {
    if (await hasDigest(inside.db, clinicId, id) === digest) return
    await updateDigest(inside.db, clinicId, id, digest ? now(inside) : null)
    await record(inside, { role, clinicId, id }, 'account.changed', { kind: 'account', id }, { reason: 'digest' })
  })
}
