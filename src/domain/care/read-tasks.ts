import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import { COVER_REASONS, type CoverReason } from './cover-family.ts'
import { listCoversOfOwn } from './queries.ts'
import { listUndeliveredInvitations, listUndeliveredToMembers } from './task-queries.ts'

interface AboutFamily { familyId: string; label: string | null; name: string }

/** What waits besides consents, invitations and shares. Days are days of the clinic's calendar, `until` is a time. */
export interface Tasks {
  /** Messages that did not arrive: to be printed instead. */
  undelivered: (AboutFamily & { onDay: string })[]
  /** Colleagues who cover for families of this clinician now; `name` is the colleague's. */
  covers: (AboutFamily & { until: string; reason: CoverReason | undefined })[]
}

export async function readTasks(world: World, clinician: Clinician): Promise<Tasks> {
  const { db } = world
  const at = now(world)
  const timeZone = await findTimeZone(db, clinician.clinicId)
  const today = dayIn(timeZone, at)
  const undelivered = [
    ...await listUndeliveredToMembers(db, clinician, today), ...await listUndeliveredInvitations(db, clinician, today),
  ].map(({ familyId, label, name, givenUpAt }) => ({ familyId, label, name, onDay: dayIn(timeZone, givenUpAt ?? at) }))
  const covers = (await listCoversOfOwn(db, clinician, at)).map(({ familyId, label, name, coverUntil, coverReason }) =>
    ({ familyId, label, name, until: coverUntil ?? at, reason: COVER_REASONS.find((one) => one === coverReason) }))
  return { undelivered, covers }
}
