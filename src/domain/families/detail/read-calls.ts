import type { Person } from '../read-family.ts'
import { notePlace } from '../../care/log-call.ts'
import type { World } from '../../world.ts'
import { listCallsOf } from './queries.ts'

/** A call as the team reads it. `name` is null for a call about the whole family. Days of the clinic's calendar. */
export interface Call { id: string; name: string | null; outcome: string; on: string; nextOn: string | null; note: string | null; by: string }

/**
 * The calls of a family that the caller found in their team, newest first. A call with somebody who is not among
 * these people today, because they share nothing now, is not shown.
 */
export async function readCalls(
  world: World, clinicId: string, familyId: string, people: readonly Pick<Person, 'memberId' | 'name' | 'consent'>[],
): Promise<Call[]> {
  const rows = await listCallsOf(world.db, clinicId, familyId)
  const calls = rows.map(async ({ id, memberId, consentId, outcome, onDay, nextOn, noteSealed, byName }): Promise<Call | undefined> => {
    const isAbout = (person: Pick<Person, 'memberId' | 'consent'>) =>
      (memberId === null ? consentId !== null && person.consent?.id === consentId : person.memberId === memberId)
    const person = people.find(isAbout)
    if (!person && (memberId !== null || consentId !== null)) return undefined
    const note = noteSealed === null ? null : await world.vault.open(noteSealed, notePlace({ clinicId, id, familyId }))
    return { id, name: person?.name ?? null, outcome, on: onDay, nextOn, note, by: byName }
  })
  return (await Promise.all(calls)).filter((call) => call !== undefined)
}
