import type { AstroCookies, AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Module } from '../domain/catalog/shape.ts'
import { oneOf } from '../domain/fields.ts'
import { numberIn, type Place } from '../domain/learning/place.ts'
import { found } from '../domain/result.ts'
import type { World } from '../domain/world.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

/** Which version of a gated module is read: for a home without fear, or the one that waits and points to help. */
export type Way = 'safe' | 'safer'

/** How long the choice holds, in minutes; after that the question stands there again. */
export const WAY_MINUTES = 30

const COOKIE = '__Host-way'
const PLACE = 'learn|way'
const MINUTE_MS = 60_000

const Chosen = z.object({ way: z.enum(['safe', 'safer']), at: z.iso.datetime() })

/** Where the question comes back to: a part by its number, or the whole module on paper. */
type AfterGate = number | 'print'

/** `part` says where to go on; it never tells the answer. */
const GateForm = z.object({ home: oneOf(['no', 'yes', 'skip']), part: z.string().default('1') })

/**
 * The `Set-Cookie` line of a choice. It is sealed and of one size whatever was chosen, is gone when the browser
 * closes, and is kept nowhere else: neither database nor log nor address tells the answers apart.
 */
export async function wayCookie({ vault, clock }: Pick<World, 'vault' | 'clock'>, way: Way): Promise<string> {
  const sealed = await vault.seal(JSON.stringify({ way, at: clock.now().toISOString() }), PLACE)
  return `${COOKIE}=${sealed}; Path=/; Secure; HttpOnly; SameSite=Lax`
}

/** What a reader chose; undefined when nothing was, or longer than WAY_MINUTES ago, or the cookie is not ours. */
export async function wayOf(
  { vault, clock }: Pick<World, 'vault' | 'clock'>, cookies: Pick<AstroCookies, 'get'>,
): Promise<Way | undefined> {
  const sealed = cookies.get(COOKIE)?.value
  const text = sealed && await vault.open(sealed, PLACE).catch(() => undefined)
  const chosen = text ? Chosen.safeParse(JSON.parse(text)).data : undefined
  if (!chosen) return undefined
  const ageMinutes = (clock.now().getTime() - Date.parse(chosen.at)) / MINUTE_MS
  return ageMinutes >= 0 && ageMinutes <= WAY_MINUTES ? chosen.way : undefined
}

/** The version a page of this module shows now: the safer one until somebody says otherwise. Nothing without a gate. */
export async function shownWay({ locals, cookies }: Pick<AstroGlobal, 'locals' | 'cookies'>, module: Module): Promise<Way | undefined> {
  return module.gate && (await wayOf(locals.world, cookies) ?? 'safer')
}

/** Before a gated page: where the question stands, if it has to be asked first. @param part where to come back to */
export async function gateBefore(
  { locals, cookies }: Pick<AstroGlobal, 'locals' | 'cookies'>, { module, path }: Place, part: AfterGate,
): Promise<string | undefined> {
  if (!module.gate || await wayOf(locals.world, cookies)) return undefined
  return `${path}/before?part=${part}`
}

/**
 * GET and POST of the question. @returns the way on with the choice in a cookie, or the form to draw
 * @throws NotFound for a module without a gate, or a part that is not there
 */
export async function answerGate(astro: AstroGlobal, { module, path }: Place): Promise<Response | Form> {
  found(module.gate, 'gate')
  const partAt = (text: string | undefined): AfterGate => {
    if (text === 'print') return text
    const number = numberIn(text)
    found(module.sections[number - 1], 'part')
    return number
  }
  if (astro.request.method !== 'POST') {
    const part = partAt(astro.url.searchParams.get('part') ?? '1')
    return { ...emptyForm, values: { part: String(part) } }
  }
  const read = await readForm(astro.request, GateForm, astro.locals.words.problems)
  const part = partAt(read.form.values.part ?? '1')
  if (!read.ok) return refusedForm(astro, { errors: read.form.errors, values: { part: String(part) } })
  return seeOther(`${path}/${part}`, [await wayCookie(astro.locals.world, read.value.home === 'no' ? 'safe' : 'safer')])
}
