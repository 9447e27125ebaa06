import type { World } from '../world.ts'
import { listCallTimes } from './queries.ts'
import { CALL_TIMES, requestPlace, type CallTime } from './request.ts'

/** When a call suits, of members who wait for one. Whose they are, the caller asks first. */
export async function readCallTimes(world: World, clinicId: string, memberIds: readonly string[]): Promise<Map<string, CallTime>> {
  const rows = await listCallTimes(world.db, clinicId, memberIds)
  return new Map(await Promise.all(rows.map(async ({ id, memberId, textSealed }) => {
    const text = await world.vault.open(textSealed ?? '', requestPlace('text_sealed', { clinicId, id, memberId: memberId ?? '' }))
    return [memberId ?? '', CALL_TIMES.find((time) => time === text) ?? ''] as const
  })))
}
