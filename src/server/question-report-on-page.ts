import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Clinician } from '../domain/actor.ts'
import { pick, type Catalog, type Module } from '../domain/catalog/shape.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { helpLinesOf, type HelpLine } from '../domain/clinics/contacts.ts'
import { ClearQuestionFlag, clearQuestionFlag } from '../domain/reports/clear-question-flag.ts'
import { FlagQuestion, flagQuestion, type FlagReason } from '../domain/reports/flag-question.ts'
import { listFlags, type Flag } from '../domain/reports/question-queries.ts'
import { readQuestionReport, type QuestionLine } from '../domain/reports/read-question-report.ts'
import { found } from '../domain/result.ts'
import { monthAndDay } from '../words/dates.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const PATH = '/staff/reports/questions'

const FlagForm = z.discriminatedUnion('do', [FlagQuestion.extend({ do: z.literal('flag') }), ClearQuestionFlag.extend({ do: z.literal('clear') })])

/** A flag in words, with the file where an author finds the question. */
export interface FlagLine { id: string; formKey: string; moduleKey: string; questionKey: string; version: number; href: string; where: string; said: string; file: string }

/** What the page draws. `asking` is the question whose flag is being written; `number` in the address counts the quiz from 1. */
export interface QuestionReportPage {
  form: Form
  said: string | undefined
  address: string | undefined
  module: Module | undefined
  modules: { value: string; label: string; lang: string }[]
  lines: QuestionLine[]
  flags: FlagLine[]
  asking: number | undefined
  help: ReadonlyMap<string, HelpLine>
}

/** Draws and answers `/staff/reports/questions`. @throws NotFound for a module that is not there, and for a private one */
export async function questionReportOnPage(astro: AstroGlobal): Promise<QuestionReportPage | Response> {
  const clinician = requireClinician(astro.locals)
  const { world, clinic, locale, words: { questionReport: words } } = astro.locals
  const { searchParams } = astro.url
  const address = searchParams.get('module') || undefined
  const module = address === undefined ? undefined : moduleAt(world.catalog, address)
  const answered = astro.request.method === 'POST' ? await answer(astro, clinician, address) : emptyForm
  if (answered instanceof Response) return answered
  const asking = module?.quiz[Number(searchParams.get('flag')) - 1] && Number(searchParams.get('flag'))
  return {
    form: answered, address, module, asking, said: searchParams.has('flagged') ? words.flagged : searchParams.has('cleared') ? words.cleared : undefined,
    modules: ordinary(world.catalog).map(({ address: value, module: one }) => {
      const title = pick(one.title, locale)
      return { value, label: `${value} ${title.text}`, lang: title.lang }
    }),
    lines: module && !asking ? await readQuestionReport(world, clinician, module) : [],
    flags: asking ? [] : (await listFlags(world.db, clinic.id, module?.key)).flatMap((flag) => flagLine(astro, flag)),
    help: await helpLinesOf(world, clinic, locale),
  }
}

async function answer(astro: AstroGlobal, clinician: Clinician, address: string | undefined): Promise<Response | Form> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, FlagForm, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  const back = address === undefined ? `${PATH}?` : `${PATH}?module=${address}&`
  if (read.value.do === 'flag') {
    const result = await flagQuestion(world, clinician, read.value)
    if (!result.ok) return refusedForm(astro, withError(read.form, 'reason', words.questionReport.faults[result.reason]), result.reason)
    return seeOther(`${back}flagged`, [])
  }
  const result = await clearQuestionFlag(world, clinician, read.value)
  if (!result.ok) return refusedForm(astro, withError(read.form, 'form', words.questionReport.faults[result.reason]), result.reason)
  return seeOther(`${back}cleared`, [])
}

function ordinary({ courses }: Catalog): { address: string; module: Module }[] {
  return courses.flatMap((course) => course.modules.filter((module) => !module.private)
    .map((module) => ({ address: `${course.order}.${module.order}`, module })))
}

function moduleAt(catalog: Catalog, address: string): Module {
  return found(ordinary(catalog).find((one) => one.address === address), 'module').module
}

/** Of a question that is in the courses no more there is nothing to look at. */
function flagLine({ locals: { world, clinic, locale, words: { questionReport: words } } }: AstroGlobal, flag: Flag): FlagLine[] {
  const place = ordinary(world.catalog).find(({ module }) => module.key === flag.moduleKey)
  const at = place?.module.quiz.findIndex(({ key }) => key === flag.questionKey) ?? -1
  if (!place || at < 0) return []
  const { id, moduleKey, questionKey, version } = flag
  return [{
    id, formKey: crypto.randomUUID(), moduleKey, questionKey, version, href: `${PATH}?module=${place.address}`, where: words.flagLine(place.address, at + 1),
    said: words.flaggedBy(words.reasons[flag.reason as FlagReason], flag.by, monthAndDay(locale, dayIn(clinic.timeZone, flag.at))),
    file: words.file(`content/courses/${place.module.folder}/quiz.yaml`, questionKey),
  }]
}
