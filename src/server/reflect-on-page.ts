import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import type { Module, Reflection } from '../domain/catalog/shape.ts'
import { formKey, id } from '../domain/fields.ts'
import { REFLECTION_MAX } from '../domain/private-text/boxes.ts'
import { readTexts, type OwnText } from '../domain/private-text/read-texts.ts'
import { saveTexts } from '../domain/private-text/save-texts.ts'
import { emptyForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'
import { savedLine, shutDay } from './sheet-words.ts'

/** The name of a reflection's box, and where it stands on the page. */
export const reflectName = (key: string) => `text-${key}`
export const reflectId = (key: string) => `reflect-${key}`

/** The form of a reflection, beside the others of a part; its text has the name `reflectName` gives. */
export const ReflectForm = z.looseObject({
  do: z.literal('reflect'), formKey, reflectionKey: id,
  version: z.coerce.number().int().min(0).default(0),
  pick: z.enum(['typed', 'saved', 'none']).optional(),
})
export type ReflectForm = z.infer<typeof ReflectForm>

/** A reflection as its author sees it: the box, when it was saved, and what another device saved meanwhile. */
export interface ReflectView { reflection: Reflection; form: Form; saved: string | undefined; closed: string | undefined; two: string | undefined }

/** Saves a reflection. @returns undefined when it is saved, else the form to draw again */
export async function saveReflection(astro: AstroGlobal, member: FamilyMember, module: Module, input: ReflectForm, form: Form): Promise<Form | undefined> {
  const { world, words } = astro.locals
  const name = reflectName(input.reflectionKey)
  const text = String(input[name] ?? '').trim()
  if (text.length > REFLECTION_MAX) return withError(form, name, words.problems['too-long'])
  if (input.pick === 'saved') return undefined
  if (input.pick === 'none') return withError(form, 'pick', words.problems['choose-one'])
  const result = await saveTexts(world, member, {
    formKey: input.formKey, kind: 'reflection', homeKey: module.key,
    boxes: [{ key: input.reflectionKey, text, version: input.version }],
  })
  if (result.ok) return undefined
  markRefused(astro, result.reason === 'two-texts' ? 'changed-meanwhile' : result.reason)
  if (result.reason === 'two-texts') return { values: { ...form.values, pick: 'none' }, errors: form.errors }
  return withError(form, name, result.reason === 'shut' ? words.worksheet.shutNow : words.worksheet.sentBefore)
}

/** The reflections of a part for their reader. @param sent the form that was not saved */
export async function readReflections(
  locals: App.Locals, member: FamilyMember, module: Module, section: string, sent: Form | undefined,
): Promise<ReflectView[]> {
  const reflections = module.reflections.filter((one) => one.section === section)
  if (reflections.length === 0) return []
  const { texts, shutUntil } = await readTexts(locals.world, member, { kind: 'reflection', homeKey: module.key })
  return reflections.map((reflection) => {
    const { key } = reflection
    const own: OwnText = texts.get(key) ?? { text: '', version: 0, at: '' }
    const stored = { [reflectName(key)]: own.text, version: String(own.version) }
    const isSent = sent?.values.reflectionKey === key
    return {
      reflection, closed: shutDay(locals, shutUntil), two: isSent && sent.values.pick === 'none' ? own.text : undefined,
      form: isSent ? { ...sent, values: { ...sent.values, version: stored.version ?? '0' } } : { ...emptyForm, values: stored },
      saved: savedLine(locals, [{ key }], texts),
    }
  })
}
