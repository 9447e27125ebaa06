import type { Form } from '../server/form.ts'

/** Attributes every box of a form shares: its name, its id, and what describes it. Named like HTML. */
export function boxAttributes(form: Form, name: string, hint: string | undefined) {
  const wrong = form.errors[name] !== undefined
  const described = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
}
