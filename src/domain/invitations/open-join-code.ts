import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { JOIN_CODE_LENGTH, newCode } from '../accounts/codes.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { lookupOf } from './lookup.ts'
import { insertJoinCode, updateJoinCodeClosed } from './queries.ts'

export const OpenJoinCode = z.object({ formKey })
export type OpenJoinCode = z.infer<typeof OpenJoinCode>

/**
 * Opens a new join code for the whole clinic; the one before it, if there was one, is closed. `readJoinCode` shows it.
 */
export async function openJoinCode(
  world: World, clinician: Clinician, input: OpenJoinCode,
): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId } = clinician
  const code = newCode(JOIN_CODE_LENGTH)
  const id = world.newId()
  const codeSealed = await world.vault.seal(code, placeOfJoinCode(clinicId, id))
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const openedAt = now(inside)
    const replaced = await updateJoinCodeClosed(inside.db, clinicId, openedAt)
    await insertJoinCode(inside.db, {
      clinicId, id, codeHmac: lookupOf(inside.vault, code).joinCodeHmac, codeSealed, openedBy: clinician.id, openedAt,
    })
    await record(inside, clinician, 'join-code.changed', { kind: 'join-code', id }, { reason: replaced ? 'replaced' : 'opened' })
    return done(null)
  }))
}

/** Where the seal of a join code belongs. */
export function placeOfJoinCode(clinicId: string, id: string): string {
  return `${clinicId}|join_code|code_sealed|${id}|`
}
