import { randomUUID } from 'node:crypto'
import { changePace } from '../../src/domain/families/pace/change-pace.ts'
import { pauseOwnCourse } from '../../src/domain/families/pace/pause-own-course.ts'
import { recordOutside } from '../../src/domain/learning/outside/record-outside.ts'
import { todayOf } from '../../src/domain/clinics/today.ts'
import type { World } from '../../src/domain/world.ts'
import { addSeries } from './calendar.ts'
import { dana, HARBOR, sam } from './cast.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { valueOf } from './joining.ts'

/** A module that Luz did on paper, a weekly workshop to assign to, Sam's own pause, and a family that has ended. */
export async function arrangeCalendar(world: World, endedFamily: string): Promise<void> {
  const doneOn = await todayOf(world, HARBOR)
  valueOf(await recordOutside(world, dana, { formKey: randomUUID(), familyId: 'rivera', memberId: 'luz', moduleKey: 'safer-home', how: 'paper', doneOn }))
  await addSeries(world, 'mondays', ['rivera'])
  valueOf(await pauseOwnCourse(world, sam, { formKey: randomUUID(), act: 'pause' }))
  valueOf(await changePace(world, dana, { formKey: randomUUID(), familyId: endedFamily, act: 'end' }))
}

/** The program's calendar, on both sides. */
export function calendarPlaces(endedFamily: string): Place[] {
  const [pace, unlock, outside] = ['pace', 'unlock', 'completions/new'].map((rest) => `/staff/families/[family]/${rest}`) as [string, string, string]
  const [rivera, ended, assign] = ['/staff/families/rivera', `/staff/families/${endedFamily}`, '/staff/assignments/new']
  const toDates = [{ courseKey: 'home' }, { memberIds: ['ana', 'luz'] }]
  const byWeek = { dates: 'by-week', firstWeek: '1' }
  return [
    place('/settings/pause', 'ana'),
    place('/settings/pause', 'sam'),
    place('/today', 'sam'),
    place('/learn/[course]/[module]', 'luz', '/learn/3/1'),
    place(pace, 'dana', `${rivera}/pace`),
    place(pace, 'dana', `${ended}/pace`),
    place(unlock, 'dana', `${rivera}/unlock`),
    place(outside, 'dana', `${rivera}/completions/new`),
    failed(outside, 'dana', { memberId: [], how: [], doneOn: '' }, `${rivera}/completions/new`),
    place(assign, 'dana', assign, toDates),
    failed(assign, 'dana', { dates: 'by-week', firstWeek: '' }, assign, toDates),
    place(assign, 'dana', assign, [...toDates, byWeek]),
  ]
}
