import type { Db } from '../../../db/open.ts'
import type { AuditRow } from '../queries.ts'

/* SQL of the audit record as an administrator reads it. It is written and checked in src/domain/audit.ts. */

/** Entries on one page. */
export const AUDIT_ROWS = 50
/** How many rows of an export are read at once. */
const EXPORT_PAGE = 500
/** More kinds of event than there are. */
const EVENTS_MAX = 200

/** Which entries are asked for. Times are ISO-8601 UTC; the first is in, the last is not. */
export interface AuditFilter { from?: string | undefined; until?: string | undefined; event?: string | undefined; staffId?: string | undefined }

export type AuditEntry = Omit<AuditRow, 'mac' | 'clinicId'>

const COLUMNS = [
  'seq', 'at', 'actorKind', 'actorId', 'event', 'objectKind', 'objectId', 'reason', 'consentId', 'noticeVersion', 'outcome',
] as const

function entries(db: Db, clinicId: string, { from, until, event, staffId }: AuditFilter) {
  return db.selectFrom('audit').where('clinicId', '=', clinicId).select(COLUMNS)
    .$if(from !== undefined, (query) => query.where('at', '>=', from ?? ''))
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? ''))
    .$if(event !== undefined, (query) => query.where('event', '=', event ?? ''))
    .$if(staffId !== undefined, (query) => query.where('actorId', '=', staffId ?? ''))
}

/** Up to one page and one entry more, newest first. @param before the number of an entry: those older than it */
export function listAuditBefore(db: Db, clinicId: string, filter: AuditFilter, before?: number): Promise<AuditEntry[]> {
  return entries(db, clinicId, filter).$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc').limit(AUDIT_ROWS + 1).execute()
}

/** Up to 500 entries in order, from the one after `seq` to `last`. */
export function listAuditForExport(db: Db, clinicId: string, filter: AuditFilter, seq: number, last: number): Promise<AuditEntry[]> {
  return entries(db, clinicId, filter).where('seq', '>', seq).where('seq', '<=', last).orderBy('seq').limit(EXPORT_PAGE).execute()
}

/** Every kind of event that the clinic's record holds. */
export async function listAuditEvents(db: Db, clinicId: string): Promise<string[]> {
  const rows = await db.selectFrom('audit').where('clinicId', '=', clinicId).select('event').distinct().orderBy('event').limit(EVENTS_MAX).execute()
  return rows.map(({ event }) => event)
}

/** What a case code stands for in the record: labels of families by id. */
export async function listFamilyLabels(db: Db, clinicId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('family').where('clinicId', '=', clinicId).where('id', 'in', ids).select(['id', 'label']).execute()
  return new Map(rows.flatMap(({ id, label }) => (label === null ? [] : [[id, label] as const])))
}
