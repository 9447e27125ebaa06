import type { Clinician } from '../actor.ts'
import { addDays } from '../clinics/days.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { ENDS_SOON_DAYS } from './elements.ts'
import { stateOfConsent } from './live.ts'
import { listAskedForNew, listConsentsEnding } from './queries.ts'

/** A request nobody answered is shown for so long, in days. */
const ASKED_DAYS = 30

interface AboutConsent { consentId: string; familyId: string; label: string; name: string }

/** What waits for a clinician. Days are days of the clinic's calendar. */
export interface ForYou {
  asked: (AboutConsent & { askedOn: string; isLive: boolean })[]
  ending: (AboutConsent & { endsOn: string })[]
}

/** New invitations asked for, each consent once with its latest day, and consents that end within a week. */
export async function readForYou(world: World, clinician: Clinician): Promise<ForYou> {
  const today = await todayOf(world, clinician.clinicId)
  const asked = await listAskedForNew(world.db, clinician, addDays(today, -ASKED_DAYS))
  const ending = await listConsentsEnding(world.db, clinician, today, addDays(today, ENDS_SOON_DAYS))
  const about = (row: { id: string; familyId: string; label: string | null; recipient: string }): AboutConsent =>
    ({ consentId: row.id, familyId: row.familyId, label: row.label ?? '', name: row.recipient })
  const latest = new Map(asked.map((row) =>
    [row.id, { ...about(row), askedOn: row.askedOn, isLive: stateOfConsent(row, today) === 'live' }]))
  return { asked: [...latest.values()], ending: ending.map((row) => ({ ...about(row), endsOn: row.endsOn })) }
}
