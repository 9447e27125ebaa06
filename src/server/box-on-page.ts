import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { formKey } from '../domain/fields.ts'
import { REFLECTION_MAX } from '../domain/private-text/boxes.ts'
import type { TextHome } from '../domain/private-text/queries.ts'
import type { OwnText, OwnTexts } from '../domain/private-text/read-texts.ts'
import { saveTexts } from '../domain/private-text/save-texts.ts'
import { emptyForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'
import { savedLine, shutDay } from './sheet-words.ts'

/** What the form of one box by itself carries, beside its text. */
export const oneBoxFields = {
  formKey,
  version: z.coerce.number().int().min(0).default(0),
  pick: z.enum(['typed', 'saved', 'none']).optional(),
}
type OneBoxForm = z.infer<z.ZodObject<typeof oneBoxFields>> & Record<string, unknown>

/** A box by itself: the name of its text in the form, and where that is kept. */
export interface OneBox { name: string; home: TextHome; key: string }

/** A box as its author sees it: its form, when it was saved, until when it is shut, and what another device saved meanwhile. */
export interface BoxView { form: Form; saved: string | undefined; closed: string | undefined; two: string | undefined }

/** Saves one box. @returns undefined when it is saved, else the form to draw again */
export async function saveBox(astro: AstroGlobal, member: FamilyMember, { name, home, key }: OneBox, input: OneBoxForm, form: Form): Promise<Form | undefined> {
  const { world, words } = astro.locals
  // A form that lost its box on the way must not empty what is kept.
  if (input[name] === undefined && input.pick !== 'saved') return withError(form, name, words.problems['not-understood'])
  const text = String(input[name] ?? '').trim()
  if (text.length > REFLECTION_MAX) return withError(form, name, words.problems['too-long'])
  if (input.pick === 'saved') return undefined
  if (input.pick === 'none') return withError(form, 'pick', words.problems['choose-one'])
  const result = await saveTexts(world, member, { formKey: input.formKey, ...home, boxes: [{ key, text, version: input.version }] })
  if (result.ok) return undefined
  markRefused(astro, result.reason === 'two-texts' ? 'changed-meanwhile' : result.reason)
  if (result.reason === 'two-texts') return { values: { ...form.values, pick: 'none' }, errors: form.errors }
  return withError(form, name, result.reason === 'shut' ? words.worksheet.shutNow : words.worksheet.sentBefore)
}

/** One box for its author. @param sent its form, where that was not saved */
export function viewOfBox(locals: App.Locals, { name, key }: Omit<OneBox, 'home'>, { texts, shutUntil }: OwnTexts, sent: Form | undefined): BoxView {
  const own: OwnText = texts.get(key) ?? { text: '', version: 0, at: '' }
  const version = String(own.version)
  return {
    form: sent ? { ...sent, values: { ...sent.values, version } } : { ...emptyForm, values: { [name]: own.text, version } },
    two: sent?.values.pick === 'none' ? own.text : undefined,
    saved: savedLine(locals, [{ key }], texts), closed: shutDay(locals, shutUntil),
  }
}
