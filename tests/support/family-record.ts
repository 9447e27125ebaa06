import { randomUUID } from 'node:crypto'
import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import type { AttendanceState } from '../../src/domain/families/detail/days.ts'
import { addNote } from '../../src/domain/families/notes/add-note.ts'
import { nudgeMember } from '../../src/domain/families/nudge/nudge-member.ts'
import type { World } from '../../src/domain/world.ts'
import { dana, HARBOR, luz, raul } from './cast.ts'
import { valueOf } from './joining.ts'

/** A workshop that was held, with who came to it how. @param id of the workshop */
export async function heldWorkshop(
  world: World, id: string, startsAt: string, came: Record<string, AttendanceState>, change: { cancelledAt?: string } = {},
): Promise<void> {
  await world.transact(async (db) => {
    await db.insertInto('workshop').values({
      clinicId: HARBOR, id, startsAt, minutes: 90, place: 'Room 2', link: '', checkInCode: '1234', revision: 0,
      changedAt: startsAt, createdAt: startsAt, seriesId: null, dayOfSeries: null, moduleKey: null, makeUpKey: null,
      cancelledAt: change.cancelledAt ?? null,
    }).execute()
    for (const [memberId, state] of Object.entries(came)) {
      await db.insertInto('attendance').values({ clinicId: HARBOR, workshopId: id, memberId, state, via: 'staff', recordedBy: 'dana', at: startsAt }).execute()
    }
  })
}

/** A logged call with its note sealed as calls are. */
export async function loggedCall(
  world: World, call: { id: string; memberId?: string; consentId?: string; familyId?: string; onDay: string; outcome?: string; note?: string; nextOn?: string },
): Promise<void> {
  const { id, familyId = 'rivera', onDay, outcome = 'reached', note, memberId = null, consentId = null, nextOn = null } = call
  const noteSealed = note === undefined ? null : await world.vault.seal(note, `${HARBOR}|call|note_sealed|${id}|${familyId}`)
  await world.transact((db) => db.insertInto('call').values({
    clinicId: HARBOR, id, familyId, memberId, consentId, reason: 'other', outcome, onDay, nextOn, noteSealed, byStaffId: 'dana', at: `${onDay}T16:00:00.000Z`,
  }).execute())
}

/** An address that only this member reads, as they confirmed it. */
export async function confirmedAddress(world: World, { id }: Pick<FamilyMember, 'id'>, change: { stoppedAt?: string } = {}): Promise<void> {
  const at = world.clock.now().toISOString()
  const place = (column: string) => `${HARBOR}|safe_contact|${column}|${id}|${id}`
  const [addressSealed, stopSealed] = await Promise.all([
    world.vault.seal(`${id}@example.org`, place('address_sealed')), world.vault.seal(`stop-${id}`, place('stop_sealed')),
  ])
  await world.transact((db) => db.insertInto('safeContact').values({
    clinicId: HARBOR, memberId: id, kind: 'email', addressSealed, addressHmac: `address ${id}`, askedAt: at, confirmHmac: `confirm ${id}`,
    confirmUntil: at, confirmedAt: at, stopHmac: `stop ${id}`, stopSealed, stoppedAt: change.stoppedAt ?? null,
  }).onConflict((conflict) => conflict.columns(['clinicId', 'memberId']).doNothing()).execute())
}

/** A note that a clinician wrote about the Riveras. */
export async function writtenNote(world: World, text: string, clinician: Clinician = dana): Promise<string> {
  valueOf(await addNote(world, clinician, { formKey: randomUUID(), familyId: 'rivera', text }))
  const rows = await world.db.selectFrom('staffNote').select('id').orderBy('id', 'desc').limit(1).execute()
  return rows[0]?.id ?? ''
}

/** The Riveras with something in every part of their page: workshops, calls, notes. */
export async function arrangeRecord(world: World): Promise<void> {
  await heldWorkshop(world, 'held-1', '2026-11-05T23:00:00.000Z', { ana: 'present', luz: 'absent' })
  await heldWorkshop(world, 'held-2', '2026-11-12T23:00:00.000Z', { ana: 'late', luz: 'by-phone' })
  await loggedCall(world, { id: 'call-1', memberId: 'ana', onDay: '2026-11-10', note: 'She asked for the evening group.', nextOn: '2026-12-10' })
  await loggedCall(world, { id: 'call-2', onDay: '2026-11-03', outcome: 'not-reached' })
  await writtenNote(world, 'Ana comes on Thursdays.\nShe brings her sister.')
}

/** Luz and Raúl can be written to, and Raúl was. */
export async function arrangeWays(world: World): Promise<void> {
  for (const member of [luz, raul]) await confirmedAddress(world, member)
  valueOf(await nudgeMember(world, dana, { formKey: randomUUID(), familyId: 'rivera', memberId: 'raul' }))
}
