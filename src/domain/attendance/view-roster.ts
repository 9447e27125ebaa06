import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import type { WorkshopRow } from '../workshops/queries.ts'
import { atomically, type World } from '../world.ts'
import { openRoster, type OnRoster } from './on-roster.ts'
import { findWalkIns, listChanges, listMarks, type Change, type Mark } from './queries.ts'
import type { RosterDay } from './states.ts'

/** One person with what is saved, and every correction of it. */
export interface RosterPerson { id: string; name: string; mark: Mark | undefined; changes: Change[] }

/** `label` is there for a family of the clinician's own team that has one; who joined by code is a family of one. */
export interface RosterFamily { id: string; label: string | null; is: 'own' | 'other' | 'by-code'; people: RosterPerson[] }

export interface Roster {
  workshop: WorkshopRow
  day: RosterDay
  families: RosterFamily[]
  unmarked: number
  walkIns: number
}

/**
 * Opens a workshop's roster: every look is recorded before a name is shown.
 * @throws NotFound as `openRoster`
 */
export async function viewRoster(world: World, clinician: Clinician, workshopId: string): Promise<Roster> {
  const { clinicId } = clinician
  const { workshop, people, day } = await atomically(world, async (inside) => {
    const open = await openRoster(inside, clinician, workshopId)
    await record(inside, clinician, 'attendance.viewed', { kind: 'workshop', id: open.workshop.id })
    return open
  })
  const ids = people.map(({ id }) => id)
  const marks = await listMarks(world.db, clinicId, workshop.id, ids)
  const changes = await listChanges(world.db, clinicId, workshop.id, ids)
  return {
    workshop, day,
    families: familiesOf(people, marks, changes),
    unmarked: ids.filter((id) => !marks.has(id)).length,
    walkIns: await findWalkIns(world.db, clinicId, workshop.id),
  }
}

function familiesOf(people: OnRoster[], marks: Map<string, Mark>, changes: Change[]): RosterFamily[] {
  const families = new Map<string, RosterFamily>()
  for (const { id, familyId, label, displayName, isOwnTeam } of people) {
    const is = label === null ? 'by-code' : isOwnTeam ? 'own' : 'other'
    const family = families.get(familyId) ?? { id: familyId, label: isOwnTeam ? label : null, is, people: [] }
    family.people.push({ id, name: displayName, mark: marks.get(id), changes: changes.filter(({ memberId }) => memberId === id) })
    families.set(familyId, family)
  }
  return [...families.values()]
}
