import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { atomically, now, type World } from '../world.ts'
import { DISCLOSURES_MAX, listDisclosedFamilies, listDisclosures, type Disclosure } from './queries.ts'

/** How far back the list goes. */
const YEARS = 3

export interface DisclosuresView {
  rows: Disclosure[]
  /** The case codes to choose among. */
  families: { id: string; label: string }[]
  /** There are more than one print holds. */
  areMore: boolean
  /** The first moment that is asked for. */
  since: string
}

/** What was told of whom in the last three years. It names relatives, so every look is recorded first. @param familyId of one family alone */
export async function viewDisclosures(world: World, administrator: Administrator, familyId: string | undefined): Promise<DisclosuresView> {
  const { clinicId } = administrator
  await atomically(world, (inside) => record(inside, administrator, 'disclosures.viewed', { kind: 'clinic', id: clinicId }))
  const start = new Date(now(world))
  start.setUTCFullYear(start.getUTCFullYear() - YEARS)
  const since = start.toISOString()
  const found = await listDisclosures(world.db, clinicId, since, familyId)
  return {
    rows: found.slice(0, DISCLOSURES_MAX), areMore: found.length > DISCLOSURES_MAX,
    families: await listDisclosedFamilies(world.db, clinicId, since), since,
  }
}
