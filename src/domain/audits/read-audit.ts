import type { Administrator } from '../actor.ts'
import { listStaff } from '../staff/queries.ts'
import type { World } from '../world.ts'
import { AUDIT_ROWS, listAuditBefore, listAuditEvents, listFamilyLabels, type AuditEntry, type AuditFilter } from './queries.ts'

/** One entry as an administrator reads it: `who` is a name of the staff alone, `about` that or a family's case code. */
export interface AuditLine extends Omit<AuditEntry, 'actorId' | 'objectId'> { who: string | undefined; about: string | undefined }

export interface AuditPage {
  lines: AuditLine[]
  /** The number to go on from to older entries; undefined at the end. */
  older: number | undefined
  /** What can be chosen to filter by. */
  events: string[]
  staff: { id: string; name: string }[]
}

/** One page of the record, newest first. Nobody of a family is named in it. */
export async function readAudit(world: World, { clinicId }: Administrator, filter: AuditFilter, before?: number): Promise<AuditPage> {
  const found = await listAuditBefore(world.db, clinicId, filter, before)
  const shown = found.slice(0, AUDIT_ROWS)
  const staff = (await listStaff(world.db, clinicId)).map(({ id, displayName }) => ({ id, name: displayName }))
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const labels = await listFamilyLabels(world.db, clinicId, [...new Set(shown.filter(isOfFamily).map(({ objectId }) => objectId))])
  return {
    lines: shown.map(({ actorId, objectId, ...entry }) => ({ ...entry, who: names.get(actorId), about: labels.get(objectId) ?? names.get(objectId) })),
    older: found.length > shown.length ? shown.at(-1)?.seq : undefined,
    events: await listAuditEvents(world.db, clinicId),
    staff,
  }
}

function isOfFamily({ objectKind }: AuditEntry): boolean {
  return objectKind === 'family'
}
