import * as z from 'zod'
import { passwordFault, type PasswordFault } from '../accounts/check-password.ts'
import { readCode } from '../accounts/codes.ts'
import * as accountFields from '../accounts/fields.ts'
import { normaliseName } from '../accounts/name.ts'
import { isChosenNameTaken } from '../accounts/queries.ts'
import { record } from '../audit.ts'
import type { Locale } from '../clinics/clinic.ts'
import { formKey, line } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { countFailure, isWindowFull, type Source } from '../throttles/failure-window.ts'
import { atomically, now, type World } from '../world.ts'
import { findOpenInvitation, updateInvitationAccepted } from './invitation-queries.ts'
import { staffCodeHmac } from './invite-staff.ts'
import { insertStaff } from './queries.ts'

export const AcceptStaffInvitation = z.object({
  formKey, code: line('no-staff-code'), displayName: line('no-name'), signInName: accountFields.signInName, password: accountFields.password,
})
export type AcceptStaffInvitation = z.infer<typeof AcceptStaffInvitation>

export type AcceptRefusal = 'wrong-code' | 'wait' | 'name-taken' | PasswordFault | 'changed-meanwhile'

/** Who sends the form: nobody is known yet. `address` is what limits count, `locale` the language they read. */
interface Sender { address: string; locale: Locale }

/**
 * Makes the staff account that an administrator's code stands for, in the roles of the invitation. Unknown, used,
 * ended and old codes are all `wrong-code`; ten from one address close it for 15 minutes.
 * @throws Busy
 */
export async function acceptStaffInvitation(
  world: World, clinicId: string, input: AcceptStaffInvitation & Sender,
): Promise<Result<{ accountId: string }, AcceptRefusal>> {
  const source: Source = { kind: 'code', from: input.address }
  if (await isWindowFull(world, clinicId, source)) return refused('wait')
  const name = normaliseName(input.signInName)
  const fault = await passwordFault(world, clinicId, input.password, [name.norm, input.displayName])
  if (fault) return refused(fault)

  const codeHmac = staffCodeHmac(world, readCode(input.code) ?? '')
  const passwordHash = await world.passwords.hash(clinicId, name.norm, input.password)
  return atomically(world, (inside) => withReceipt(inside, { clinicId, id: codeHmac }, input, async () => {
    if (await isWindowFull(inside, clinicId, source)) return refused('wait')
    const at = now(inside)
    const invitation = await findOpenInvitation(inside.db, clinicId, codeHmac, at)
    if (!invitation) {
      await countFailure(inside, clinicId, source)
      return refused('wrong-code')
    }
    if (name.kind === 'chosen' && await isChosenNameTaken(inside.db, clinicId, name.norm)) return refused('name-taken')
    const id = inside.newId()
    await insertStaff(inside.db, {
      clinicId, id, name, passwordHash, displayName: input.displayName, locale: input.locale, createdAt: at,
      roles: { clinicianSince: invitation.clinicianAt && at, administratorSince: invitation.administratorAt && at },
    })
    await updateInvitationAccepted(inside.db, clinicId, invitation.id, { acceptedAt: at, acceptedBy: id })
    await record(inside, { kind: 'system', clinicId }, 'staff.joined', { kind: 'account', id }, { reason: invitation.id })
    return done({ accountId: id })
  }))
}
