import type { AstroGlobal } from 'astro'
import type { Form } from './form.ts'

/** The form to draw again: the answer becomes a 422, as nothing was done. */
export function refusedForm({ response }: Pick<AstroGlobal, 'response'>, form: Form): Form {
  response.status = 422
  response.statusText = 'Unprocessable Content'
  return form
}
