import type { AstroGlobal } from 'astro'
import { AnswerQuestion, answerQuestion } from '../domain/requests/answer-question.ts'
import { openQuestion } from '../domain/requests/read-questions.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** Draws and answers `/staff/requests/{request}`. @throws NotFound for who is not a named reader */
export async function questionOnPage(astro: AstroGlobal): Promise<{ form: Form; question: Awaited<ReturnType<typeof openQuestion>> } | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const requestId = astro.params.request ?? ''
  let form = emptyForm
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, AnswerQuestion.omit({ requestId: true }), words.problems)
    form = read.form
    if (read.ok) {
      const result = await answerQuestion(world, clinician, { ...read.value, requestId })
      if (result.ok) return astro.redirect(`/staff/requests/${requestId}?${result.value.isTold ? 'told' : 'sent'}`, 303)
      form = refusedForm(astro, withError(form, 'form', words.requests.staff.faults[result.reason]), 'changed-meanwhile')
    } else form = refusedForm(astro, form)
  }
  return { form, question: await openQuestion(world, clinician, requestId) }
}
