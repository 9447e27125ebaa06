import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { day, formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findWorkshop, listAttended, updateWorkshop } from './queries.ts'
import { areOrdinary, tell, whereAndWhen } from './series-fields.ts'
import { findSeries } from './series-queries.ts'
import { tellInvited } from './tell-invited.ts'
import { utcOf } from './wall-time.ts'

const key = z.string().max(64, 'not-understood').transform((text) => text || null)

/** One date: its day and wall time in the zone of its series, where it is, its topic and what makes up for it. */
export const ChangeWorkshop = z.object({ formKey, workshopId: id, on: day, ...whereAndWhen, moduleKey: key, makeUpKey: key, tell })
export type ChangeWorkshop = z.infer<typeof ChangeWorkshop>

export type WorkshopRefusal = 'is-over' | 'is-cancelled' | 'attended' | 'no-place-or-link' | 'private-module' | 'past-date' | 'changed-meanwhile'

/**
 * Changes one date that is still to come. It stays the same event in people's calendars.
 * @throws NotFound for a workshop of another clinic
 */
export async function changeWorkshop(world: World, clinician: Clinician, input: ChangeWorkshop): Promise<Result<null, WorkshopRefusal>> {
  const { place, link, minutes, moduleKey } = input
  const makeUpKey = moduleKey === null ? null : input.makeUpKey ?? moduleKey
  if (place === '' && link === '') return refused('no-place-or-link')
  if (moduleKey !== null && !areOrdinary(world.catalog, [{ moduleKey, makeUpKey }])) return refused('private-module')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const workshop = found(await findWorkshop(inside.db, clinicId, input.workshopId), 'workshop')
    const series = found(await findSeries(inside.db, clinicId, workshop.seriesId ?? ''), 'series')
    const at = now(inside)
    const startsAt = utcOf(series.timeZone, input.on, input.startsAtTime)
    if (workshop.startsAt <= at) return refused('is-over')
    if (workshop.cancelledAt !== null) return refused('is-cancelled')
    if (startsAt <= at) return refused('past-date')
    if ((await listAttended(inside.db, clinicId, [workshop.id])).size > 0) return refused('attended')
    const change = { startsAt, minutes, place, link, moduleKey, makeUpKey }
    const isSame = Object.entries(change).every(([name, value]) => workshop[name as keyof typeof change] === value)
    if (isSame) return done(null)
    await updateWorkshop(inside.db, clinicId, workshop.id, at, change)
    if (input.tell === 'yes') await tellInvited(inside, { ...workshop, ...change, revision: workshop.revision + 1 })
    await record(inside, clinician, 'workshop.changed', { kind: 'workshop', id: workshop.id })
    return done(null)
  }))
}
