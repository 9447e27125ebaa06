import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { findAuditHead } from '../queries.ts'
import { atomically, type World } from '../world.ts'
import { listAuditForExport, type AuditEntry, type AuditFilter } from './queries.ts'

export const ExportAudit = z.object({ do: z.literal('export') })

/**
 * Opens the record for a file: that it was taken stands in the record first, and the file ends with that entry.
 * @returns the entries in order, some hundred at a time
 */
export async function exportAudit(world: World, administrator: Administrator, filter: AuditFilter): Promise<AsyncGenerator<AuditEntry[]>> {
  const { clinicId } = administrator
  const last = await atomically(world, async (inside) => {
    await record(inside, administrator, 'audit.exported', { kind: 'clinic', id: clinicId })
    return (await findAuditHead(inside.db, clinicId))?.seq ?? 0
  })
  return pages(world, clinicId, filter, last)
}

async function* pages(world: World, clinicId: string, filter: AuditFilter, last: number): AsyncGenerator<AuditEntry[]> {
  let seq = 0
  for (;;) {
    const rows = await listAuditForExport(world.db, clinicId, filter, seq, last)
    if (rows.length === 0) return
    yield rows
    seq = rows.at(-1)?.seq ?? last
  }
}
