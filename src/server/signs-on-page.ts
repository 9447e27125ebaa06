import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { formKey } from '../domain/fields.ts'
import type { PlanLineKey } from '../domain/plan/plan-lines.ts'
import { mondayOf, readWeek, signsOf, SIGNS_HOME, WEEK_BOX, writeWeek, type Mark, type Sign } from '../domain/plan/sign-week.ts'
import { readTexts } from '../domain/private-text/read-texts.ts'
import { saveTexts } from '../domain/private-text/save-texts.ts'
import { now } from '../domain/world.ts'
import { readForm } from './form.ts'
import { itemInWords, ownPlan, planOnPage } from './plan-on-page.ts'
import { markRefused } from './refused-form.ts'

/** The name of a sign's two answers in the form. */
export const signName = (id: string) => `sign-${id}`

/** `monday`: the week that the marks were made for. */
const SignsForm = z.looseObject({
  formKey, do: z.enum(['start', 'save', 'stop']), monday: z.string().default(''), version: z.coerce.number().int().min(0).default(0),
})
type SignsForm = z.infer<typeof SignsForm>

/** A sign in the reader's words, and how it is marked this week. Without words it is the one that use has happened. */
export interface SignView { id: string; words: string | undefined; mark: Mark | undefined }

/** The signs of this week. `agreed` holds the plan's lines for signs that were seen: words by the line's key. */
export interface SignsView {
  isOn: boolean
  /** `YYYY-MM-DD` */
  monday: string
  signs: SignView[]
  version: number
  seen: { first: boolean; later: boolean }
  agreed(line: PlanLineKey): string[]
  /** Why a form was not saved. */
  problem: string | undefined
}

/** GET and POST of `/plan/signs`. @returns the page to draw, until when texts are shut, or where to go on after saving */
export async function signsOnPage(astro: AstroGlobal, member: FamilyMember): Promise<SignsView | { closed: string } | string> {
  const { locals, request } = astro
  const [own, view] = [await ownPlan(astro, member), await planOnPage(astro, member)]
  if ('closed' in own) return own
  if ('closed' in view) return view
  const signs = signsOf(own.plan)
  const monday = mondayOf(dayIn(locals.clinic.timeZone, now(locals.world)))
  const problem = request.method === 'POST' ? await saveWeek(astro, member, signs, monday) : undefined
  if (problem === null) return '/plan/signs?saved'
  const kept = (await readTexts(locals.world, member, SIGNS_HOME)).texts.get(WEEK_BOX)
  const { isOn, marks } = readWeek(kept?.text ?? '', monday)
  const isSeen = (level: Sign['level']) => signs.some((sign) => sign.level === level && marks.get(sign.id) === 'saw')
  const lines = view.plan.parts.flatMap((part) => part.lines)
  return {
    isOn, monday, version: kept?.version ?? 0, problem,
    signs: signs.map(({ id, item }) => ({ id, words: item && itemInWords(locals, item), mark: marks.get(id) })),
    seen: { first: isSeen('first'), later: isSeen('later') },
    agreed: (key) => lines.find((line) => line.key === key)?.words ?? [],
  }
}

/** @returns null when it is saved, else why not */
async function saveWeek(astro: AstroGlobal, member: FamilyMember, signs: Sign[], monday: string): Promise<string | null> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, SignsForm, words.problems)
  if (!read.ok) {
    markRefused(astro)
    return words.problems['not-understood'] ?? ''
  }
  const { value } = read
  if (value.do === 'save' && value.monday !== monday) {
    markRefused(astro, 'changed-meanwhile')
    return words.signs.newWeek
  }
  const text = value.do === 'stop' ? '' : writeWeek(monday, marksIn(value, signs))
  const result = await saveTexts(world, member, { formKey: value.formKey, ...SIGNS_HOME, boxes: [{ key: WEEK_BOX, text, version: value.version }] })
  if (result.ok) return null
  markRefused(astro, result.reason === 'two-texts' ? 'changed-meanwhile' : result.reason)
  return words.signs.other
}

function marksIn(value: SignsForm, signs: Sign[]): Map<string, Mark> {
  return new Map(signs.flatMap(({ id }): [string, Mark][] => {
    const mark = value[signName(id)]
    return mark === 'saw' || mark === 'not' ? [[id, mark]] : []
  }))
}
