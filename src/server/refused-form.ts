import type { AstroGlobal } from 'astro'
import type { Form } from './form.ts'

type Answering = Pick<AstroGlobal, 'response'>

/** Nothing was done: 409 where the form was sent before or what it changes has changed, 422 for all other reasons. */
export function markRefused({ response }: Answering, reason?: string): void {
  const isLate = reason === 'changed-meanwhile'
  response.status = isLate ? 409 : 422
  response.statusText = isLate ? 'Conflict' : 'Unprocessable Content'
}

/** The form to draw again, with the answer marked as refused. */
export function refusedForm(astro: Answering, form: Form, reason?: string): Form {
  markRefused(astro, reason)
  return form
}
