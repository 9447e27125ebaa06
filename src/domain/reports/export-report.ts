import * as z from 'zod'
import { findDisplayName } from '../accounts/profile-queries.ts'
import * as fields from '../accounts/fields.ts'
import { isStillProved, provePassword } from '../accounts/prove-password.ts'
import { asksPassword } from '../accounts/step-up.ts'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { NOTICE_VERSION } from '../consents/notice.ts'
import { oneOf } from '../fields.ts'
import { insertDisclosure } from '../invitations/queries.ts'
import { done, found, refused, type Result } from '../result.ts'
import type { Held } from '../throttles/password-tries.ts'
import { atomically, now, type World } from '../world.ts'
import { peopleReport, type PersonLine } from './people-report.ts'
import { readReport } from './read-report.ts'
import { checkFilter, COPIES, type Report, type ReportFilter } from './report.ts'

/** Lines on paper at most: about forty pages. A file of lines has no such limit. */
export const PAPER_LINES_MAX = 1_000

export const ExportReport = z.object({ as: oneOf(COPIES), password: fields.password.optional() })
export type ExportReport = z.infer<typeof ExportReport>

/** What may leave now: how many lines, and of the people's report whose, so that nobody comes in unrecorded. */
export interface ReportLeave { lines: number; memberIds: string[] | undefined }

/**
 * Records that a clinician takes a report out, before it leaves: once in the audit record, with how many lines and
 * what was chosen, and in the log of disclosures for each person in it whom a consent links to a family. Every copy is
 * recorded for itself, also when the same form is sent again.
 * @param signedInAt when the sign-in began: five minutes later the password has to be typed again
 * @returns refused `too-long` for paper that would hold more than 1,000 lines
 * @throws NotFound for a family outside the clinician's team, or a course that is not there · Busy
 */
export async function exportReport(
  world: World, clinician: Clinician, report: Report, filter: ReportFilter, signedInAt: string, input: ExportReport,
): Promise<Result<ReportLeave, 'no-password' | 'wrong-password' | 'too-long' | Held>> {
  const { clinicId, id: byStaffId } = clinician
  await checkFilter(world, clinician, filter)
  const asks = asksPassword(world, signedInAt)
  if (asks && input.password === undefined) return refused('no-password')
  const proved = asks ? await provePassword(world, clinician, input.password ?? '') : undefined
  if (proved && !proved.ok) return proved
  return atomically(world, async (inside) => {
    if (proved && !await isStillProved(inside, clinician, proved.value)) return refused('wrong-password')
    const people = new Map<string, PersonLine>()
    let lines = 0
    if (report === 'people') {
      for await (const page of peopleReport(inside, clinician, filter)) {
        lines += page.length
        for (const line of page) people.set(line.memberId, line)
      }
    } else lines = (await readReport(inside, clinician, report, filter, 1)).lines
    if (input.as !== 'csv' && lines > PAPER_LINES_MAX) return refused('too-long')
    const toWhom = found(await findDisplayName(inside.db, clinician), 'clinician')
    for (const { consentId, familyId } of people.values()) {
      if (consentId === null) continue
      await insertDisclosure(inside.db, {
        clinicId, id: inside.newId(), familyId, consentId, what: 'report', toWhom, noticeVersion: NOTICE_VERSION, byStaffId, at: now(inside),
      })
    }
    await record(inside, clinician, 'report.exported', { kind: 'report', id: report }, {
      noticeVersion: NOTICE_VERSION, reason: codesOf(input.as, lines, filter),
    })
    return done({ lines, memberIds: report === 'people' ? [...people.keys()] : undefined })
  })
}

/** `csv lines=38 course=signs`: codes and ids alone. */
function codesOf(as: string, lines: number, filter: ReportFilter): string {
  return [as, `lines=${lines}`, ...Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))].join(' ')
}
