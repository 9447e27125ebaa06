import * as z from 'zod'
import type { Field } from '../domain/catalog/shape.ts'
import { formKey } from '../domain/fields.ts'
import type { Problem } from '../domain/problems.ts'
import { fits, isStored } from '../domain/private-text/boxes.ts'
import type { OwnText } from '../domain/private-text/read-texts.ts'

/* Names in the form of a part of a sheet, so that the key of a box never meets another name. */

/** The box itself. */
export const boxName = (key: string) => `box-${key}`
/** The version it was drawn with. */
export const wasName = (key: string) => `was-${key}`
/** Which of two texts to keep. */
export const pickName = (key: string) => `pick-${key}`

const NOT_UNDERSTOOD = 'not-understood' satisfies Problem
const TOO_LONG = 'too-long' satisfies Problem

/** A list loses its empty lines, each line its outer spaces. */
function tidied({ type }: Field, text: string): string {
  return type === 'list' ? text.split('\n').map((line) => line.trim()).filter(Boolean).join('\n') : text.trim()
}

function boxSchema(field: Field) {
  if (field.type === 'check') return z.array(z.string()).refine((ticked) => fits(field, ticked.join('\n')) === undefined, NOT_UNDERSTOOD)
  return z.string().default('').transform((text) => tidied(field, text))
    .refine((text) => fits(field, text) !== 'not-understood', NOT_UNDERSTOOD).refine((text) => fits(field, text) !== 'too-long', TOO_LONG)
}

const Frame = z.object({ formKey, do: z.enum(['next', 'stay']).default('next') })
type SheetForm = z.infer<typeof Frame> & Record<string, unknown>

/** Making a schema costs more than reading a form with it. */
const forms = new WeakMap<Field[], z.ZodType<SheetForm>>()

/** The form of these fields: each box, its version, and where there were two texts the choice between them. */
export function sheetForm(fields: Field[]): z.ZodType<SheetForm> {
  const known = forms.get(fields) ?? newForm(fields)
  forms.set(fields, known)
  return known
}

function newForm(fields: Field[]): z.ZodType<SheetForm> {
  return Frame.extend({
    ...Object.fromEntries(fields.filter(isStored).flatMap((field) => [
      [boxName(field.key), boxSchema(field)],
      [wasName(field.key), z.coerce.number().int().min(0).default(0)],
      [pickName(field.key), z.enum(['typed', 'saved', 'none']).optional()],
    ])),
  }) as unknown as z.ZodType<SheetForm>
}

/** What `sheetForm` reads, box by box. */
export function boxesIn(fields: Field[], value: Record<string, unknown>) {
  return fields.filter(isStored).map(({ key }) => {
    const given = value[boxName(key)]
    return {
      key, text: Array.isArray(given) ? given.join('\n') : String(given ?? ''),
      version: Number(value[wasName(key)] ?? 0), pick: value[pickName(key)] as string | undefined,
    }
  })
}

/** The values to draw a form with from what is saved. */
export function savedValues(fields: Field[], texts: ReadonlyMap<string, OwnText>): Record<string, string> {
  return Object.fromEntries(fields.filter(isStored).flatMap(({ key }) => [
    [boxName(key), texts.get(key)?.text ?? ''], [wasName(key), String(texts.get(key)?.version ?? 0)],
  ]))
}
