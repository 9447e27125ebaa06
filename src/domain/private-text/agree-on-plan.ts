import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import { formKey, optionalDay } from '../fields.ts'
import { AGREED_ON, REVIEWS } from '../plan/plan-lines.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { planCopy } from './copy.ts'
import { listTexts } from './queries.ts'
import { readAllTexts } from './read-texts.ts'
import { ownKeyToWrite, versionPlace } from './text-key.ts'
import { findVersion, listVersionDays, upsertVersion, VERSIONS_MAX } from './version-queries.ts'
import { writeBox } from './write-box.ts'

/** `reviewOn`: the day to look at the plan again; null leaves that date as it is. */
export const AgreeOnPlan = z.object({ formKey, reviewOn: optionalDay })
export type AgreeOnPlan = z.infer<typeof AgreeOnPlan>

/**
 * The plan was agreed on today: writes the dates into their boxes of the sheet, and keeps what the plan says now,
 * sealed, so that it can be opened again. A second time on one day replaces the first. What stands behind the safety
 * question is kept with it whichever way was chosen, so that nothing kept tells the two apart.
 * @returns the day; refused `empty` where nothing is written, `full` at VERSIONS_MAX days, `shut` after a recovery
 */
export async function agreeOnPlan(
  world: World, member: FamilyMember, input: AgreeOnPlan,
): Promise<Result<{ agreedOn: string }, 'empty' | 'full' | 'shut' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const state = await ownKeyToWrite(inside, member)
    if (state.is === 'shut') return refused('shut')
    const isWritten = Object.keys(planCopy(world.catalog.worksheets, await readAllTexts(inside, member, 'worksheet') ?? new Map(), { withGated: true })).length > 0
    if (!isWritten) return refused('empty')
    const today = await todayOf(inside, member.clinicId)
    const before = await findVersion(inside.db, member, today)
    if (!before && (await listVersionDays(inside.db, member)).length >= VERSIONS_MAX) return refused('full')
    for (const [at, text] of [[AGREED_ON, today], [REVIEWS[0], input.reviewOn]] as const) {
      const [homeKey = '', fieldKey = ''] = at.split('/')
      const home = { kind: 'worksheet', homeKey } as const
      const row = (await listTexts(inside.db, member, home)).find((one) => one.fieldKey === fieldKey)
      if (text !== null) await writeBox(inside, member, state.key, home, row, { fieldKey, text })
    }
    const copy = planCopy(world.catalog.worksheets, await readAllTexts(inside, member, 'worksheet') ?? new Map(), { withGated: true })
    const id = before?.id ?? inside.newId()
    await upsertVersion(inside.db, member, { id, agreedOn: today, sealed: state.key.seal(JSON.stringify(copy), versionPlace(member, id)), at: now(inside) })
    return done({ agreedOn: today })
  }))
}
