import * as z from 'zod'
import { now, type World } from '../world.ts'

/** How long the question "Who is signing in?" may stay unanswered. */
const CHOICE_MINUTES = 5

const Choice = z.object({ accountIds: z.array(z.string()), at: z.iso.datetime() })

/** What the page carries while it asks which of the accounts it is: their password is proved already. */
export function sealChoice(world: World, clinicId: string, accountIds: string[]): Promise<string> {
  return world.vault.seal(JSON.stringify({ accountIds, at: now(world) }), placeOf(clinicId))
}

/** The accounts to choose among; none when it is forged, of another clinic, or older than 5 minutes. */
export async function openChoice(world: World, clinicId: string, sealed: string): Promise<string[]> {
  const text = await world.vault.open(sealed, placeOf(clinicId)).catch(() => 'null')
  const choice = Choice.safeParse(JSON.parse(text)).data
  if (!choice) return []
  const ageMinutes = (world.clock.now().getTime() - Date.parse(choice.at)) / 60_000
  return ageMinutes <= CHOICE_MINUTES ? choice.accountIds : []
}

function placeOf(clinicId: string): string {
  return `${clinicId}|sign-in|choice||`
}
