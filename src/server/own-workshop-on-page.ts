import type { AstroGlobal } from 'astro'
import type { TopicLine, WorkshopLine } from '../components/workshops/line.ts'
import { checkInAt } from '../domain/attendance/states.ts'
import { found } from '../domain/result.ts'
import { endOf } from '../domain/workshops/own-workshops.ts'
import { findOwnMakeUp, findOwnWorkshop, listOwnAttendance } from '../domain/workshops/queries.ts'
import { now } from '../domain/world.ts'
import { requireMember } from './guards.ts'
import { topicOf, workshopLine } from './workshop-lines.ts'

/** One workshop for its member. `canCheckIn` while it runs and nobody noted them yet. `state` is how their attendance was noted, in words; `makeUp` the module they got for it. */
export interface OwnWorkshopPage { line: WorkshopLine; isOver: boolean; canJoin: boolean; canCheckIn: boolean; state: string | undefined; makeUp: TopicLine | undefined }

/** Reads `/workshops/{workshop}`. @throws NotFound for a workshop the member is not invited to */
export async function ownWorkshopOnPage(astro: AstroGlobal): Promise<OwnWorkshopPage> {
  const { world, words } = astro.locals
  const member = requireMember(astro.locals)
  const workshop = found(await findOwnWorkshop(world.db, member, astro.params.workshop ?? ''), 'workshop')
  const states: Record<string, string> = words.workshops.states
  const noted = await listOwnAttendance(world.db, member, [workshop.id])
  const makeUpKey = await findOwnMakeUp(world.db, member, workshop.id)
  const line = workshopLine(astro.locals, workshop)
  const isOver = endOf(workshop) <= now(world)
  const isNear = ['present', 'late'].includes(checkInAt(workshop, now(world)))
  return {
    line, isOver, canJoin: line.link !== '' && !isOver && !line.isCancelled,
    canCheckIn: isNear && !line.isCancelled && !noted.has(workshop.id), state: states[noted.get(workshop.id) ?? ''],
    makeUp: makeUpKey === undefined ? undefined : topicOf(astro.locals, makeUpKey),
  }
}
