import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import type { Module, Reflection } from '../domain/catalog/shape.ts'
import { formKey, id } from '../domain/fields.ts'
import { REFLECTION_MAX } from '../domain/private-text/boxes.ts'
import { readTexts, type OwnText } from '../domain/private-text/read-texts.ts'
import { saveTexts } from '../domain/private-text/save-texts.ts'
import type { Problem } from '../domain/problems.ts'
import { emptyForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'
import { savedLine, shutDay } from './sheet-words.ts'

/** The form of a reflection, beside the others of a part. */
export const ReflectForm = z.object({
  do: z.literal('reflect'), formKey, reflectionKey: id,
  text: z.string().default('').transform((text) => text.trim()).refine((text) => text.length <= REFLECTION_MAX, 'too-long' satisfies Problem),
  version: z.coerce.number().int().min(0).default(0),
  pick: z.enum(['typed', 'saved', 'none']).optional(),
})
export type ReflectForm = z.infer<typeof ReflectForm>

/** A reflection as its author sees it: the box, when it was saved, and what another device saved meanwhile. */
export interface ReflectView { reflection: Reflection; form: Form; saved: string | undefined; closed: string | undefined; two: string | undefined }

/** Saves a reflection. @returns undefined when it is saved, else the form to draw again */
export async function saveReflection(astro: AstroGlobal, member: FamilyMember, module: Module, input: ReflectForm, form: Form): Promise<Form | undefined> {
  const { world, words } = astro.locals
  if (input.pick === 'saved') return undefined
  if (input.pick === 'none') return withError(form, 'pick', words.problems['choose-one'] ?? '')
  const result = await saveTexts(world, member, {
    formKey: input.formKey, kind: 'reflection', homeKey: module.key,
    boxes: [{ key: input.reflectionKey, text: input.text, version: input.version }],
  })
  if (result.ok) return undefined
  markRefused(astro, result.reason === 'two-texts' ? 'changed-meanwhile' : result.reason)
  if (result.reason === 'two-texts') return { values: { ...form.values, pick: 'none' }, errors: form.errors }
  return withError(form, 'text', result.reason === 'shut' ? words.worksheet.shutNow : words.worksheet.sentBefore)
}

/** The reflection of a part for its reader; nothing where there is none. @param sent the form that was not saved */
export async function readReflection(
  locals: App.Locals, member: FamilyMember, module: Module, section: string, sent: Form | undefined,
): Promise<ReflectView | undefined> {
  const reflection = module.reflections.find((one) => one.section === section)
  if (!reflection) return undefined
  const { texts, shutUntil } = await readTexts(locals.world, member, { kind: 'reflection', homeKey: module.key })
  const own: OwnText = texts.get(reflection.key) ?? { text: '', version: 0, at: '' }
  const stored = { text: own.text, version: String(own.version) }
  const form = sent ? { ...sent, values: { ...sent.values, version: stored.version } } : { ...emptyForm, values: stored }
  return {
    reflection, form, closed: shutDay(locals, shutUntil), two: sent?.values.pick === 'none' ? own.text : undefined,
    saved: savedLine(locals, [{ key: reflection.key }], texts),
  }
}
