import { addDays } from '../../src/domain/clinics/days.ts'
import { cancelWorkshop } from '../../src/domain/workshops/cancel-workshop.ts'
import { changeWorkshop } from '../../src/domain/workshops/change-workshop.ts'
import { skipDay } from '../../src/domain/workshops/skip-day.ts'
import type { World } from '../../src/domain/world.ts'
import { dana, HARBOR } from './cast.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { valueOf } from './joining.ts'
import { datesOf, daysFrom, startSeries } from './workshops.ts'

const DAY_MS = 86_400_000
/** Three weeks and a bit: three dates are over, the next one is in two days. */
const DAYS_AGO = 19

/** Of the Riveras' weekly series: a date that was missed, the next one, which changed, and two called off. */
export async function arrangeWorkshops(world: World): Promise<void> {
  let ids = 0
  const numbered = { ...world, newId: () => `evening-${ids++}` }
  const before = { ...numbered, clock: { now: () => new Date(world.clock.now().getTime() - DAYS_AGO * DAY_MS) } }
  const topics = ['what-addiction-is', 'relapse-is-a-process', 'safer-home', 'routines-and-good-days']
  const seriesId = await startSeries(before, {
    ...daysFrom(before, 0), invited: 'chosen', familyIds: ['rivera'], link: 'https://meet.example.org/room-2', topics, makeUps: ['', '', '', 'what-addiction-is'],
  })
  const dates = await datesOf(world, seriesId)
  const [, missed, attended, next, off] = dates.map(({ id }) => id)
  if (!missed || !attended || !next || !off) throw new Error('The series has too few dates.')
  const same = { formKey: crypto.randomUUID(), tell: 'no' } as const
  const { dayOfSeries, moduleKey, makeUpKey } = dates[3]!
  valueOf(await changeWorkshop(numbered, dana, {
    ...same, workshopId: next, on: dayOfSeries ?? '', startsAtTime: '19:00', minutes: 75, place: 'Garden room', link: 'https://meet.example.org/room-2', moduleKey, makeUpKey,
  }))
  valueOf(await cancelWorkshop(numbered, dana, { ...same, formKey: crypto.randomUUID(), workshopId: off }))
  valueOf(await skipDay(numbered, dana, { ...same, formKey: crypto.randomUUID(), seriesId, skipOn: addDays(dayOfSeries ?? '', 28) }))
  const at = world.clock.now().toISOString()
  await world.transact(async (db) => {
    for (const [workshopId, state] of [[missed, 'absent'], [attended, 'late']] as const) {
      await db.insertInto('attendance').values({ clinicId: HARBOR, workshopId, memberId: 'luz', state, via: 'staff', recordedBy: 'dana', at }).execute()
    }
    await db.insertInto('attendance').values({ clinicId: HARBOR, workshopId: attended, memberId: 'raul', state: 'absent', via: 'staff', recordedBy: 'dana', at }).execute()
    await db.insertInto('attendance').values({ clinicId: HARBOR, workshopId: missed, memberId: 'raul', state: 'absent', via: 'staff', recordedBy: 'dana', at }).execute()
    await db.insertInto('makeUp').values({
      clinicId: HARBOR, id: 'make-up-luz', workshopId: missed, memberId: 'luz', moduleKey: 'relapse-is-a-process', dueOn: at.slice(0, 10), assignedAt: at,
    }).execute()
  })
}

const [SERIES, MISSED, NEXT, OFF, LATER] = [0, 2, 4, 5, 7].map((number) => `evening-${number}`) as [string, string, string, string, string]

/** The list, a date in each of its states, the way to the video call, and the private address on and off. */
export function workshopPlaces(): Place[] {
  const [one, link] = ['/workshops/[workshop]', '/workshops/[workshop]/link']
  return [
    ...(['luz', 'sam'] as const).map((who) => place('/workshops', who)),
    place('/workshops', 'luz', '/workshops', [{ feed: 'on' }]),
    place('/workshops', 'luz'),
    place('/workshops', 'luz', '/workshops', [{ feed: 'off' }]),
    ...[MISSED, NEXT, OFF].map((id) => place(one, 'luz', `/workshops/${id}`)),
    place(link, 'luz', `/workshops/${NEXT}/link`),
    place('/today', 'luz'),
  ]
}

/** Series and dates with each of their forms, the sheet of paper and the screen in the room. */
export function staffWorkshopPlaces(): Place[] {
  const [list, fresh, series, one] = ['', '/new', '/series/[series]', '/[workshop]'].map((rest) => `/staff/workshops${rest}`) as [string, string, string, string]
  const [seriesPath, path] = [`/staff/workshops/series/${SERIES}`, `/staff/workshops/${LATER}`]
  return [
    place(list, 'dana'),
    ...(['dana', 'eli'] as const).map((who) => place(fresh, who)),
    failed(fresh, 'dana', { weekday: '', startsAtTime: '', minutes: '5', link: 'http://x.example' }),
    ...['', '?saved', '?edit=series', '?edit=skip'].map((rest) => place(series, 'dana', `${seriesPath}${rest}`)),
    place(series, 'eli', `${seriesPath}?edit=series`),
    failed(series, 'dana', { skipOn: '2020-01-01', tell: 'no' }, `${seriesPath}?edit=skip`),
    ...['', '?edit=date', '?edit=cancel'].map((rest) => place(one, 'dana', `${path}${rest}`)),
    failed(one, 'dana', { on: '2020-01-01', tell: 'no' }, `${path}?edit=date`),
    failed(one, 'dana', { tell: [] }, `${path}?edit=cancel`),
    ...[MISSED, OFF].map((id) => place(one, 'dana', `/staff/workshops/${id}`)),
    place(`${one}/facilitator`, 'dana', `/staff/workshops/${NEXT}/facilitator`),
    place(`${one}/facilitator`, 'eli', `/staff/workshops/${NEXT}/facilitator`),
    ...['', '?part=2&show=both', '?part=4&show=es'].map((rest) => place(`${one}/present`, 'dana', `/staff/workshops/${NEXT}/present${rest}`)),
  ]
}
