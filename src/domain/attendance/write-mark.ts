import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { addDays } from '../clinics/days.ts'
import { listModuleLines } from '../learning/queries.ts'
import type { WorkshopRow } from '../workshops/queries.ts'
import type { World } from '../world.ts'
import { insertMakeUp, withdrawUntouchedMakeUp } from './make-up-queries.ts'
import { insertChange, upsertMark } from './queries.ts'
import type { Attendance } from './states.ts'

/** Days of the clinic's calendar that somebody has for the module of a workshop they missed. */
const MAKE_UP_DAYS = 7

/** One line of attendance as it is to be. `before` is what is saved, if anything is. */
export interface NewMark {
  workshop: WorkshopRow
  memberId: string
  before: Attendance | undefined
  state: Attendance
  reason: string
  moment: { at: string; on: string }
}

/**
 * Writes one person's line, its row of history, what follows for the make-up module, and the audit record. "Not there"
 * assigns the workshop's make-up module; another state in its place takes back one that was not started.
 * Only inside `atomically`, and only where `state` is not `before`.
 */
export async function writeMark(inside: World, actor: Actor, mark: NewMark): Promise<void> {
  const { workshop: { clinicId, id: workshopId }, memberId, before, state, reason, moment: { at } } = mark
  const isStaff = actor.role !== 'family-member'
  await upsertMark(inside.db, { clinicId, workshopId, memberId, state, via: isStaff ? 'staff' : 'check-in', recordedBy: isStaff ? actor.id : null, at })
  await insertChange(inside.db, { clinicId, id: inside.newId(), workshopId, memberId, before: before ?? null, after: state, reason, byAccountId: actor.id, at })
  if (state === 'absent') await assignMakeUp(inside, mark)
  else if (before === 'absent') await withdrawUntouchedMakeUp(inside.db, clinicId, workshopId, memberId, at)
  await record(inside, actor, 'attendance.recorded', { kind: 'member', id: memberId }, { reason: workshopId })
}

/** Nothing where the workshop has no such module or the member completed it before. */
async function assignMakeUp(inside: World, { workshop, memberId, moment }: NewMark): Promise<void> {
  const { clinicId, id: workshopId } = workshop
  const module = inside.catalog.module(workshop.makeUpKey ?? '')
  if (!module || module.private) return
  const lines = await listModuleLines(inside.db, { clinicId, id: memberId })
  if (lines.get(module.key)?.completedAt) return
  await insertMakeUp(inside.db, {
    clinicId, id: inside.newId(), workshopId, memberId, moduleKey: module.key,
    dueOn: addDays(moment.on, MAKE_UP_DAYS), assignedAt: moment.at, withdrawnAt: null,
  })
}
