import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { NOTICE_VERSION } from '../consents/notice.ts'
import { atomically, type World } from '../world.ts'
import { readProgram, type Program } from './read-program.ts'

/**
 * Reads the program for a file, and records first that it leaves. Masked totals disclose nobody, so no password is
 * asked for again and the log of disclosures gets no line.
 */
export async function exportProgram(world: World, clinician: Clinician): Promise<Program> {
  const program = await readProgram(world, clinician)
  await atomically(world, (inside) => record(inside, clinician, 'report.exported', { kind: 'report', id: 'program' }, {
    noticeVersion: NOTICE_VERSION, reason: `csv lines=${program.spans.length + 1}`,
  }))
  return program
}
