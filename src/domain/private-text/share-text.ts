import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { previewCopy } from './copy.ts'
import { listReaders } from './readers.ts'
import { endShare, insertShare, listGivenShares } from './share-queries.ts'
import { ownKeyToWrite, sharePlace } from './text-key.ts'

const HANDLE_BYTES = 16

export const ShareText = z.object({ formKey, kind: z.enum(['worksheet', 'plan']), homeKey: id, readerId: id, mark: id })
export type ShareText = z.infer<typeof ShareText>

/**
 * Lets one named person see a copy of a sheet or of the plan, exactly the one that was previewed. A copy that person
 * had before is replaced. What is written later is not in it.
 * @returns refused `not-as-shown` where the text changed since the preview, `empty`, `shut`
 * @throws NotFound for somebody it cannot be shared with today
 */
export async function shareText(
  world: World, member: FamilyMember, input: ShareText,
): Promise<Result<{ shareId: string }, 'not-as-shown' | 'empty' | 'shut' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const reader = found((await listReaders(inside, member)).find((one) => one.id === input.readerId), 'reader')
    const preview = await previewCopy(inside, member, input)
    if (typeof preview === 'string') return refused(preview)
    if (preview.mark !== input.mark) return refused('not-as-shown')
    const state = await ownKeyToWrite(inside, member)
    if (state.is === 'shut') return refused('shut')
    const before = (await listGivenShares(inside.db, member)).find((share) =>
      share.endedAt === null && share.kind === input.kind && share.homeKey === input.homeKey && share.readerId === reader.id)
    if (before) await endShare(inside.db, member, before.id, now(inside))
    const shareId = inside.newId()
    await insertShare(inside.db, {
      clinicId: member.clinicId, id: shareId, handle: randomBytes(HANDLE_BYTES).toString('base64url'), memberId: member.id,
      kind: input.kind, homeKey: input.homeKey, withAccountId: reader.id, givenAt: now(inside), openedAt: null, endedAt: null,
      sealed: state.key.seal(JSON.stringify(preview.copy), sharePlace(member, shareId)),
    })
    await record(inside, member, 'share.given', { kind: 'share', id: shareId })
    return done({ shareId })
  }))
}
