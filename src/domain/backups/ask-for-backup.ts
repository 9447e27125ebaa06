import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'

export const AskForBackup = z.object({ formKey })
export type AskForBackup = z.infer<typeof AskForBackup>

/** The payload of a backup that somebody asked for. The clock's own has none. */
export const ASKED = 'now'

/** Has a backup of the installation made as soon as its turn comes. */
export async function askForBackup(world: World, administrator: Administrator, input: AskForBackup): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId } = administrator
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    await enqueue(inside.db, { clinicId, kind: 'back-up', payload: ASKED, runAt: now(inside) })
    await record(inside, administrator, 'backup.asked', { kind: 'clinic', id: clinicId })
    return done(null)
  }))
}
