import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { day, formKey } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { inviteFamilies } from './invite-families.ts'
import { makeDates } from './make-dates.ts'
import { areOrdinary, columnsOf, seriesFields, topicsOf } from './series-fields.ts'
import { insertSeries, replaceTopics } from './series-queries.ts'

/** `fromOn` is the first day on which the series may meet, `untilOn` the last one; days of the clinic's calendar. */
export const CreateSeries = z.object({ formKey, fromOn: day, ...seriesFields })
export type CreateSeries = z.infer<typeof CreateSeries>

export type SeriesRefusal = 'no-place-or-link' | 'private-module' | 'past-date' | 'until-before' | 'changed-meanwhile'

/**
 * Starts a weekly series in the clinic's wall time and makes its dates for the next 26 weeks. Nobody is told.
 * @throws NotFound when a family is not of the clinician's team
 */
export async function createSeries(world: World, clinician: Clinician, input: CreateSeries): Promise<Result<{ seriesId: string; dates: number }, SeriesRefusal>> {
  const topics = topicsOf(input)
  if (!areOrdinary(world.catalog, topics)) return refused('private-module')
  if (input.place === '' && input.link === '') return refused('no-place-or-link')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const { at, on } = await momentAt(inside, clinicId)
    if (input.fromOn < on) return refused('past-date')
    if (input.untilOn !== null && input.untilOn < input.fromOn) return refused('until-before')
    const series = {
      clinicId, id: inside.newId(), ...columnsOf(input), fromOn: input.fromOn, timeZone: await findTimeZone(inside.db, clinicId),
      everyoneAt: input.invited === 'all' ? at : null, createdBy: clinician.id, createdAt: at, endedAt: null,
    }
    await insertSeries(inside.db, series)
    await replaceTopics(inside.db, clinicId, series.id, topics)
    await inviteFamilies(inside, clinician, series.id, input.invited === 'all' ? [] : input.familyIds, at)
    const dates = await makeDates(inside, series)
    await record(inside, clinician, 'workshop-series.created', { kind: 'workshop-series', id: series.id })
    return done({ seriesId: series.id, dates })
  }))
}
