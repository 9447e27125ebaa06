import * as z from 'zod'
import type { Vault } from '../../domain/vault.ts'
import { invitationCookie } from '../http/cookies.ts'

const COOKIE = '__Host-inv'
const PLACE = 'join|cookie'

/**
 * What travels from page to page while somebody joins, sealed in the cookie `__Host-inv`. Nothing of it is stored.
 * The seal has one size for all of them.
 */
const Carried = z.object({
  /** As it was typed or stood in the address: a code, a token, or anything at all. */
  code: z.string(),
  /** It was found once, within the limits, and is not counted again. */
  isFound: z.literal(true).optional(),
  /** What somebody who is signed in said about the invitation; void for anyone else. */
  said: z.object({ by: z.string(), what: z.enum(['mine', 'second']) }).optional(),
  /** The version of the text on /join/visible that they said yes to. */
  agreed: z.string().optional(),
})
export type Carried = z.infer<typeof Carried>

/** The value of the cookie. The wrapper calls it with the code of `/join/CODE` alone: `{ code }`. */
export function sealCarried(vault: Vault, carried: Carried): Promise<string> {
  return vault.seal(JSON.stringify(carried), PLACE)
}

/** The `Set-Cookie` line that carries it on for another 30 minutes. */
export async function carryCookie(vault: Vault, carried: Carried): Promise<string> {
  return invitationCookie(await sealCarried(vault, carried))
}

/** The `Set-Cookie` line that ends it. */
export const droppedCookie = `${COOKIE}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`

/** What a request carries; undefined when it has no such cookie, or one that is not ours. */
export async function openCarried(
  vault: Vault, cookies: { get(name: string): { value: string } | undefined },
): Promise<Carried | undefined> {
  const sealed = cookies.get(COOKIE)?.value
  const text = sealed && await vault.open(sealed, PLACE).catch(() => undefined)
  return text ? Carried.safeParse(JSON.parse(text)).data : undefined
}
