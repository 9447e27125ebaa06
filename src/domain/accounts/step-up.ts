import { STEP_UP_MINUTES } from '../export/read-export.ts'
import { now, type World } from '../world.ts'

/**
 * Whether the password has to be typed again before something that matters.
 * @param signedInAt when the sign-in that asks began, ISO-8601 UTC: the password was typed then
 */
export function asksPassword(world: World, signedInAt: string): boolean {
  return Date.parse(signedInAt) + STEP_UP_MINUTES * 60_000 <= Date.parse(now(world))
}
