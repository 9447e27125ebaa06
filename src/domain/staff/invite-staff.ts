import * as z from 'zod'
import { newCode, PERSONAL_CODE_LENGTH } from '../accounts/codes.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, line } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { insertStaffInvitation } from './invitation-queries.ts'
import { rolesFault, rolesIn } from './roles.ts'

/** How long the code can be used. */
export const INVITATION_DAYS = 14

export const InviteStaff = z.object({ formKey, name: line('no-staff-name'), roles: z.array(z.string()) })
export type InviteStaff = z.infer<typeof InviteStaff>

/**
 * Makes the code with which somebody becomes staff in these roles. It is shown once and stored as its HMAC alone.
 * @returns `code` as `newCode` made it; null when this form was sent before, because it was shown then
 */
export async function inviteStaff(
  world: World, administrator: Administrator, input: InviteStaff,
): Promise<Result<{ code: string | null }, 'no-role' | 'changed-meanwhile'>> {
  const { clinicId } = administrator
  const roles = rolesIn(input.roles)
  if (rolesFault(roles)) return refused('no-role')
  const code = newCode(PERSONAL_CODE_LENGTH)
  return atomically(world, async (inside) => {
    const id = inside.newId()
    const result = await withReceipt(inside, administrator, input, async (): Promise<Result<{ id: string }, never>> => {
      const createdAt = now(inside)
      await insertStaffInvitation(inside.db, {
        clinicId, id, name: input.name, codeHmac: staffCodeHmac(inside, code),
        clinicianAt: roles.has('clinician') ? createdAt : null, administratorAt: roles.has('administrator') ? createdAt : null,
        createdBy: administrator.id, createdAt,
        expiresAt: new Date(Date.parse(createdAt) + INVITATION_DAYS * 86_400_000).toISOString(),
      })
      await record(inside, administrator, 'staff.changed', { kind: 'staff-invitation', id }, { reason: 'invited' })
      return done({ id })
    })
    return result.ok ? done({ code: result.value.id === id ? code : null }) : result
  })
}

/** What the database holds of a code. */
export function staffCodeHmac(world: World, code: string): string {
  return world.vault.hmac('code', `staff ${code}`)
}
