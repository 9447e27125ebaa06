import type { AstroCookies, AstroGlobal } from 'astro'
import * as z from 'zod'
import { oneOf } from '../domain/fields.ts'
import { numberIn, type Place } from '../domain/learning/place.ts'
import { found } from '../domain/result.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

/** Which version of a gated module is read: for a home without fear, or the one that waits and points to help. */
export type Way = 'safe' | 'safer'

/** How long the choice holds, in minutes; after that the question stands there again. */
const WAY_MINUTES = 30

type Locals = Pick<App.Locals, 'world' | 'signedIn'>

const COOKIE = '__Host-way'
const PLACE = 'learn|way'
const MINUTE_MS = 60_000

/** `by` is the account that chose, '' for nobody: a choice is not in force for whoever uses the device next. */
const Chosen = z.object({ way: z.enum(['safe', 'safer']), at: z.iso.datetime(), by: z.string() })

/** `part` says where to go on; it never tells the answer. */
const GateForm = z.object({ home: oneOf(['no', 'yes', 'skip']), part: z.string().default('1') })

/**
 * The `Set-Cookie` line of a choice. It is sealed and of one size whatever was chosen, is gone when the browser
 * closes, and is kept nowhere else: neither database nor log nor address tells the answers apart.
 */
async function wayCookie({ world: { vault, clock }, signedIn }: Locals, way: Way): Promise<string> {
  const chosen = { way, at: clock.now().toISOString(), by: signedIn?.accountId ?? '' }
  const sealed = await vault.seal(JSON.stringify(chosen), PLACE)
  return `${COOKIE}=${sealed}; Path=/; Secure; HttpOnly; SameSite=Lax`
}

/** What a reader chose; undefined when nothing was, or longer than WAY_MINUTES ago, or the cookie is not ours. */
async function wayOf({ world: { vault, clock }, signedIn }: Locals, cookies: Pick<AstroCookies, 'get'>): Promise<Way | undefined> {
  const sealed = cookies.get(COOKIE)?.value
  const text = sealed && await vault.open(sealed, PLACE).catch(() => undefined)
  const chosen = text ? Chosen.safeParse(JSON.parse(text)).data : undefined
  if (!chosen || chosen.by !== (signedIn?.accountId ?? '')) return undefined
  const ageMinutes = (clock.now().getTime() - Date.parse(chosen.at)) / MINUTE_MS
  return ageMinutes >= 0 && ageMinutes <= WAY_MINUTES ? chosen.way : undefined
}

/** A module or worksheet that may stand behind the question. */
type Gated = { gate?: 'safety' | undefined }

/** The version a page shows now: the safer one until somebody says otherwise. Nothing without a gate. */
export async function shownWay({ locals, cookies }: Pick<AstroGlobal, 'locals' | 'cookies'>, { gate }: Gated): Promise<Way | undefined> {
  return gate && (await wayOf(locals, cookies) ?? 'safer')
}

/** Before a gated page: the address of the question, if it has to be asked first. @param question that address */
export async function gateBefore(
  { locals, cookies }: Pick<AstroGlobal, 'locals' | 'cookies'>, { gate }: Gated, question: string,
): Promise<string | undefined> {
  return gate && !await wayOf(locals, cookies) ? question : undefined
}

/** Where the question of a module comes back to: a part by its number, or a page beside them. @throws NotFound for what it has not */
export function partAfterGate({ module, path }: Place, part: string): string {
  if (part === 'practise') found(module.practise, 'practice')
  else if (part !== 'print') found(module.sections[numberIn(part) - 1], 'part')
  return `${path}/${part}`
}

/**
 * GET and POST of the question. @returns the way on with the choice in a cookie, or the form to draw
 * @param guarded `after` gives the address to go on to, for what the form carries as `part`
 * @throws NotFound for what has no gate, or a part that is not there
 */
export async function answerGate(astro: AstroGlobal, guarded: Gated & { after(part: string): string }): Promise<Response | Form> {
  found(guarded.gate, 'gate')
  if (astro.request.method !== 'POST') {
    const part = astro.url.searchParams.get('part') ?? '1'
    guarded.after(part)
    return { ...emptyForm, values: { part } }
  }
  const read = await readForm(astro.request, GateForm, astro.locals.words.problems)
  const part = read.form.values.part ?? '1'
  const goOn = guarded.after(part)
  if (!read.ok) return refusedForm(astro, { errors: read.form.errors, values: { part } })
  return seeOther(goOn, [await wayCookie(astro.locals, read.value.home === 'no' ? 'safe' : 'safer')])
}
