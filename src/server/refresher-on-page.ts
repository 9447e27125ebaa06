import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import type { Move } from '../domain/quizzes/move-option.ts'
import { moveOption, readMove } from '../domain/quizzes/move-option.ts'
import type { ShownOption } from '../domain/quizzes/shown-question.ts'
import { inMovedOrder, meantBySeed, optionsBySeed } from '../domain/quizzes/shown-question.ts'
import { answerRefresher, AnswerRefresher } from '../domain/refreshers/answer-refresher.ts'
import { passRefresher, PassRefresher } from '../domain/refreshers/pass-refresher.ts'
import type { RefreshersView } from '../domain/refreshers/read-refreshers.ts'
import { readRefreshers } from '../domain/refreshers/read-refreshers.ts'
import { turnRefreshers, TurnRefreshers } from '../domain/refreshers/turn-refreshers.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { markRefused } from './refused-form.ts'

/** The refreshers page in one object; `goTo` is where a form that was taken leads. */
export interface RefreshersPage extends RefreshersView { goTo?: string; form: Form; order?: ShownOption[]; moved?: Move; hasError: boolean }

const RefresherForm = z.discriminatedUnion('do', [
  AnswerRefresher.extend({
    do: z.literal('answer'), moduleKey: z.string(), questionVersion: z.coerce.number(), move: z.string().optional(), unsure: z.string().optional(),
  }),
  PassRefresher.extend({ do: z.literal('pass') }),
  TurnRefreshers.pick({ formKey: true, refreshers: true }).extend({ do: z.literal('turn') }),
])
const PATH = '/refreshers'

/** Does what was posted, or tells what stands on the page. A refused answer marks the response. */
export async function refreshersOnPage(astro: AstroGlobal, member: FamilyMember): Promise<RefreshersPage> {
  const { world, clinic, locale } = astro.locals
  const sent = astro.request.method === 'POST' ? await send(astro, member) : { form: emptyForm }
  const isAnswered = astro.request.method === 'GET' && astro.url.searchParams.has('answered')
  const view = await readRefreshers(world, clinic, member, locale, isAnswered)
  const hasError = Object.keys(sent.form.errors).length > 0
  if (hasError) markRefused(astro)
  return { ...view, ...sent, hasError }
}

type Sent = Pick<RefreshersPage, 'goTo' | 'form' | 'order' | 'moved'>

async function send(astro: AstroGlobal, member: FamilyMember): Promise<Sent> {
  const { world, words } = astro.locals
  const { form, ...read } = await readForm(astro.request, RefresherForm, words.problems)
  if (!read.ok) return { form }
  const { value } = read as { value: z.infer<typeof RefresherForm> }
  if (value.do === 'turn') {
    await turnRefreshers(world, member, { formKey: value.formKey, refreshers: value.refreshers })
    return { form, goTo: value.refreshers === 'off' ? `${PATH}?off` : PATH }
  }
  if (value.do === 'pass') {
    const { formKey, refresherId, what } = value
    const isSkipped = (await passRefresher(world, member, { formKey, refresherId, what })).ok && what === 'all'
    return { form, goTo: isSkipped ? '/today' : PATH }
  }
  return answer(astro, member, value, form)
}

async function answer(
  astro: AstroGlobal, member: FamilyMember, value: Extract<z.infer<typeof RefresherForm>, { do: 'answer' }>, form: Form,
): Promise<Sent> {
  const { world, words } = astro.locals
  const { formKey, refresherId, moduleKey, questionKey, questionVersion, unsure } = value
  const question = world.catalog.module(moduleKey)?.quiz.find(({ key, version }) => key === questionKey && version === questionVersion)
  // A question that is gone or changed since: its places mean nothing any more.
  if (!question) return { form, goTo: PATH }
  const move = readMove(value.move)
  if (move) return { form, order: inMovedOrder(optionsBySeed(question, refresherId), moveOption(value.options, move)), moved: move }
  const options = meantBySeed(question, refresherId, unsure ? [unsure] : value.options)
  const result = await answerRefresher(world, member, { formKey, refresherId, questionKey, options })
  if (result.ok) return { form, goTo: `${PATH}?answered` }
  // Closed or answered elsewhere meanwhile: the page shows what there is.
  return result.reason === 'choose-answer' ? { form: withError(form, 'options', words.part.chooseAnswer) } : { form, goTo: PATH }
}
