import * as z from 'zod'
import * as fields from '../accounts/fields.ts'
import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { FILE, piecePlace } from '../jobs/long-work.ts'
import { deletePieces, findReadyFile, markTaken } from '../jobs/long-queries.ts'
import { ownKey } from '../private-text/text-key.ts'
import { done, refused, type Result } from '../result.ts'
import type { Held } from '../throttles/password-tries.ts'
import { atomically, now, type World } from '../world.ts'
import { EXPORT_KINDS, readExport } from './read-export.ts'

export const TakeExport = z.object({ password: fields.password.optional() })
export type TakeExport = z.infer<typeof TakeExport>

/** The file, and when it was asked for (ISO-8601 UTC). */
export interface TakenExport { bytes: Uint8Array<ArrayBuffer>; madeAt: string }

/**
 * Hands a member their file, once: it is erased as it is handed out. Five minutes after the password was typed, and in
 * any other sign-in, it has to be typed again.
 * @returns refused `gone` where there is none to take, `shut` where access was restored since, `no-password`
 * @throws Busy
 */
export async function takeExport(
  world: World, member: FamilyMember, signedInAt: string, input: TakeExport,
): Promise<Result<TakenExport, 'gone' | 'shut' | 'no-password' | 'wrong-password' | Held>> {
  const state = await readExport(world, member, signedInAt)
  if (state.is !== 'ready') return refused('gone')
  if (state.asksPassword && input.password === undefined) return refused('no-password')
  const proved = state.asksPassword ? await provePassword(world, member, input.password ?? '') : undefined
  if (proved && !proved.ok) return proved
  return atomically(world, async (inside) => {
    if (proved && !await isStillProved(inside, member, proved.value)) return refused('wrong-password')
    const file = await findReadyFile(inside.db, member, EXPORT_KINDS, now(inside))
    if (!file) return refused('gone')
    const key = await ownKey(inside, member)
    if (key.is !== 'open') return refused('shut')
    const bytes = Buffer.from(key.key.open(file.sealed, piecePlace(file, FILE)), 'base64')
    await deletePieces(inside.db, file)
    await markTaken(inside.db, file, now(inside))
    await record(inside, member, 'export.taken', { kind: 'job', id: file.id })
    return done({ bytes: new Uint8Array(bytes), madeAt: file.madeAt })
  })
}
