import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { day, formKey, id } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { listAttended, listDatesOf, updateWorkshop } from './queries.ts'
import { weekdayOf } from './series-days.ts'
import { findSeries, insertSkip } from './series-queries.ts'
import { tellInvited } from './tell-invited.ts'
import { tell } from './series-fields.ts'

/** `skipOn` is a day of the series' own calendar. */
export const SkipDay = z.object({ formKey, seriesId: id, skipOn: day, tell })
export type SkipDay = z.infer<typeof SkipDay>

export type SkipRefusal = 'past-date' | 'other-weekday' | 'attended' | 'changed-meanwhile'

/**
 * Leaves a day out of a series; a date that was made for it is cancelled.
 * @throws NotFound for a series of another clinic
 */
export async function skipDay(world: World, clinician: Clinician, input: SkipDay): Promise<Result<null, SkipRefusal>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const series = found(await findSeries(inside.db, clinicId, input.seriesId), 'series')
    const { at, on } = await momentAt(inside, clinicId)
    if (input.skipOn < on) return refused('past-date')
    if (weekdayOf(input.skipOn) !== series.weekday) return refused('other-weekday')
    const date = (await listDatesOf(inside.db, clinicId, series.id, at)).find(({ dayOfSeries }) => dayOfSeries === input.skipOn)
    if (date && (await listAttended(inside.db, clinicId, [date.id])).size > 0) return refused('attended')
    await insertSkip(inside.db, clinicId, series.id, input.skipOn)
    if (date && date.cancelledAt === null) {
      await updateWorkshop(inside.db, clinicId, date.id, at, { cancelledAt: at })
      if (input.tell === 'yes') await tellInvited(inside, { ...date, cancelledAt: at, revision: date.revision + 1 })
    }
    await record(inside, clinician, 'workshop-series.skipped', { kind: 'workshop-series', id: series.id })
    return done(null)
  }))
}
