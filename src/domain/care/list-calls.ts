import type { Clinician } from '../actor.ts'
import { byPress, nudgesOf, type Nudge } from '../families/caseload/nudges.ts'
import { readTeam } from '../families/caseload/read-team.ts'
import type { LastCall } from '../families/caseload/rests.ts'
import type { Thresholds } from '../families/caseload/thresholds.ts'
import { readCallTimes } from '../requests/read-call-times.ts'
import type { CallTime } from '../requests/request.ts'
import type { World } from '../world.ts'

/** People on one page. */
export const CALLS_A_PAGE = 25

/** Somebody to call and why. `label` is null for who joined by code; `callTime` is when a call suits who asked for one. */
export interface CallLine extends Nudge { familyId: string; label: string | null; lastCall: LastCall | null; callTime: CallTime }

/** One page of whom to call: by reason, the longest wait first. */
export interface CallList { lines: CallLine[]; total: number; page: number; pages: number; thresholds: Thresholds }

/** Everybody of the clinician's team with a reason that does not rest; who has two reasons stands under each. */
export async function listCalls(world: World, clinician: Clinician, page: number): Promise<CallList> {
  const team = await readTeam(world, clinician)
  const lines = team.families.flatMap((family) => nudgesOf(family, team).map((nudge): CallLine =>
    ({ ...nudge, familyId: family.id, label: family.label, lastCall: team.lastCalls.get(nudge.personId) ?? null, callTime: '' }))).sort(byPress)
  const pages = Math.max(1, Math.ceil(lines.length / CALLS_A_PAGE))
  const here = Math.min(Math.max(1, page), pages)
  const shown = lines.slice((here - 1) * CALLS_A_PAGE, here * CALLS_A_PAGE)
  const asked = shown.filter(({ fact }) => fact.reason === 'asked-for-call').map(({ personId }) => personId)
  const times = await readCallTimes(world, clinician.clinicId, asked)
  return {
    lines: shown.map((line) => ({ ...line, callTime: times.get(line.personId) ?? '' })), total: lines.length, page: here, pages, thresholds: team.thresholds,
  }
}
