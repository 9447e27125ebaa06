import { countWalkIns } from '../../src/domain/attendance/count-walk-ins.ts'
import type { World } from '../../src/domain/world.ts'
import { addWorkshop, mark } from './attending.ts'
import { dana } from './cast.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { valueOf } from './joining.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/** A workshop that runs now, one that was four days ago with a correction and somebody who was not there, one to come, one cancelled. */
export async function arrangeAttendance(world: World): Promise<void> {
  const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * MINUTE_MS).toISOString()
  const makeUpKey = world.catalog.courses[2]?.modules[0]?.key ?? null
  await addWorkshop(world, { id: 'meeting', startsAt: inMinutes(-5), guests: ['sam-alone'], makeUpKey })
  await addWorkshop(world, { id: 'meeting-before', startsAt: inMinutes(-4 * DAY_MINUTES), makeUpKey })
  await addWorkshop(world, { id: 'meeting-ahead', startsAt: inMinutes(4 * DAY_MINUTES), guests: ['rivera'] })
  await addWorkshop(world, { id: 'meeting-off', startsAt: inMinutes(-3 * DAY_MINUTES), guests: ['rivera'], cancelledAt: inMinutes(-5 * DAY_MINUTES) })
  const [workshopId, formKey] = ['meeting-before', crypto.randomUUID()]
  for (const [memberId, state] of [['ana', 'absent'], ['raul', 'absent'], ['luz', 'present']] as const) valueOf(await mark(world, memberId, state, { workshopId }))
  valueOf(await mark(world, 'ana', 'late', { workshopId, reason: 'came in by the back door' }))
  valueOf(await countWalkIns(world, dana, { formKey, workshopId, people: 2 }))
}

/** The roster while its workshop runs, after its day, before it and cancelled; a correction; the blank sheet. */
export function rosterPlaces(): Place[] {
  const [roster, sheet] = ['attendance', 'roster'].map((page) => `/staff/workshops/[workshop]/${page}`) as [string, string]
  const [now, before] = ['/staff/workshops/meeting', '/staff/workshops/meeting-before']
  return [
    ...['dana', 'eli'].map((who) => place(roster, who as 'dana' | 'eli', `${now}/attendance`)),
    place(roster, 'dana', `${now}/attendance?saved`),
    place(roster, 'dana', `${before}/attendance`),
    place(roster, 'dana', `${before}/attendance?change=ana`),
    failed(roster, 'dana', { do: 'change', reason: '', state: 'present' }, `${before}/attendance?change=ana`),
    failed(roster, 'dana', { do: 'walk-ins', people: 'many' }, `${before}/attendance`),
    place(roster, 'dana', '/staff/workshops/meeting-ahead/attendance'),
    place(roster, 'dana', '/staff/workshops/meeting-off/attendance'),
    place(sheet, 'dana', `${now}/roster`),
  ]
}

/** The code box while the workshop runs, with a wrong code, before and after it; Today and Learn with a module that makes up for one. */
export function checkInPlaces(): Place[] {
  const page = '/workshops/[workshop]/check-in'
  return [
    place(page, 'sam', '/workshops/meeting/check-in'),
    failed(page, 'sam', { code: 'ABCDEF' }, '/workshops/meeting/check-in'),
    ...['meeting-before', 'meeting-ahead', 'meeting-off'].map((id) => place(page, 'luz', `/workshops/${id}/check-in`)),
    place(page, 'raul', '/workshops/meeting-before/check-in'),
    place('/workshops/[workshop]', 'sam', '/workshops/meeting'),
    place('/today', 'raul'),
    place('/learn', 'raul'),
  ]
}
