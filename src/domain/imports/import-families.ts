import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { columnsOf } from '../consents/check-consent.ts'
import { insertConsent } from '../consents/queries.ts'
import { insertFamily, insertTeamMember, listFamiliesOfTeam } from '../families/queries.ts'
import { formKey } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { type ImportPlan, type ImportRow, planImport, type PlannedFamily, ROWS_MAX } from './plan-import.ts'

/** The rows of a file; what they say is checked by `planImport`. */
export const ImportFamilies = z.object({ formKey, rows: z.array(z.custom<ImportRow>()).min(1).max(ROWS_MAX) })
export type ImportFamilies = z.infer<typeof ImportFamilies>

/** What a file would add for this clinician today, and what is wrong with it. Writes nothing. */
export async function checkImport(world: World, clinician: Clinician, rows: readonly ImportRow[]): Promise<ImportPlan> {
  const { on } = await momentAt(world, clinician.clinicId)
  const families = await listFamiliesOfTeam(world.db, clinician)
  return planImport(rows, families.map(({ label }) => label ?? ''), on)
}

/**
 * Adds every family of a file with the consents of its people, or nothing at all. Whoever imports is their team.
 * Nobody is told.
 * @returns refused: `not-clean` when any row has a fault by now
 */
export async function importFamilies(
  world: World, clinician: Clinician, input: ImportFamilies,
): Promise<Result<{ families: number; people: number }, 'not-clean' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { families, faults } = await checkImport(inside, clinician, input.rows)
    if (faults.length > 0) return refused('not-clean')
    const { at } = await momentAt(inside, clinician.clinicId)
    for (const family of families) await addFamily(inside, clinician, family, at)
    return done({ families: families.length, people: families.reduce((sum, { people }) => sum + people.length, 0) })
  }))
}

async function addFamily(inside: World, clinician: Clinician, family: PlannedFamily, at: string): Promise<void> {
  const { clinicId } = clinician
  const { label, startedOn, people } = family
  const familyId = inside.newId()
  await insertFamily(inside.db, { clinicId, id: familyId, label, startedOn, createdBy: clinician.id, createdAt: at })
  await insertTeamMember(inside.db, { clinicId, familyId, staffId: clinician.id, since: at })
  await record(inside, clinician, 'family.created', { kind: 'family', id: familyId }, { reason: 'imported' })
  for (const person of people) {
    const consentId = inside.newId()
    await insertConsent(inside.db, {
      clinicId, id: consentId, recordedBy: clinician.id, recordedAt: at, ...columnsOf({ ...person, formKey: '', familyId }, at),
    })
    await record(inside, clinician, 'consent.recorded', { kind: 'consent', id: consentId }, { consentId, reason: 'imported' })
  }
}
