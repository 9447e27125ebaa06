import * as z from 'zod'

/** What stands in a form as typed, and the message beside each field. Several values of one name join with a newline. */
export interface Form { values: Record<string, string>; errors: Record<string, string> }
export type ReadForm<T> = { ok: true; value: T; form: Form } | { ok: false; form: Form }

export const emptyForm: Form = { values: {}, errors: {} }

/** Fields never given back to the page, because a password stays nowhere. */
const NEVER_KEPT = /^password/

/** The dictionary's sentences for the keys that schemas use as messages. */
type Problems = Record<string, string>

/**
 * Reads a posted form against a schema, once.
 * Names that stand several times become arrays where the schema has an array, else the last one counts.
 * U+0000 and a carriage return before a newline are dropped; text is normalised to NFC.
 * @returns the typed value, or the form with typed-in values and one message for each field
 */
export async function readForm<S extends z.ZodType>(
  request: Request, schema: S, problems: Problems,
): Promise<ReadForm<z.output<S>>> {
  return readFields(new URLSearchParams(await request.text()), schema, problems)
}

/** The same for fields that are read already. */
export function readFields<S extends z.ZodType>(
  fields: URLSearchParams, schema: S, problems: Problems,
): ReadForm<z.output<S>> {
  const typed = Object.create(null) as Record<string, string[]>
  for (const [name, value] of fields) (typed[name] ??= []).push(tidy(value))
  const lists = listNames(schema)
  const input = Object.create(null) as Record<string, unknown>
  for (const name of lists) input[name] = typed[name] ?? []
  for (const [name, values] of Object.entries(typed)) if (!lists.has(name)) input[name] = values.at(-1)

  const values = Object.create(null) as Record<string, string>
  for (const [name, all] of Object.entries(typed)) {
    if (!NEVER_KEPT.test(name)) values[name] = lists.has(name) ? all.join('\n') : (all.at(-1) ?? '')
  }
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data, form: { values, errors: {} } }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    errors[String(issue.path[0] ?? 'form')] ??= problems[issue.message] ?? problems['not-understood'] ?? issue.message
  }
  return { ok: false, form: { values, errors } }
}

/** The form with one more message; the first message of a field stays. */
export function withError(form: Form, field: string, message: string): Form {
  return { values: form.values, errors: { [field]: message, ...form.errors } }
}

function tidy(value: string): string {
  return value.replaceAll('\u0000', '').replaceAll('\r\n', '\n').normalize('NFC')
}

/** Names whose schema is an array, in a plain object or in any branch of a union. */
function listNames(schema: z.ZodType): Set<string> {
  if (schema instanceof z.ZodObject) {
    return new Set(Object.entries(schema.shape).filter(([, field]) => isList(field as z.ZodType)).map(([name]) => name))
  }
  if (schema instanceof z.ZodUnion) {
    return new Set(schema.options.flatMap((option) => [...listNames(option as z.ZodType)]))
  }
  return new Set()
}

function isList(field: z.ZodType): boolean {
  if (field instanceof z.ZodArray) return true
  return 'innerType' in field.def && field.def.innerType instanceof z.ZodArray
}
