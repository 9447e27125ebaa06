import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { AssignRefusal } from '../domain/assignments/assign-course.ts'
import { AssignCourse, assignCourse } from '../domain/assignments/assign-course.ts'
import { assignableCourses } from '../domain/assignments/assignable.ts'
import type { Candidate, CandidateGroup } from '../domain/assignments/read-candidates.ts'
import { readCandidates } from '../domain/assignments/read-candidates.ts'
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

/** Where a refusal is answered, and beside which field. */
const PLACE_OF: Record<AssignRefusal, [Step, string]> = {
  'private-course': ['course', 'courseKey'], 'no-one': ['people', 'memberIds'], 'past-date': ['date', 'dueOn'],
  'not-in-this-language': ['check', 'anyLanguage'], 'changed-meanwhile': ['check', 'form'],
}
const KEPT_MAX = 64

const kept = z.string().max(KEPT_MAX).catch('')
const several = z.array(z.string()).catch([])

/** `step` is the one answered, `to` one to go back to. Nothing is judged here: each step and the verb do that. */
const Answers = z.object({
  step: z.enum(STEPS).catch('course'), to: z.enum(STEPS).optional().catch(undefined), formKey: kept, family: kept,
  courseKey: kept, memberIds: several, familyIds: several, dueOn: kept, anyLanguage: z.string().optional(),
})
type Answers = z.infer<typeof Answers>

/** What the page draws. `chosen` are the people as the check shows them; `fields` carries every answer so far. */
export interface AssignPage {
  step: Step
  form: Form
  courses: Course[]
  course: Course | undefined
  groups: CandidateGroup[]
  chosen: Candidate[]
  dueOn: string
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
  const today = await todayOf(world, clinician.clinicId)
  const dueOn = optionalDay.safeParse(answers.dueOn)
  const isCourse = assignableCourses(world.catalog).some(({ key }) => key === answers.courseKey)
  const isAnyone = answers.memberIds.length + answers.familyIds.length > 0
  const refuse = (reason: AssignRefusal): Next =>
    ({ step: PLACE_OF[reason][0], field: PLACE_OF[reason][1], message: assign.faults[reason], reason })

  if (!isCourse) return { step: 'course', field: 'courseKey', message: problems['choose-course'] }
  if (answers.step === 'course') return { step: 'people' }
  if (!isAnyone) return refuse('no-one')
  if (answers.step === 'people') return { step: 'date' }
  if (!dueOn.success) return { step: 'date', field: 'dueOn', message: problems['wrong-date'] }
  if (dueOn.data !== null && dueOn.data < today) return refuse('past-date')
  if (answers.step === 'date') return { step: 'check' }
  const input = AssignCourse.safeParse(answers)
  if (!input.success) return { step: 'check', field: 'form', message: problems['form-expired'] }
  const result = await assignCourse(world, clinician, input.data)
  if (!result.ok) return refuse(result.reason)
  const back = answers.family ? `/staff/families/${encodeURIComponent(answers.family)}` : '/staff'
  return astro.redirect(`${back}?assigned=${input.data.formKey}`, 303)
}

async function pageOf(astro: AstroGlobal, clinician: Clinician, step: Step, form: Form, answers: Answers): Promise<AssignPage> {
  const { world } = astro.locals
  const courses = assignableCourses(world.catalog)
  const course = courses.find(({ key }) => key === answers.courseKey)
  const drawn = course ? step : 'course'
  const groups = course && drawn !== 'date' ? await readCandidates(world, clinician, course, answers.family || undefined) : []
  const { family, courseKey, memberIds, familyIds, dueOn } = answers
  const chosen = groups.flatMap(({ people }) => people)
    .filter(({ id, familyId }) => memberIds.includes(id) || familyIds.includes(familyId))
  const all = { family, courseKey, memberIds: memberIds.join('\n'), familyIds: familyIds.join('\n'), dueOn }
  const fields = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  return { step: drawn, form, courses, course, groups, chosen, dueOn, fields }
}
