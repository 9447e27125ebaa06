import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { day, formKey, id } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import type { SeriesRefusal } from './create-series.ts'
import { inviteFamilies } from './invite-families.ts'
import { makeDates } from './make-dates.ts'
import { moveDates } from './move-dates.ts'
import { areOrdinary, columnsOf, seriesFields, tell, topicsOf } from './series-fields.ts'
import { findSeries, replaceTopics, updateSeries } from './series-queries.ts'
import { tellInvited } from './tell-invited.ts'

/** `changeOn` is the first day of the clinic's calendar on which the change counts. */
export const ChangeSeries = z.object({ formKey, seriesId: id, changeOn: day, tell, ...seriesFields })
export type ChangeSeries = z.infer<typeof ChangeSeries>

/**
 * Changes a series from a day on. Each later date keeps its place in people's calendars and is moved there; what is
 * past, or has attendance, stays as it was. With `tell`, those who asked for it get one message.
 * @returns how many dates changed
 * @throws NotFound for a series of another clinic, or a family that is not of the clinician's team
 */
export async function changeSeries(world: World, clinician: Clinician, input: ChangeSeries): Promise<Result<{ changed: number }, SeriesRefusal>> {
  const topics = topicsOf(input)
  if (!areOrdinary(world.catalog, topics)) return refused('private-module')
  if (input.place === '' && input.link === '') return refused('no-place-or-link')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const before = found(await findSeries(inside.db, clinicId, input.seriesId), 'series')
    const { at, on } = await momentAt(inside, clinicId)
    if (input.changeOn < on) return refused('past-date')
    if (input.untilOn !== null && input.untilOn < input.changeOn && input.untilOn !== before.untilOn) return refused('until-before')
    const change = { ...columnsOf(input), everyoneAt: input.invited === 'all' ? before.everyoneAt ?? at : null }
    await updateSeries(inside.db, clinicId, before.id, change)
    await replaceTopics(inside.db, clinicId, before.id, topics)
    await inviteFamilies(inside, clinician, before.id, input.invited === 'all' ? [] : input.familyIds, at)
    const changed = await moveDates(inside, { ...before, ...change }, input.changeOn)
    await makeDates(inside, { ...before, ...change })
    if (input.tell === 'yes') await tellInvited(inside, changed[0])
    await record(inside, clinician, 'workshop-series.changed', { kind: 'workshop-series', id: before.id })
    return done({ changed: changed.length })
  }))
}
