import { randomInt } from 'node:crypto'
import { normaliseName } from '../accounts/name.ts'
import { isChosenNameTaken } from '../accounts/queries.ts'
import { findCounted, upsertCounted } from '../throttles/queries.ts'
import { now, type World } from '../world.ts'

/** How many taken names one way in may find out; then only an email or a phone number will do. */
export const TAKEN_NAMES_MAX = 5
const COUNTED_HOURS = 24
/** Numbers that make an offered name, of three digits. */
const NUMBERS = [100, 1_000] as const
const OFFERS = 2
const OFFER_TRIES_MAX = 20

/** Whether so many taken names were tried through this way in that no more is said. */
export async function isNameLimitReached(world: World, clinicId: string, limitKey: string): Promise<boolean> {
  return await countOf(world, clinicId, limitKey) >= TAKEN_NAMES_MAX
}

/** One more taken name was tried. Only inside `atomically`. */
export async function countTakenName(inside: World, clinicId: string, limitKey: string): Promise<void> {
  const fails = await countOf(inside, clinicId, limitKey) + 1
  await upsertCounted(inside.db, clinicId, `taken:${limitKey}`, { fails, until: null, at: now(inside) })
}

async function countOf(world: World, clinicId: string, limitKey: string): Promise<number> {
  const counted = await findCounted(world.db, clinicId, `taken:${limitKey}`)
  if (!counted) return 0
  const ageHours = (Date.parse(now(world)) - Date.parse(counted.at)) / 3_600_000
  return ageHours < COUNTED_HOURS ? counted.fails : 0
}

/** Two names like the taken one that nobody has. */
export async function offerNames(world: World, clinicId: string, typed: string): Promise<string[]> {
  const { norm } = normaliseName(typed)
  const offers = new Set<string>()
  for (let tries = 0; tries < OFFER_TRIES_MAX && offers.size < OFFERS; tries++) {
    const offer = `${norm} ${randomInt(...NUMBERS)}`
    if (!await isChosenNameTaken(world.db, clinicId, offer)) offers.add(offer)
  }
  return [...offers]
}
