import type { Form } from './form.ts'

/**
 * The key to draw into a form: the one it was sent with, so that its correction counts as the same; a fresh one for a
 * new form, and where that key was used up before (409).
 */
export function formKeyOf(form: Form, response: { status?: number }): string {
  const isUsedUp = response.status === 409 || form.errors.formKey !== undefined
  return isUsedUp ? crypto.randomUUID() : form.values.formKey ?? crypto.randomUUID()
}
