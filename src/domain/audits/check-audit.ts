import type { Administrator } from '../actor.ts'
import { record, verifyAudit, type AuditCheck, type AuditHead, type System } from '../audit.ts'
import { findMeta, putMeta } from '../clinics/queries.ts'
import { atomically, now, type World } from '../world.ts'

const CHECKED_KEY = 'audit-checked'

/** When the record was looked through last, and whether it was whole then. */
export interface LastAuditCheck { at: string; whole: boolean }

/** Looks through the whole record and notes what was found. @param noted heads kept outside the database */
export async function checkAudit(world: World, actor: Administrator | System, noted: readonly AuditHead[]): Promise<AuditCheck> {
  const check = await verifyAudit(world, actor.clinicId, noted)
  await atomically(world, async (inside) => {
    await putMeta(inside.db, actor.clinicId, CHECKED_KEY, `${now(inside)} ${check.whole ? 'whole' : 'broken'}`)
    await record(inside, actor, 'audit.checked', { kind: 'clinic', id: actor.clinicId }, { reason: check.whole ? 'whole' : check.fault })
  })
  return check
}

export async function findLastAuditCheck(world: World, clinicId: string): Promise<LastAuditCheck | undefined> {
  const [at, found] = (await findMeta(world.db, clinicId, CHECKED_KEY))?.split(' ') ?? []
  return at === undefined ? undefined : { at, whole: found === 'whole' }
}
