import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, line, optionalDay, tick } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { insertFamily, insertTeamMember, listFamiliesOfTeam } from './queries.ts'

/** A nickname or a case code stays short. */
const LABEL_MAX = 60

/** `label` is a nickname or case code, never the name of the person in treatment. `sameLabel` says the warning was read. */
export const CreateFamily = z.object({ formKey, label: line('no-label', LABEL_MAX), startedOn: optionalDay, sameLabel: tick })
export type CreateFamily = z.infer<typeof CreateFamily>

/**
 * Adds a family; whoever adds it is its team. Nobody is told.
 * @returns refused: `label-taken` when an open family of this clinician has the label and the form does not say it is meant
 */
export async function createFamily(
  world: World, clinician: Clinician, input: CreateFamily,
): Promise<Result<{ familyId: string }, 'label-taken' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const families = await listFamiliesOfTeam(inside.db, clinician)
    if (!input.sameLabel && families.some(({ label }) => isSameLabel(label ?? '', input.label))) return refused('label-taken')
    const id = inside.newId()
    const at = now(inside)
    await insertFamily(inside.db, {
      clinicId, id, label: input.label, startedOn: input.startedOn, createdBy: clinician.id, createdAt: at,
    })
    await insertTeamMember(inside.db, { clinicId, familyId: id, staffId: clinician.id, since: at })
    await record(inside, clinician, 'family.created', { kind: 'family', id })
    return done({ familyId: id })
  }))
}

function isSameLabel(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(label: string): string {
  return label.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en')
}
