import * as z from 'zod'
import { findDisplayName } from '../../accounts/profile-queries.ts'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { todayOf } from '../../clinics/today.ts'
import { NOTICE_VERSION } from '../../consents/notice.ts'
import { formKey, id } from '../../fields.ts'
import { insertDisclosure } from '../../invitations/queries.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../queries.ts'

export const MakeSummary = z.object({ formKey, familyId: id })
export type MakeSummary = z.infer<typeof MakeSummary>

/**
 * Records that a clinician takes a family's summary out, before `readSummary` shows it: once in the audit record, and
 * in the log of disclosures for each person whom a consent links to the family.
 * @throws NotFound for a family outside the clinician's team
 */
export async function makeSummary(
  world: World, clinician: Clinician, input: MakeSummary,
): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId, id: byStaffId } = clinician
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const members = await listMembersOfFamily(inside.db, clinician, await todayOf(inside, clinicId), family.id)
    const toWhom = found(await findDisplayName(inside.db, clinician), 'clinician')
    for (const { consentId } of members) {
      if (consentId === null) continue
      await insertDisclosure(inside.db, {
        clinicId, id: inside.newId(), familyId: family.id, consentId, what: 'summary', toWhom,
        noticeVersion: NOTICE_VERSION, byStaffId, at: now(inside),
      })
    }
    await record(inside, clinician, 'summary.made', { kind: 'family', id: family.id }, { noticeVersion: NOTICE_VERSION })
    return done(null)
  }))
}
