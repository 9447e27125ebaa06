import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import type { Question } from '../domain/catalog/shape.ts'
import { AnswerCheck, answerCheck } from '../domain/learning/answer-check.ts'
import type { NextPlace } from '../domain/learning/continue-section.ts'
import { ContinueSection, continueSection } from '../domain/learning/continue-section.ts'
import type { Place } from '../domain/learning/place.ts'
import type { Move } from '../domain/quizzes/move-option.ts'
import { moveOption, readMove } from '../domain/quizzes/move-option.ts'
import { isAnswerTo, UNSURE } from '../domain/quizzes/grade.ts'
import { meantBySeed } from '../domain/quizzes/shown-question.ts'
import type { Form } from './form.ts'
import { readForm, withError } from './form.ts'
import { NotSignedIn } from './guards.ts'
import { ReflectForm, reflectId, saveReflection } from './reflect-on-page.ts'

/** What a post to a part leads to: another address, or the same page with its check as it was sent. */
export interface PartPosted {
  goTo?: string
  form?: Form
  /** Places of options to show as chosen, or in this order. */
  options?: string[]
  moved?: Move
  /** Signed out, nothing is kept: the feedback on these option keys is drawn at once. */
  answered?: string[]
  /** A reflection that was not saved. */
  reflect?: Form
}

/** Where an answered check shows its feedback. */
export const CHECK_ID = 'check'

const PartForm = z.discriminatedUnion('do', [
  AnswerCheck.omit({ moduleKey: true, checkKey: true }).extend({ move: z.string().optional(), unsure: z.string().optional() }),
  ContinueSection.omit({ moduleKey: true, sectionKey: true }),
  ReflectForm,
])

/** Reads the form of a part: an answer to its check, Continue, or a reflection. @throws NotSignedIn for what only a member can do */
export async function partOnPage(
  astro: AstroGlobal, place: Place, section: { key: string; number: number }, check: Question | undefined,
  member: FamilyMember | undefined,
): Promise<PartPosted> {
  const { world, words } = astro.locals
  const { module, path } = place
  const read = await readForm(astro.request, PartForm, words.problems)
  if (!read.ok) return read.form.values.do === 'reflect' ? { reflect: read.form } : { form: read.form }
  const input = read.value
  if (input.do === 'continue') {
    if (!member) throw new NotSignedIn()
    const result = await continueSection(world, member, { formKey: input.formKey, moduleKey: module.key, sectionKey: section.key })
    return { goTo: result.ok ? placeAfter(path, result.value) : `${path}/${section.number}` }
  }
  if (input.do === 'reflect') {
    if (!member) throw new NotSignedIn()
    const reflect = await saveReflection(astro, member, module, input, read.form)
    return reflect ? { reflect } : { goTo: `${path}/${section.number}#${reflectId(input.reflectionKey)}` }
  }
  const move = readMove(input.move)
  if (move) return { form: read.form, options: moveOption(input.options, move), moved: move }
  const places = input.unsure ? [input.unsure] : input.options
  const options = check ? meantBySeed(check, member?.id ?? '', places) : []
  if (!check || !isAnswerTo(check, options)) {
    const isBoth = options.length > 1 && options.includes(UNSURE)
    return { form: withError(read.form, 'options', isBoth ? words.part.notBoth : words.part.chooseAnswer) }
  }
  if (!member) return { form: read.form, options: places, answered: options }
  await answerCheck(world, member, { formKey: input.formKey, moduleKey: module.key, checkKey: check.key, options })
  return { goTo: `${path}/${section.number}?checked#${CHECK_ID}` }
}

function placeAfter(path: string, next: NextPlace): string {
  return typeof next === 'string' ? `${path}/${next}` : `${path}/${next.part}`
}
