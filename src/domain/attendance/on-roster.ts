import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { listMembersOfTeam } from '../families/queries.ts'
import { found, NotFound } from '../result.ts'
import type { Invited, WorkshopRow } from '../workshops/queries.ts'
import { findWorkshop, listInvited } from '../workshops/queries.ts'
import { now, type World } from '../world.ts'
import { rosterDay, type RosterDay } from './states.ts'

/** Somebody on the roster as this clinician sees it. */
export type OnRoster = Invited & { isOwnTeam: boolean }

/** A workshop with the people of it that a clinician may see and mark now. */
export interface OpenRoster {
  workshop: WorkshopRow
  people: OnRoster[]
  day: RosterDay
  moment: { at: string; on: string }
}

/**
 * Who is on a workshop's roster for this clinician: from the day before it until seven days after everyone invited
 * whose consent and own yes stand, since any clinician of the clinic may run tonight's workshop; on all other days
 * only the members of their own team.
 * @throws NotFound for another clinic's workshop, and on those other days where nobody is of their team
 */
export async function openRoster(world: World, clinician: Clinician, workshopId: string): Promise<OpenRoster> {
  const { clinicId } = clinician
  const workshop = found(await findWorkshop(world.db, clinicId, workshopId), 'workshop')
  const timeZone = await findTimeZone(world.db, clinicId)
  const at = now(world)
  const on = dayIn(timeZone, at)
  const day = rosterDay(workshop, timeZone, on)
  const invited = await listInvited(world.db, workshop, on)
  const team = await listMembersOfTeam(world.db, clinician, on, invited.map(({ id }) => id))
  const own = new Set(team.map(({ id }) => id))
  const people = invited.map((person) => ({ ...person, isOwnTeam: own.has(person.id) }))
    .filter(({ isOwnTeam }) => isOwnTeam || day.isOpenToClinic)
  if (people.length === 0 && !day.isOpenToClinic) throw new NotFound('roster')
  return { workshop, people, day, moment: { at, on } }
}
