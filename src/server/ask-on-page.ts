import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { AskForCall, askForCall } from '../domain/requests/ask-for-call.ts'
import { AskQuestion, askQuestion } from '../domain/requests/ask-question.ts'
import { readOwnRequests, type OwnRequests } from '../domain/requests/read-own-requests.ts'
import { TakeBackRequest, takeBackRequest } from '../domain/requests/take-back-request.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { requireMember } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const AskForm = z.discriminatedUnion('do', [
  AskForCall.extend({ do: z.literal('call') }), AskQuestion.extend({ do: z.literal('question') }), TakeBackRequest.extend({ do: z.literal('take-back') }),
])

/** What stands above the page after a form was taken. */
const SAID = { call: 'asked', question: 'asked', 'take-back': 'taken-back' } as const

/** Draws and answers `/ask`. */
export async function askOnPage(astro: AstroGlobal): Promise<{ form: Form; own: OwnRequests } | Response> {
  const { world, words } = astro.locals
  const member = requireMember(astro.locals)
  let form = emptyForm
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, AskForm, words.problems)
    form = read.form
    if (read.ok) {
      const input = read.value
      const result = input.do === 'call' ? await askForCall(world, member, input)
        : input.do === 'question' ? await askQuestion(world, member, input) : await takeBackRequest(world, member, input)
      if (result.ok) return astro.redirect(`/ask?${SAID[input.do]}`, 303)
      form = refusedForm(astro, withError(form, input.do === 'question' ? 'text' : 'form', words.requests.faults[result.reason]), result.reason)
    } else form = refusedForm(astro, form)
  }
  return { form, own: await readOwnRequests(world, member) }
}
