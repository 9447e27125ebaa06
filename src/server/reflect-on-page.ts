import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import type { Module, Reflection } from '../domain/catalog/shape.ts'
import { id } from '../domain/fields.ts'
import { readTexts } from '../domain/private-text/read-texts.ts'
import { oneBoxFields, saveBox, viewOfBox, type BoxView } from './box-on-page.ts'
import type { Form } from './form.ts'

/** The name of a reflection's box, and where it stands on the page. */
export const reflectName = (key: string) => `text-${key}`
export const reflectId = (key: string) => `reflect-${key}`

/** The form of a reflection, beside the others of a part; its text has the name `reflectName` gives. */
export const ReflectForm = z.looseObject({ do: z.literal('reflect'), reflectionKey: id, ...oneBoxFields })
export type ReflectForm = z.infer<typeof ReflectForm>

/** A reflection as its author sees it. */
export interface ReflectView extends BoxView { reflection: Reflection }

const homeOf = (module: Module) => ({ kind: 'reflection', homeKey: module.key }) as const

/** Saves a reflection. @returns undefined when it is saved, else the form to draw again */
export async function saveReflection(astro: AstroGlobal, member: FamilyMember, module: Module, input: ReflectForm, form: Form): Promise<Form | undefined> {
  const key = input.reflectionKey
  return saveBox(astro, member, { name: reflectName(key), home: homeOf(module), key }, input, form)
}

/** The reflections of a part for their reader. @param sent the form that was not saved */
export async function readReflections(
  locals: App.Locals, member: FamilyMember, module: Module, section: string, sent: Form | undefined,
): Promise<ReflectView[]> {
  const reflections = module.reflections.filter((one) => one.section === section)
  if (reflections.length === 0) return []
  const own = await readTexts(locals.world, member, homeOf(module))
  return reflections.map((reflection) => {
    const { key } = reflection
    return { reflection, ...viewOfBox(locals, { name: reflectName(key), key }, own, sent?.values.reflectionKey === key ? sent : undefined) }
  })
}
