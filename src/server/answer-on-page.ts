import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { placeAt } from '../domain/learning/place.ts'
import { AnswerQuestion, answerQuestion } from '../domain/quizzes/answer-question.ts'
import { UNSURE } from '../domain/quizzes/grade.ts'
import type { Move } from '../domain/quizzes/move-option.ts'
import { moveOption, readMove } from '../domain/quizzes/move-option.ts'
import { optionsMeant, questionMarked } from '../domain/quizzes/shown-question.ts'
import { SURE } from '../domain/quizzes/sure.ts'
import type { Form } from './form.ts'
import { readForm, withError } from './form.ts'

/**
 * What a post to a question page leads to: another address, or the same page with the form, perhaps in a new order.
 * `mark` says which question the form was for; `isOld`: it was asked in another way than it is now.
 */
export interface AnsweredOnPage { goTo?: string; form?: Form; mark?: string; order?: string[]; moved?: Move; isOld?: boolean }

const AnswerForm = AnswerQuestion.pick({ formKey: true, options: true }).extend({
  move: z.string().optional(), unsure: z.string().optional(),
  // A mark that cannot be read names no question; what nobody has to say is left out when it is not understood.
  mark: z.string().catch(''), sure: z.enum(SURE).optional().catch(undefined),
})

/** Reads the form of a question page and saves the answer. @throws NotFound for numbers that name no module */
export async function answerOnPage(astro: AstroGlobal, member: FamilyMember): Promise<AnsweredOnPage> {
  const { world, words, locale } = astro.locals
  const { module, path } = placeAt(world.catalog, astro.params)
  const read = await readForm(astro.request, AnswerForm, words.problems)
  if (!read.ok) return { form: read.form }
  const { formKey, options, unsure, mark, sure } = read.value
  const form = read.form
  const asked = questionMarked(member, module, mark)
  if (!asked) return { isOld: true }
  const move = readMove(read.value.move)
  if (move) return { form, mark, order: moveOption(options, move), moved: move }

  const result = await answerQuestion(world, member, {
    formKey, moduleKey: module.key, questionKey: asked.question.key, attempt: asked.attempt, sure, locale,
    options: optionsMeant(member, asked.question, asked.attempt, unsure ? [UNSURE] : options),
  })
  if (!result.ok && result.reason === 'choose-answer') {
    return { form: withError(form, 'options', options.includes(UNSURE) ? words.part.notBoth : words.part.chooseAnswer), mark }
  }
  // Whatever else it was, the page shows what is saved; a later claim of "saved" would not be true of this form.
  return { goTo: !result.ok && result.reason === 'parts-left' ? `${path}/quiz` : `${path}/quiz/${astro.params.question}` }
}
