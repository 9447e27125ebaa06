import type { Db } from '../../../db/open.ts'

/** Weekly workshops a clinic runs at once; it has a handful. */
const SERIES_MAX = 50
/** Families invited to all of them. */
const GUESTS_MAX = 5_000

/** The families invited to one weekly workshop. `weekday` counts from 1, Monday; `startsAtTime` is the clinic's wall time. */
export interface WorkshopGroup { id: string; weekday: number; startsAtTime: string; place: string; isEveryone: boolean; familyIds: string[] }

/** The weekly workshops that go on, with whom they are for. Which of those families a clinician may see, the caller asks. */
export async function listWorkshopGroups(db: Db, clinicId: string): Promise<WorkshopGroup[]> {
  const series = await db.selectFrom('workshopSeries').where('clinicId', '=', clinicId).where('endedAt', 'is', null)
    .select(['id', 'weekday', 'startsAtTime', 'place', 'everyoneAt']).orderBy('weekday').orderBy('startsAtTime').orderBy('id')
    .limit(SERIES_MAX).execute()
  if (series.length === 0) return []
  const guests = await db.selectFrom('workshopGuest').where('clinicId', '=', clinicId)
    .where('seriesId', 'in', series.map(({ id }) => id)).select(['seriesId', 'familyId']).limit(GUESTS_MAX).execute()
  const invited = Map.groupBy(guests, ({ seriesId }) => seriesId)
  return series.map(({ everyoneAt, ...one }) =>
    ({ ...one, isEveryone: everyoneAt !== null, familyIds: (invited.get(one.id) ?? []).map(({ familyId }) => familyId) }))
}
