import { randomUUID } from 'node:crypto'
import type { Administrator } from '../../domain/actor.ts'
import { countWalkIns } from '../../domain/attendance/count-walk-ins.ts'
import { markAllPresent } from '../../domain/attendance/mark-all-present.ts'
import { markAttendance } from '../../domain/attendance/mark-attendance.ts'
import type { Attendance } from '../../domain/attendance/states.ts'
import { logCall } from '../../domain/care/log-call.ts'
import { ordinaryModules } from '../../domain/catalog/shape.ts'
import { changeQuestionBox } from '../../domain/clinics/change-question-box.ts'
import { addNote } from '../../domain/families/notes/add-note.ts'
import { recordOutside } from '../../domain/learning/outside/record-outside.ts'
import { answerQuestion } from '../../domain/requests/answer-question.ts'
import { askForCall } from '../../domain/requests/ask-for-call.ts'
import { askQuestion } from '../../domain/requests/ask-question.ts'
import { listOwnQuestions } from '../../domain/requests/queries.ts'
import { found } from '../../domain/result.ts'
import { changeStaff } from '../../domain/staff/change-staff.ts'
import { type CreateSeries, createSeries } from '../../domain/workshops/create-series.ts'
import { listDatesOf } from '../../domain/workshops/queries.ts'
import { skipDay } from '../../domain/workshops/skip-day.ts'
import { CLINICIANS, EVENINGS, WORKSHOPS, type Evening } from './cast.ts'
import { must, type Step } from './past.ts'
import type { Scene } from './scene.ts'

/** The clinic's own days: its workshops and who came, calls, notes, a module on paper, and what families asked. */
export function stepsOfClinic(scene: Scene): Step[] {
  const { past } = scene
  const at = (ago: number, time: string, act: () => Promise<void>): Step => ({ ago, time, act })
  return [
    at(WORKSHOPS.firstAgo + 1, '15:00', () => startSeries(scene)),
    ...EVENINGS.map((evening) => at(evening.ago, '23:45', () => hold(scene, evening))),
    at(12, '15:00', async () => {
      const call = { personId: memberNamed(scene, 'Luis').id, reason: 'other', outcome: 'reached', nextOn: null, note: 'Asked how the evenings go. He reads after work.' } as const
      must(await logCall(past, clinicianNamed(scene, 'Dana'), { formKey: randomUUID(), familyId: familyNamed(scene, 'Case 12'), ...call }), 'log a call')
    }),
    at(12, '15:10', async () => {
      const text = 'Rosa and Luis share a phone number. Ask for one of them by name.'
      must(await addNote(past, clinicianNamed(scene, 'Dana'), { formKey: randomUUID(), familyId: familyNamed(scene, 'Case 12'), text }), 'write a note')
    }),
    at(11, '15:20', () => onPaper(scene)),
    at(9, '14:30', () => openBox(scene)),
    at(4, '20:00', () => ask(scene, 'Rosa', 'My sister wants to help too. Can she get a code of her own?')),
    at(3, '15:00', () => answer(scene, 'Rosa', 'Yes. Ask the person in treatment to sign a form that names her. Then we print a sheet for her.')),
    at(2, '20:30', () => ask(scene, 'Luis', 'May I bring dinner to the workshop?')),
    at(1, '20:00', async () => {
      must(await askForCall(past, memberNamed(scene, 'Grace'), { formKey: randomUUID(), callTime: 'evening' }), 'ask for a call')
    }),
  ]
}

/** A weekly series with a date today and one that is left out. */
async function startSeries(scene: Scene): Promise<void> {
  const { past } = scene
  const fromOn = past.dayAgo(WORKSHOPS.firstAgo)
  const weekday = String(new Date(`${fromOn}T00:00:00Z`).getUTCDay() || 7) as CreateSeries['weekday']
  const course = found(past.catalog.courses.find(({ order }) => order === WORKSHOPS.course), 'course')
  const topics = ordinaryModules(course).map(({ key }) => key)
  const { seriesId } = must(await createSeries(past, clinicianNamed(scene, 'Dana'), {
    formKey: randomUUID(), fromOn, weekday, startsAtTime: WORKSHOPS.startsAt, minutes: WORKSHOPS.minutes, place: WORKSHOPS.place, link: '',
    untilOn: null, invited: 'all', familyIds: [], topics, makeUps: topics,
  }), 'start the workshops')
  scene.seriesId = seriesId
  must(await skipDay(past, clinicianNamed(scene, 'Dana'), {
    formKey: randomUUID(), seriesId, skipOn: past.dayAgo(-WORKSHOPS.leftOutIn), tell: 'no',
  }), 'leave a day out')
}

async function hold(scene: Scene, { ago, walkIns, others }: Evening): Promise<void> {
  const { past, clinicId } = scene
  const eli = clinicianNamed(scene, 'Eli')
  const dates = await listDatesOf(past.db, clinicId, found(scene.seriesId, 'series'), '')
  const { id: workshopId } = found(dates.find(({ dayOfSeries }) => dayOfSeries === past.dayAgo(ago)), 'workshop')
  must(await markAllPresent(past, eli, { formKey: randomUUID(), workshopId }), 'mark everyone')
  const marks = Object.entries(others).map(([name, state]) => ({ memberId: memberNamed(scene, name).id, state: state as Attendance }))
  must(await markAttendance(past, eli, { formKey: randomUUID(), workshopId, reason: null, marks }), 'mark the others')
  if (walkIns > 0) must(await countWalkIns(past, eli, { formKey: randomUUID(), workshopId, people: walkIns }), 'count who walked in')
}

/** Grace reads on paper; her clinician says so. */
async function onPaper(scene: Scene): Promise<void> {
  const { past } = scene
  const module = found(ordinaryModules(past.catalog.courses[0])[0], 'module')
  must(await recordOutside(past, clinicianNamed(scene, 'Eli'), {
    formKey: randomUUID(), familyId: familyNamed(scene, 'Case 15'), memberId: memberNamed(scene, 'Grace').id, moduleKey: module.key,
    how: 'paper', doneOn: past.dayAgo(12),
  }), 'record a module on paper')
}

async function openBox(scene: Scene): Promise<void> {
  const { past, clinicId } = scene
  const { id } = clinicianNamed(scene, 'Dana')
  const roles = found(CLINICIANS.find(({ name }) => name === 'Dana'), 'Dana').roles
  const administrator: Administrator = { role: 'administrator', clinicId, id: scene.administratorId }
  must(await changeStaff(past, administrator, { formKey: randomUUID(), staffId: id, roles: [...roles, 'reads'] }), 'name a reader')
  must(await changeQuestionBox(past, administrator, {
    formKey: randomUUID(), questionBox: true, questionHours: 'on weekdays, 9 to 5', questionAnswerDays: 2,
  }), 'open the question box')
}

async function ask(scene: Scene, name: string, text: string): Promise<void> {
  must(await askQuestion(scene.past, memberNamed(scene, name), { formKey: randomUUID(), text }), `${name} asks a question`)
}

async function answer(scene: Scene, name: string, text: string): Promise<void> {
  const { past } = scene
  const [question] = await listOwnQuestions(past.db, memberNamed(scene, name))
  must(await answerQuestion(past, clinicianNamed(scene, 'Dana'), { formKey: randomUUID(), requestId: found(question, 'question').id, answer: text }), 'answer a question')
}

const clinicianNamed = ({ past, clinicians }: Scene, name: string) => ({ ...found(clinicians.get(name), 'clinician'), at: past.clock.now().toISOString() })
const memberNamed = ({ members }: Scene, name: string) => found(members.get(name), 'member')
const familyNamed = ({ families }: Scene, label: string) => found(families.get(label), 'family')
