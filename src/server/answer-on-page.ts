import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import type { Option } from '../domain/catalog/shape.ts'
import { numberIn, placeAt } from '../domain/learning/place.ts'
import { AnswerQuestion, answerQuestion } from '../domain/quizzes/answer-question.ts'
import type { Move } from '../domain/quizzes/move-option.ts'
import { moveOption, readMove } from '../domain/quizzes/move-option.ts'
import { found } from '../domain/result.ts'
import type { Form } from './form.ts'
import { readForm, withError } from './form.ts'

/** What a post to a question page leads to: another address, or the same page with the form, perhaps in a new order. */
export interface AnsweredOnPage { goTo?: string; form?: Form; order?: Option[]; moved?: Move }

const AnswerForm = AnswerQuestion.pick({ formKey: true, options: true })
  .extend({ move: z.string().optional(), unsure: z.string().optional() })

/** Reads the form of a question page and saves the answer. @throws NotFound for numbers that name nothing */
export async function answerOnPage(astro: AstroGlobal, member: FamilyMember): Promise<AnsweredOnPage> {
  const { world, words } = astro.locals
  const { module, path } = placeAt(world.catalog, astro.params)
  const question = found(module.quiz[numberIn(astro.params.question) - 1], 'question')
  const read = await readForm(astro.request, AnswerForm, words.problems)
  if (!read.ok) return { form: read.form }
  const { formKey, options, unsure } = read.value
  const move = readMove(read.value.move)
  if (move) return { form: read.form, order: ordered(question.options, moveOption(options, move)), moved: move }

  const answer = { formKey, moduleKey: module.key, questionKey: question.key, options: unsure ? [unsure] : options }
  const result = await answerQuestion(world, member, answer)
  if (!result.ok && result.reason === 'choose-answer') {
    return { form: withError(read.form, 'options', words.part.chooseAnswer) }
  }
  // Whatever else it was, the page shows what is saved; a later claim of "saved" would not be true of this form.
  return { goTo: !result.ok && result.reason === 'parts-left' ? `${path}/quiz` : `${path}/quiz/${astro.params.question}` }
}

/** These options in the order of their keys. */
export function ordered(options: Option[], keys: string[]): Option[] {
  return keys.flatMap((key) => options.find((option) => option.key === key) ?? [])
}
