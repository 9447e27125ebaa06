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

/** The last row of a record as it was noted outside the database. */
export interface AuditHead { seq: number; mac: string }

/**
 * What a look at the whole record found. `at` is the number of the first row that does not fit: `changed` since it was
 * written, `removed`, or `cut`, when the record ends before a row that was noted.
 */
export type AuditCheck =
  | { whole: true; entries: number; since: string | null }
  | { whole: false; fault: 'changed' | 'removed' | 'cut'; at: number }

/**
 * Recomputes a clinic's whole chain. That its tail was cut off no chain can tell by itself.
 * @param noted heads that were kept elsewhere: the record has to hold each of them
 */
export async function verifyAudit(world: World, clinicId: string, noted: readonly AuditHead[] = []): Promise<AuditCheck> {
  const macs = new Map(noted.map(({ seq, mac }) => [seq, mac]))
  let since: string | null = null
  let seq = 0
  let mac = ''
  for (;;) {
    const rows = await listAuditAfter(world.db, clinicId, seq)
    if (rows.length === 0) break
    for (const row of rows) {
      seq += 1
      if (row.seq !== seq) return { whole: false, fault: 'removed', at: seq }
      if (row.mac !== macOf(world.vault, row, mac) || (macs.get(seq) ?? row.mac) !== row.mac) return { whole: false, fault: 'changed', at: seq }
      mac = row.mac
      since ??= row.at
    }
  }
  return [...macs.keys()].some((known) => known > seq) ? { whole: false, fault: 'cut', at: seq + 1 } : { whole: true, entries: seq, since }
}

/** Over the number, the mac of the row before, and every column in the table's order. */
function macOf(vault: Vault, row: Omit<AuditRow, 'mac'>, previousMac: string): string {
  const canonical = JSON.stringify([
    row.clinicId, row.seq, row.at, row.actorKind, row.actorId, row.event, row.objectKind, row.objectId,
    row.reason, row.consentId, row.noticeVersion, row.outcome,
  ])
  return vault.hmac('audit', `${row.seq}\n${previousMac}\n${canonical}`)
}
