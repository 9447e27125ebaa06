import { atomically, now, type World } from '../world.ts'
import { hasStale, updateStale } from './delivery-queries.ts'
import { HAND_OVER_DAYS } from './read-hand-over.ts'

const DAY_MS = 86_400_000

/** Drops messages of a clinic that waited two weeks and nobody handed over. */
export async function clearOutbox(world: World, clinicId: string): Promise<void> {
  const before = new Date(world.clock.now().getTime() - HAND_OVER_DAYS * DAY_MS).toISOString()
  if (!await hasStale(world.db, clinicId, before)) return
  await atomically(world, (inside) => updateStale(inside.db, clinicId, before, now(inside)))
}
