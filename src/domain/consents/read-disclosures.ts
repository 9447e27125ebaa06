import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { recordView } from '../families/record-view.ts'
import { now, type World } from '../world.ts'
import { listDisclosures } from './disclosure-queries.ts'

/** How far back the list goes, in days: three years. */
const SINCE_DAYS = 1_096

/** One line of the list. Days of the clinic's calendar; `consent` is whom the consent names and when it was signed. */
export interface Disclosure {
  id: string; on: string; what: string; toWhom: string; by: string; noticeVersion: string
  consent: { recipient: string; signedOn: string }
}

/**
 * What was told about a family in the last three years, newest first; the look is recorded.
 * @throws NotFound for a family outside the clinician's team
 */
export async function readDisclosures(
  world: World, clinician: Clinician, familyId: string,
): Promise<{ label: string | null; todayOn: string; disclosures: Disclosure[] }> {
  const family = await recordView(world, clinician, familyId, 'disclosures.viewed')
  const timeZone = await findTimeZone(world.db, clinician.clinicId)
  const todayOn = dayIn(timeZone, now(world))
  const rows = await listDisclosures(world.db, clinician.clinicId, family.id, `${addDays(todayOn, -SINCE_DAYS)}T00:00:00.000Z`)
  const disclosures = rows.map(({ id, at, what, toWhom, byName, noticeVersion, recipient, signedOn }) =>
    ({ id, on: dayIn(timeZone, at), what, toWhom, by: byName, noticeVersion, consent: { recipient, signedOn } }))
  return { label: family.label, todayOn, disclosures }
}
