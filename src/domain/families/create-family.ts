import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id, line, optionalDay, tick } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { isSameLabel } from './label.ts'
import { insertFamily, insertTeamMember, listFamiliesOfTeam } from './queries.ts'
import { listColleagues } from './team-queries.ts'

/** A nickname or a case code stays short. */
const LABEL_MAX = 60
/** More colleagues than one family has. */
const TEAM_MAX = 50

/**
 * `label` is a nickname or case code, never the name of the person in treatment. `team` are the colleagues who look
 * after the family too. `sameLabel` says the warning was read.
 */
export const CreateFamily = z.object({
  formKey, label: line('no-label', LABEL_MAX), startedOn: optionalDay, team: z.array(id).max(TEAM_MAX, 'not-understood').optional(), sameLabel: tick,
})
export type CreateFamily = z.infer<typeof CreateFamily>

/**
 * Adds a family; whoever adds it and the colleagues they choose are its team. Nobody is told.
 * @returns refused: `label-taken` when an open family of this clinician has the label and the form does not say it is meant
 * @throws NotFound for a colleague who is not a clinician here
 */
export async function createFamily(
  world: World, clinician: Clinician, input: CreateFamily,
): Promise<Result<{ familyId: string }, 'label-taken' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const families = await listFamiliesOfTeam(inside.db, clinician)
    if (!input.sameLabel && families.some(({ label }) => isSameLabel(label ?? '', input.label))) return refused('label-taken')
    const colleagues = await listColleagues(inside.db, clinician)
    const team = [...new Set(input.team ?? [])].map((staffId) => found(colleagues.find((one) => one.id === staffId), 'clinician'))
    const familyId = inside.newId()
    const at = now(inside)
    await insertFamily(inside.db, {
      clinicId, id: familyId, label: input.label, startedOn: input.startedOn, createdBy: clinician.id, createdAt: at,
    })
    for (const staff of [clinician, ...team]) await insertTeamMember(inside.db, { clinicId, familyId, staffId: staff.id, since: at })
    await record(inside, clinician, 'family.created', { kind: 'family', id: familyId })
    return done({ familyId })
  }))
}
