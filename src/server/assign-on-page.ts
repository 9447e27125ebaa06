import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { AssignRefusal } from '../domain/assignments/assign-course.ts'
import { AssignCourse, assignCourse, WEEKS_MAX } from '../domain/assignments/assign-course.ts'
import { assignableCourses } from '../domain/assignments/assignable.ts'
import { LATECOMERS } from '../domain/assignments/calendar.ts'
import type { CandidateGroup } from '../domain/assignments/read-candidates.ts'
import { readCandidates } from '../domain/assignments/read-candidates.ts'
import type { OfferedGroup, PreviewLine } from '../domain/assignments/read-preview.ts'
import { readGroups, readPreview } from '../domain/assignments/read-preview.ts'
import type { Clinician } from '../domain/actor.ts'
import type { Course } from '../domain/catalog/shape.ts'
import { todayOf } from '../domain/clinics/today.ts'
import { optionalDay } from '../domain/fields.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** One page in four steps; what was answered before travels in hidden fields. */
export const STEPS = ['course', 'people', 'date', 'check'] as const
export type Step = (typeof STEPS)[number]

/** How the course is dated. */
export const DATES = ['none', 'by-date', 'by-week'] as const

/** Where a refusal is answered, and beside which field. */
const PLACE_OF: Record<AssignRefusal, [Step, string]> = {
  'private-course': ['course', 'courseKey'], 'no-one': ['people', 'memberIds'], 'past-date': ['date', 'dueOn'],
  'not-in-this-language': ['check', 'anyLanguage'], 'no-start-day': ['date', 'dates'], 'changed-meanwhile': ['check', 'form'],
}
const KEPT_MAX = 64

const kept = z.string().max(KEPT_MAX).catch('')
const several = z.array(z.string()).catch([])

/** `step` is the one answered, `to` one to go back to. Nothing is judged here: each step and the verb do that. */
const Answers = z.object({
  step: z.enum(STEPS).catch('course'), to: z.enum(STEPS).optional().catch(undefined), formKey: kept, family: kept,
  courseKey: kept, memberIds: several, familyIds: several, seriesIds: several, dueOn: kept, anyLanguage: z.string().optional(),
  dates: z.enum(DATES).optional().catch(undefined), firstWeek: kept, latecomers: z.enum(LATECOMERS).catch('catch-up'),
})
type Answers = z.infer<typeof Answers>

/** What the page draws. `preview` is what the check shows of each person; `fields` carries every answer so far. */
export interface AssignPage {
  step: Step
  form: Form
  courses: Course[]
  course: Course | undefined
  groups: CandidateGroup[]
  workshops: OfferedGroup[]
  preview: PreviewLine[]
  dates: (typeof DATES)[number]
  fields: Record<string, string>
}

/** Draws and answers `/staff/assignments/new`. @throws NotFound for people the clinician may not see */
export async function assignOnPage(astro: AstroGlobal): Promise<AssignPage | Response> {
  const clinician = requireClinician(astro.locals)
  if (astro.request.method !== 'POST') {
    const family = (astro.url.searchParams.get('family') ?? '').slice(0, KEPT_MAX)
    return pageOf(astro, clinician, 'course', emptyForm, Answers.parse({ family }))
  }
  const read = await readForm(astro.request, Answers, astro.locals.words.problems)
  if (!read.ok) return pageOf(astro, clinician, 'course', emptyForm, Answers.parse({}))
  const answers = read.value
  if (answers.to) return pageOf(astro, clinician, answers.to, read.form, answers)
  const next = await answerStep(astro, clinician, answers)
  if (next instanceof Response) return next
  if (!('field' in next)) return pageOf(astro, clinician, next.step, read.form, answers)
  return pageOf(astro, clinician, next.step, refusedForm(astro, withError(read.form, next.field, next.message), next.reason), answers)
}

type Next = { step: Step } | { step: Step; field: string; message: string; reason?: AssignRefusal }

/** Judges the step that was answered: the next one, the same one with what is wrong, or the end. */
async function answerStep(astro: AstroGlobal, clinician: Clinician, answers: Answers): Promise<Next | Response> {
  const { world, words: { assign, problems } } = astro.locals
  const isCourse = assignableCourses(world.catalog).some(({ key }) => key === answers.courseKey)
  const isAnyone = answers.memberIds.length + answers.familyIds.length + answers.seriesIds.length > 0
  const refuse = (reason: AssignRefusal): Next =>
    ({ step: PLACE_OF[reason][0], field: PLACE_OF[reason][1], message: assign.faults[reason], reason })

  if (!isCourse) return { step: 'course', field: 'courseKey', message: problems['choose-course'] }
  if (answers.step === 'course') return { step: 'people' }
  if (!isAnyone) return refuse('no-one')
  if (answers.step === 'people') return { step: 'date' }
  const wrong = wrongDates(astro.locals.words, answers, await todayOf(world, clinician.clinicId))
  if (wrong) return wrong
  if (answers.step === 'date') return { step: 'check' }
  const input = AssignCourse.safeParse({ ...answers, ...scheduleOf(answers) })
  if (!input.success) return { step: 'check', field: 'form', message: problems['form-expired'] }
  const result = await assignCourse(world, clinician, input.data)
  if (!result.ok) return refuse(result.reason)
  const back = answers.family ? `/staff/families/${encodeURIComponent(answers.family)}` : '/staff'
  return astro.redirect(`${back}?assigned=${input.data.formKey}`, 303)
}

/** What is wrong with the answer to the question about dates, if anything. */
function wrongDates({ assign, problems }: App.Locals['words'], answers: Answers, today: string): Next | undefined {
  const dueOn = optionalDay.safeParse(answers.dueOn)
  const week = Number(answers.firstWeek)
  if (datesOf(answers) === 'by-week') {
    const isWeek = Number.isInteger(week) && week >= 1 && week <= WEEKS_MAX
    return isWeek ? undefined : { step: 'date', field: 'firstWeek', message: assign.wrongWeek }
  }
  if (datesOf(answers) === 'none') return undefined
  if (!dueOn.success || dueOn.data === null) return { step: 'date', field: 'dueOn', message: problems['wrong-date'] }
  return dueOn.data < today ? { step: 'date', field: 'dueOn', message: assign.faults['past-date'], reason: 'past-date' } : undefined
}

/** Who says nothing of the kind but gives a day means that day. */
function datesOf({ dates, dueOn }: Answers): (typeof DATES)[number] {
  return dates ?? (dueOn === '' ? 'none' : 'by-date')
}

/** The answers about dates as the verb takes them: those of the kind that was chosen. */
function scheduleOf(answers: Answers) {
  const isByWeek = datesOf(answers) === 'by-week'
  return {
    dueOn: datesOf(answers) === 'by-date' ? answers.dueOn : '',
    firstWeek: isByWeek ? Number(answers.firstWeek) : undefined, latecomers: isByWeek ? answers.latecomers : undefined,
  }
}

async function pageOf(astro: AstroGlobal, clinician: Clinician, step: Step, form: Form, answers: Answers): Promise<AssignPage> {
  const { world } = astro.locals
  const courses = assignableCourses(world.catalog)
  const course = courses.find(({ key }) => key === answers.courseKey)
  const drawn = course ? step : 'course'
  const asksPeople = course !== undefined && drawn === 'people'
  const groups = asksPeople ? await readCandidates(world, clinician, course, answers.family || undefined) : []
  const workshops = asksPeople && !answers.family ? await readGroups(world, clinician) : []
  const { family, courseKey, memberIds, familyIds, seriesIds, dueOn, firstWeek, latecomers } = answers
  const schedule = scheduleOf(answers)
  const preview = course && drawn === 'check'
    ? await readPreview(world, clinician, course, { memberIds, familyIds, seriesIds, ...schedule, dueOn: schedule.dueOn || null }) : []
  const dates = datesOf(answers)
  const lists = { memberIds: memberIds.join('\n'), familyIds: familyIds.join('\n'), seriesIds: seriesIds.join('\n') }
  const all = { family, courseKey, ...lists, dates, dueOn, firstWeek, latecomers }
  const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  return { step: drawn, form: { ...form, values: { dates, latecomers, ...form.values } }, courses, course, groups, workshops, preview, dates, fields }
}
