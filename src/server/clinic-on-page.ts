import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Administrator } from '../domain/actor.ts'
import { changeClinic, ChangeClinic } from '../domain/clinics/change-clinic.ts'
import { changePublicPages, ChangePublicPages } from '../domain/clinics/change-public-pages.ts'
import { changeQuestionBox, ChangeQuestionBox } from '../domain/clinics/change-question-box.ts'
import { changeThresholds, ChangeThresholds, THRESHOLDS } from '../domain/clinics/change-thresholds.ts'
import { findClinicFacts, type ClinicFacts } from '../domain/clinics/settings-queries.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'

/** One thing at a time, so that a wrong box in one never holds up the others. */
export const CLINIC_PARTS = ['names', 'pages', 'nudges', 'questions'] as const
export type ClinicPart = (typeof CLINIC_PARTS)[number]
/** `part` is undefined for the list of them; `facts` is what stands now. */
export interface ClinicSettingsView { part: ClinicPart | undefined; form: Form; facts: ClinicFacts }

const SettingsForm = z.discriminatedUnion('do', [
  ChangeClinic.extend({ do: z.literal('names') }), ChangePublicPages.extend({ do: z.literal('pages') }),
  ChangeThresholds.extend({ do: z.literal('nudges') }), ChangeQuestionBox.extend({ do: z.literal('questions') }),
])
type SettingsForm = z.infer<typeof SettingsForm>

/** GET and POST of the clinic's settings. @returns a redirect when they are saved, otherwise what to draw */
export async function answerClinicSettings(astro: AstroGlobal, administrator: Administrator): Promise<Response | ClinicSettingsView> {
  const { world, words } = astro.locals
  const facts = await findClinicFacts(world.db, administrator.clinicId)
  if (astro.request.method !== 'POST') {
    const part = partIn(astro.url.searchParams.get('change'))
    return { part, form: part ? { values: valuesOf(facts)[part], errors: {} } : emptyForm, facts }
  }
  const read = await readForm(astro.request, SettingsForm, words.problems)
  const result = read.ok ? await change(astro, administrator, read.value) : undefined
  if (result?.ok) return seeOther('/staff/clinic/settings?saved', [])
  markRefused(astro, result?.reason)
  const [field, message] = result ? messages(astro)[result.reason] : []
  const form = field && message ? withError(read.form, field, message) : read.form
  return { part: partIn(form.values.do), form, facts }
}

function change({ locals: { world } }: AstroGlobal, administrator: Administrator, { do: part, ...input }: SettingsForm) {
  if (part === 'names') return changeClinic(world, administrator, input as ChangeClinic)
  if (part === 'pages') return changePublicPages(world, administrator, input as ChangePublicPages)
  if (part === 'nudges') return changeThresholds(world, administrator, input as ChangeThresholds)
  return changeQuestionBox(world, administrator, input as ChangeQuestionBox)
}

function partIn(asked: string | null | undefined): ClinicPart | undefined {
  return CLINIC_PARTS.find((part) => part === asked)
}

function messages({ locals: { words: { clinic: { settings, sentBefore } } } }: AstroGlobal) {
  return {
    'leave-target': ['leaveTarget', settings.leaveTargetWrong],
    'no-reader': ['questionBox', settings.questions.noReader],
    'no-hours': ['questionHours', settings.questions.noHours],
    'changed-meanwhile': ['form', sentBefore],
  } as const
}

/** What stands now, as each form shows it. */
function valuesOf(facts: ClinicFacts): Record<ClinicPart, Record<string, string>> {
  const { name, discreetName, phone, timeZone, languages, leaveTarget, libraryOpenAt, certificateCheckAt } = facts
  const { questionBoxAt, questionHours, questionAnswerDays } = facts
  const ticked = (name: string, at: string | null): Record<string, string> => (at ? { [name]: 'yes' } : {})
  return {
    names: { clinicName: name, discreetName, phone, timeZone, languages: languages.split(' ').join('\n') },
    pages: { leaveTarget, ...ticked('libraryOpen', libraryOpenAt), ...ticked('certificateCheck', certificateCheckAt) },
    nudges: Object.fromEntries((Object.keys(THRESHOLDS) as (keyof typeof THRESHOLDS)[]).map((key) => [key, String(facts[key])])),
    questions: { questionHours, questionAnswerDays: String(questionAnswerDays), ...ticked('questionBox', questionBoxAt) },
  }
}
