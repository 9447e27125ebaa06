import type { Actor } from './actor.ts'
import { findAuditHead, insertAuditRow, listAuditAfter, type AuditRow } from './queries.ts'
import type { Vault } from './vault.ts'
import { now, type World } from './world.ts'

/** Nobody in particular: a job, a command, or somebody who is not signed in. */
export interface System { kind: 'system'; clinicId: string }

/** What an event is about, by its kind (`family`, `invitation`) and id. */
export interface AuditObject { kind: string; id: string }

export interface AuditExtra {
  reason?: string
  consentId?: string
  noticeVersion?: string
  /** `allowed` unless said otherwise. */
  outcome?: 'allowed' | 'denied'
}

/**
 * Appends one row to the clinic's audit record, chained to the row before it. Ids and codes only: never a name,
 * an answer or a word of a course. Call it inside `atomically`, as the verb's last statement: all writers of a
 * clinic meet here.
 */
export async function record(
  world: World, actor: Actor | System, event: string, object: AuditObject, extra: AuditExtra = {},
): Promise<void> {
  const head = await findAuditHead(world.db, actor.clinicId)
  const row = {
    clinicId: actor.clinicId,
    seq: (head?.seq ?? 0) + 1,
    at: now(world),
    actorKind: 'role' in actor ? actor.role : actor.kind,
    actorId: 'role' in actor ? actor.id : '',
    event,
    objectKind: object.kind,
    objectId: object.id,
    reason: extra.reason ?? '',
    consentId: extra.consentId ?? '',
    noticeVersion: extra.noticeVersion ?? '',
    outcome: extra.outcome ?? 'allowed',
  }
  await insertAuditRow(world.db, { ...row, mac: macOf(world.vault, row, head?.mac ?? '') })
}

/**
 * Recomputes a clinic's whole chain. A cut tail it cannot see: compare the head with one kept elsewhere.
 * @returns the first sequence number that is changed or missing, or null when all is as it was written
 */
export async function verifyAudit(world: World, clinicId: string): Promise<number | null> {
  let seq = 0
  let mac = ''
  for (;;) {
    const rows = await listAuditAfter(world.db, clinicId, seq)
    if (rows.length === 0) return null
    for (const row of rows) {
      seq += 1
      if (row.seq !== seq || row.mac !== macOf(world.vault, row, mac)) return seq
      mac = row.mac
    }
  }
}

/** Over the number, the mac of the row before, and every column in the table's order. */
function macOf(vault: Vault, row: Omit<AuditRow, 'mac'>, previousMac: string): string {
  const canonical = JSON.stringify([
    row.clinicId, row.seq, row.at, row.actorKind, row.actorId, row.event, row.objectKind, row.objectId,
    row.reason, row.consentId, row.noticeVersion, row.outcome,
  ])
  return vault.hmac('audit', `${row.seq}\n${previousMac}\n${canonical}`)
}
