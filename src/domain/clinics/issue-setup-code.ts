import { formatCode, newCode, PERSONAL_CODE_LENGTH, readCode } from '../accounts/codes.ts'
import { atomically, type World } from '../world.ts'
import { findMeta, hasAdministrator, putMeta } from './queries.ts'

/** Whoever sets the clinic up deletes this fact in the same transaction. */
export const SETUP_CODE_KEY = 'setup-code'

/**
 * Makes the code that proves to `/setup` that somebody stands at the server. The one before stops working.
 * @returns the code as people read it, or undefined where the clinic has an administrator and needs none
 */
export function issueSetupCode(world: World, clinicId: string): Promise<string | undefined> {
  return atomically(world, async ({ db }) => {
    if (await hasAdministrator(db, clinicId)) return undefined
    const code = newCode(PERSONAL_CODE_LENGTH)
    await putMeta(db, clinicId, SETUP_CODE_KEY, hmacOf(world, clinicId, code))
    return formatCode(code)
  })
}

/** Whether what somebody typed is the clinic's set-up code. Never, once there is an administrator. */
export async function isSetupCode(world: World, clinicId: string, typed: string): Promise<boolean> {
  const code = readCode(typed)
  const stored = await findMeta(world.db, clinicId, SETUP_CODE_KEY)
  if (code === undefined || stored === undefined || await hasAdministrator(world.db, clinicId)) return false
  return stored === hmacOf(world, clinicId, code)
}

function hmacOf(world: World, clinicId: string, code: string): string {
  return world.vault.hmac('code', `setup|${clinicId}|${code}`)
}
