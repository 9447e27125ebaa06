import type { FamilyMember } from '../actor.ts'
import { listOpenAssignments } from '../assignments/queries.ts'
import { ordinaryModules } from '../catalog/shape.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { listModuleLines } from '../learning/queries.ts'
import { found } from '../result.ts'
import { now, type World } from '../world.ts'
import { findOwnConsent, findSharing, listShownRelatives } from './relatives-queries.ts'

/** Finished modules of the courses picked for somebody; private ones never count. */
export interface Count { lit: number; total: number }

/** A relative as the others see them. Without a count there is nothing to tell "hides it" from "nothing yet". */
export interface Relative { name: string; count: Count | undefined }

/** The Family page in one object: the reader's own count, what the others see of it, and who else is shown. */
export interface FamilyView { own: Count; seen: 'nothing' | 'joined' | 'counts'; relatives: Relative[] }

/**
 * What one member may know of the family today. Hidden, separated and not-joined people leave no trace, and whose
 * consent ended is tied to nobody any more, in both directions.
 */
export async function listRelatives(world: World, member: FamilyMember): Promise<FamilyView> {
  const today = dayIn(await findTimeZone(world.db, member.clinicId), now(world))
  const own = await countOf(world, member)
  const isTied = await findOwnConsent(world.db, member, today) !== undefined
  const { joinedShownAt, countsSharedAt } = found(await findSharing(world.db, member), 'member')
  const shown = isTied ? await listShownRelatives(world.db, member, today) : []
  const relatives = await Promise.all(shown.map(async ({ id, displayName, countsSharedAt: shared }) => {
    const count = shared ? await countOf(world, { clinicId: member.clinicId, id }) : undefined
    return { name: displayName, count: count && count.total > 0 ? count : undefined }
  }))
  const seen = !isTied || !joinedShownAt ? 'nothing' : countsSharedAt && own.total > 0 ? 'counts' : 'joined'
  return { own, seen, relatives }
}

async function countOf(world: World, person: Pick<FamilyMember, 'clinicId' | 'id'>): Promise<Count> {
  const assignments = await listOpenAssignments(world.db, person)
  const lines = await listModuleLines(world.db, person)
  const modules = assignments.flatMap(({ courseKey }) => ordinaryModules(world.catalog.course(courseKey)))
  return { lit: modules.filter(({ key }) => lines.get(key)?.completedAt != null).length, total: modules.length }
}
