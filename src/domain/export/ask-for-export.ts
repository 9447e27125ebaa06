import * as z from 'zod'
import * as fields from '../accounts/fields.ts'
import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import type { Locale } from '../clinics/clinic.ts'
import { formKey, oneOf } from '../fields.ts'
import { insertLongJob } from '../jobs/long-queries.ts'
import { ownKeyToWrite } from '../private-text/text-key.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import type { Held } from '../throttles/password-tries.ts'
import { atomically, now, type World } from '../world.ts'
import { readExport } from './read-export.ts'

export const AskForExport = z.object({ formKey, withPrivate: oneOf(['yes', 'no']), password: fields.password })
export type AskForExport = z.infer<typeof AskForExport>

/**
 * Has a file made of everything that is the member's own, after their password was typed again; with what they wrote
 * and the private modules they opened where they ask for it. Once in 24 h; one that failed does not count.
 * `signedInAt`: when the sign-in began in which the password was typed.
 * @returns refused `made-lately`, and `shut` for as long as a recovery keeps own texts shut
 * @throws Busy
 */
export async function askForExport(
  world: World, member: FamilyMember, { locale, signedInAt }: { locale: Locale; signedInAt: string }, input: AskForExport,
): Promise<Result<{ jobId: string }, 'wrong-password' | Held | 'shut' | 'made-lately' | 'changed-meanwhile'>> {
  const { password, ...asked } = input
  const proved = await provePassword(world, member, password)
  if (!proved.ok) return proved
  return atomically(world, (inside) => withReceipt(inside, member, asked, async () => {
    if (!await isStillProved(inside, member, proved.value)) return refused('wrong-password')
    if ((await readExport(inside, member, signedInAt)).mayAskFrom !== undefined) return refused('made-lately')
    if ((await ownKeyToWrite(inside, member)).is === 'shut') return refused('shut')
    const jobId = inside.newId()
    await insertLongJob(inside.db, {
      clinicId: member.clinicId, id: jobId, accountId: member.id, locale, madeAt: now(inside), signedInAt,
      kind: asked.withPrivate === 'yes' ? 'own-data-and-private' : 'own-data',
    })
    await record(inside, member, 'export.asked', { kind: 'job', id: jobId })
    return done({ jobId })
  }))
}
