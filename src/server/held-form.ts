import type { APIContext } from 'astro'
import * as z from 'zod'
import type { World } from '../domain/world.ts'
import type { Entered } from './auth/enter.ts'

/** How long a form that met an ended sign-in can still be sent by the same person, in minutes (security.md §5.1). */
export const HELD_FORM_MINUTES = 30

const HeldForm = z.object({ clinicId: z.string(), accountId: z.string(), path: z.string(), body: z.string(), at: z.iso.datetime() })
export type HeldForm = z.infer<typeof HeldForm>

const PLACE = 'held-form'

/** Seals a posted form so that it can travel through the sign-in page. Nothing of it is stored. */
export function holdForm(world: World, held: Omit<HeldForm, 'at'>): Promise<string> {
  return world.vault.seal(JSON.stringify({ ...held, at: world.clock.now().toISOString() }), PLACE)
}

/**
 * Opens what `holdForm` sealed.
 * @returns undefined when it is forged, older than HELD_FORM_MINUTES, or another person's
 */
export async function openHeldForm(
  world: World, sealed: string | undefined, who: { clinicId: string; accountId: string },
): Promise<HeldForm | undefined> {
  if (!sealed) return undefined
  const text = await world.vault.open(sealed, PLACE).catch(() => undefined)
  const held = text === undefined ? undefined : HeldForm.safeParse(JSON.parse(text)).data
  if (!held || held.clinicId !== who.clinicId || held.accountId !== who.accountId) return undefined
  const ageMinutes = (world.clock.now().getTime() - Date.parse(held.at)) / 60_000
  return ageMinutes <= HELD_FORM_MINUTES ? held : undefined
}

/**
 * Sends a held form to its page as the person who just signed in, and gives them that page's answer: the same
 * question again, with the answer kept.
 */
export async function sendHeldForm(
  { locals, request, rewrite, url }: Pick<APIContext, 'locals' | 'request' | 'rewrite' | 'url'>, held: HeldForm, entered: Entered,
): Promise<Response> {
  locals.signedIn = entered.signedIn
  locals.endedAccountId = null
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  const answer = await rewrite(new Request(new URL(held.path, url), { method: 'POST', headers, body: held.body }))
  const response = new Response(answer.body, answer)
  response.headers.append('set-cookie', entered.cookie)
  return response
}
