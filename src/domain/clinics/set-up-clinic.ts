import * as z from 'zod'
import * as accountFields from '../accounts/fields.ts'
import { passwordFault, type PasswordFault } from '../accounts/check-password.ts'
import { normaliseName, type SignInName } from '../accounts/name.ts'
import { record } from '../audit.ts'
import { formKey, line, tick } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { insertStaff } from '../staff/queries.ts'
import { countFailure, isWindowFull, type Source } from '../throttles/failure-window.ts'
import { atomically, now, type World } from '../world.ts'
import type { Locale } from './clinic.ts'
import { clinicFields } from './clinic-fields.ts'
import { isSetupCode, SETUP_CODE_KEY } from './issue-setup-code.ts'
import { deleteMeta } from './queries.ts'
import { findClinicFacts, updateClinic } from './settings-queries.ts'

export const SetUpClinic = z.object({
  formKey, code: line('no-setup-code'), ...clinicFields,
  displayName: line('no-name'), signInName: accountFields.signInName, password: accountFields.password, seesFamilies: tick,
})
export type SetUpClinic = z.infer<typeof SetUpClinic>

export type SetUpRefusal = 'wrong-code' | 'wait' | 'set-up-already' | PasswordFault | 'changed-meanwhile'

/** Who sends the form: nobody is known yet. `address` is what limits count, `locale` the language they read. */
interface Sender { address: string; locale: Locale }

/**
 * Turns the empty clinic into theirs: its facts and its first administrator in one transaction, which uses the code
 * from the server's console up. Ten wrong codes from one address close it for 15 minutes.
 * @throws Busy
 */
export async function setUpClinic(
  world: World, clinicId: string, input: SetUpClinic & Sender,
): Promise<Result<{ accountId: string }, SetUpRefusal>> {
  const source: Source = { kind: 'code', from: input.address }
  if (await isWindowFull(world, clinicId, source)) return refused('wait')
  const name = normaliseName(input.signInName)
  const fault = await passwordFault(world, clinicId, input.password, [name.norm, input.displayName, input.clinicName])
  if (fault) return refused(fault)

  const passwordHash = await world.passwords.hash(clinicId, name.norm, input.password)
  return atomically(world, (inside) => withReceipt(inside, { clinicId, id: 'set-up' }, input, async () => {
    if (await isWindowFull(inside, clinicId, source)) return refused('wait')
    if ((await findClinicFacts(inside.db, clinicId)).setUpAt) return refused('set-up-already')
    if (!await isSetupCode(inside, clinicId, input.code)) {
      await countFailure(inside, clinicId, source)
      await record(inside, { kind: 'system', clinicId }, 'clinic.set-up', { kind: 'clinic', id: clinicId }, { outcome: 'denied' })
      return refused('wrong-code')
    }
    return open(inside, clinicId, input, { name, passwordHash })
  }))
}

async function open(
  inside: World, clinicId: string, input: SetUpClinic & Sender, credentials: { name: SignInName; passwordHash: string },
): Promise<Result<{ accountId: string }, never>> {
  const at = now(inside)
  const accountId = inside.newId()
  const { clinicName, discreetName, phone, timeZone, languages } = input
  await deleteMeta(inside.db, clinicId, SETUP_CODE_KEY)
  await updateClinic(inside.db, clinicId, { name: clinicName, discreetName, phone, timeZone, languages: languages.join(' '), setUpAt: at })
  await insertStaff(inside.db, {
    clinicId, id: accountId, ...credentials, displayName: input.displayName, locale: input.locale, createdAt: at,
    roles: { clinicianSince: input.seesFamilies ? at : null, administratorSince: at },
  })
  const administrator = { role: 'administrator', clinicId, id: accountId } as const
  await record(inside, administrator, 'clinic.set-up', { kind: 'clinic', id: clinicId })
  return done({ accountId })
}
