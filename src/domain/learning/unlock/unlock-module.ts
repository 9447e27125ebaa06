import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../../families/queries.ts'
import { formKey, id } from '../../fields.ts'
import { momentAt } from '../../invitations/moment.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, type Result } from '../../result.ts'
import { atomically, type World } from '../../world.ts'
import { comesFirst } from './locks.ts'
import { insertUnlock } from './queries.ts'

export const UnlockModule = z.object({ formKey, familyId: id, memberId: id, moduleKey: id })
export type UnlockModule = z.infer<typeof UnlockModule>

/**
 * Lets one member into a module before what it asks for first. Done twice, it is so once.
 * @throws NotFound for a member the clinician may not see in that family, and for a module that asks for nothing first
 */
export async function unlockModule(world: World, clinician: Clinician, input: UnlockModule): Promise<Result<void, 'changed-meanwhile'>> {
  const module = found(world.catalog.module(input.moduleKey), 'module')
  found(comesFirst(world.catalog, module), 'module')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const { at, on } = await momentAt(inside, clinicId)
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const members = await listMembersOfFamily(inside.db, clinician, on, family.id)
    const member = found(members.find((one) => one.id === input.memberId), 'family member')
    await insertUnlock(inside.db, { clinicId, memberId: member.id, moduleKey: module.key, byStaffId: clinician.id, at })
    await record(inside, clinician, 'module.unlocked', { kind: 'member', id: member.id })
    return done(undefined)
  }))
}
