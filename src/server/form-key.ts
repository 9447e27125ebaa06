import type { Form } from './form.ts'

/** The key to draw into a form: the one it was sent with, so that its correction counts as the same, or a fresh one. */
export function formKeyOf(form: Form): string {
  return form.errors.formKey ? crypto.randomUUID() : form.values.formKey ?? crypto.randomUUID()
}
