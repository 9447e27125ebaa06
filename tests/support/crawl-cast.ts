import { randomUUID } from 'node:crypto'
import { formatCode } from '../../src/domain/accounts/codes.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { checkCodeOf } from '../../src/domain/certificates/check-code.ts'
import { issueCertificate } from '../../src/domain/certificates/issue-certificate.ts'
import { createFamily } from '../../src/domain/families/create-family.ts'
import { answerCheck } from '../../src/domain/learning/answer-check.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { SIGNS_HOME, WEEK_BOX, writeWeek } from '../../src/domain/plan/sign-week.ts'
import { agreeOnPlan } from '../../src/domain/private-text/agree-on-plan.ts'
import { previewCopy } from '../../src/domain/private-text/copy.ts'
import { openShare } from '../../src/domain/private-text/open-share.ts'
import { readGotShares } from '../../src/domain/private-text/read-got-shares.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { shareText } from '../../src/domain/private-text/share-text.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { UNSURE } from '../../src/domain/quizzes/grade.ts'
import { quizStateOf } from '../../src/domain/quizzes/quiz-state.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import type { World } from '../../src/domain/world.ts'
import { arrangeAttendance } from './crawl-attendance.ts'
import { type AskedQuestions, arrangeQuestions } from './asking.ts'
import { ana, dana, eli, HARBOR, luz, uche } from './cast.ts'
import { arrangeCalendar } from './crawl-calendar.ts'
import { arrangeCare } from './crawl-caring.ts'
import { arrangeAdministration } from './crawl-administration.ts'
import { arrangeExports } from './crawl-exports.ts'
import { arrangeRecord } from './family-record.ts'
import { arrangeWorkshops } from './crawl-workshops.ts'
import { arrangeJobs } from './dead-jobs.ts'
import { arrangeReports } from './crawl-totals.ts'
import { arrangeMessages } from './crawl-messages.ts'
import { addConsent, invite, newJoinCode, valueOf } from './joining.ts'
import { rightOptions } from './quiz-forms.ts'
import { arrangeCast } from './server-cast.ts'

const DAY_MS = 86_400_000
/** Noon in the clinic, on the day that Luz's plan is kept of. */
const KEPT_AT = '2026-01-15T17:00:00.000Z'
/** So long ago that a refresher is due and Today asks whether he tried it. */
const UCHE_DAYS_AGO = 3.5

/** What the crawl has to know of what was arranged: the codes and the ids that addresses hold. */
export interface Arranged { joinCode: string; inviteCode: string; usedCode: string; newFamily: string; certificate: string; checkCode: string; forLuz: string; forDana: string; message: string; questions: AskedQuestions }

/**
 * The cast with something to see on every page: Ana is in the middle of one module, has finished one and missed two
 * answers in a third; Uche finished his course three days ago; Dana has people who joined, people with a sheet and people without.
 */
export async function arrangeCrawl(world: World, origin: string): Promise<Arranged> {
  await arrangeCast(world, origin)
  await assign(world, 'signs', [ana.id], inDays(world, 10))
  valueOf(await assignCourse(world, eli, order('understanding', [uche.id], null)))
  await takeModules(world)
  await keepPlan(world)
  await shareCounts(world, 'luz')
  await arrangeExports(world)
  await arrangeRecord(world)
  await arrangeWorkshops(world)
  await arrangeAttendance(world)
  await arrangeJobs(world)
  await arrangeReports(world)
  await arrangeCare(world)
  await arrangeAdministration(world)
  const newFamily = valueOf(await createFamily(world, dana, { formKey: randomUUID(), label: 'Case 18', startedOn: null, sameLabel: false })).familyId
  await addConsent(world, { id: 'consent-mia', familyId: newFamily, recipient: 'Mia', locale: 'en', phone: '555-0123', safeToCallAt: null })
  await addConsent(world, { id: 'consent-old', familyId: newFamily, recipient: 'Tom', revokedAt: new Date().toISOString(), revokedBy: 'dana' })
  await arrangeCalendar(world, newFamily)
  const { code } = await invite(world, await addConsent(world))
  const used = await invite(world, await addConsent(world, { id: 'consent-used', recipient: 'Ida' }))
  await world.transact((db) => db.updateTable('invitation').set({ acceptedAt: new Date().toISOString(), acceptedBy: 'luz' })
    .where('clinicId', '=', HARBOR).where('consentId', '=', 'consent-used').execute())
  return {
    joinCode: await newJoinCode(world), inviteCode: code, usedCode: used.code, newFamily, message: await arrangeMessages(world),
    questions: await arrangeQuestions(world), ...await giveCertificate(world), ...await shareSheets(world),
  }
}

/** Uche's certificate, in a clinic that lets anyone check it. */
async function giveCertificate(world: World): Promise<Pick<Arranged, 'certificate' | 'checkCode'>> {
  const { id } = valueOf(await issueCertificate(world, uche, { courseKey: 'understanding' }))
  await world.transact((db) => db.updateTable('clinic').set({ certificateCheckAt: new Date().toISOString() }).where('id', '=', HARBOR).execute())
  return { certificate: id, checkCode: formatCode(checkCodeOf(world.vault, { clinicId: HARBOR, id })) }
}

/** Ana's sheet, with something in a box of each kind, shared with her sister and with her clinician. @returns the handles */
async function shareSheets(world: World): Promise<Pick<Arranged, 'forLuz' | 'forDana'>> {
  const what = { kind: 'worksheet', homeKey: 'self-care-plan' } as const
  const texts = { stress: 'cannot sleep\nsnappy', 'stress-own': 'The phone at night', people: 'Maya\nMy aunt', distress: '6', 'review-on': inDays(world, 30) }
  valueOf(await saveTexts(world, ana, { formKey: randomUUID(), ...what, boxes: Object.entries(texts).map(([key, text]) => ({ key, text, version: 0 })) }))
  const handles = []
  for (const reader of [luz, dana]) {
    const preview = await previewCopy(world, ana, what)
    valueOf(await shareText(world, ana, { formKey: randomUUID(), ...what, readerId: reader.id, mark: typeof preview === 'string' ? '' : preview.mark }))
    const [got] = await readGotShares(world, reader)
    if (got && reader === luz) await openShare(world, luz, { handle: got.handle })
    handles.push(got?.handle ?? '')
  }
  return { forLuz: handles[0] ?? '', forDana: handles[1] ?? '' }
}

/** Luz's plan, in its sheet and as it stood on a day that the crawl knows; she looks at its signs once a week, Ana does not. */
async function keepPlan(world: World): Promise<void> {
  const texts = { 'yellow-signs': 'Secrecy\nBoredom', 'yellow-own': 'Stops singing', 'yellow-steps': 'Call the counselor', 'red-steps': 'Call the clinic', 'words-yes': 'How are you, really?' }
  const boxes = Object.entries(texts).map(([key, text]) => ({ key, text, version: 0 }))
  for (const member of [ana, luz]) valueOf(await saveTexts(world, member, { formKey: randomUUID(), kind: 'worksheet', homeKey: 'warning-sign-plan', boxes }))
  valueOf(await saveTexts(world, luz, { formKey: randomUUID(), ...SIGNS_HOME, boxes: [{ key: WEEK_BOX, text: writeWeek('2026-01-12', new Map()), version: 0 }] }))
  valueOf(await agreeOnPlan({ ...world, clock: { now: () => new Date(KEPT_AT) } }, luz, { formKey: randomUUID(), reviewOn: null }))
}

async function takeModules(world: World): Promise<void> {
  const modules = world.catalog.courses.flatMap((course) => course.modules)
  const [finished, begun, middle, retried, ready] = ['what-addiction-is', 'how-an-iop-works', 'relapse-is-a-process', 'routines-and-good-days', 'safer-home']
    .map((key) => modules.find((module) => module.key === key) as Module)
  if (!finished || !begun || !middle || !retried || !ready) throw new Error('A module of the crawl is gone.')
  const before = { ...world, clock: { now: () => new Date(world.clock.now().getTime() - UCHE_DAYS_AGO * DAY_MS) } }
  for (const module of world.catalog.course('understanding')?.modules ?? []) await takeQuiz(before, uche, module, () => true)
  await takeQuiz(world, ana, finished, () => true)
  await takeQuiz(world, ana, retried, (at) => at > 1)
  await readParts(world, ana, ready)
  await readParts(world, ana, begun)
  await start(world, ana, begun)
  await answerFirst(world, ana, begun)
  await readParts(world, ana, middle, 1)
  const check = middle.checks[1]
  if (check) await answerCheck(world, ana, { formKey: randomUUID(), moduleKey: middle.key, checkKey: check.key, options: [UNSURE] })
}

async function takeQuiz(world: World, member: FamilyMember, module: Module, isRight: (at: number) => boolean): Promise<void> {
  await readParts(world, member, module)
  await start(world, member, module)
  for (const at of module.quiz.keys()) await answer(world, member, module, at, isRight(at))
}

async function readParts(world: World, member: FamilyMember, { key: moduleKey, sections }: Module, count = sections.length): Promise<void> {
  for (const sectionKey of sections.slice(0, count)) {
    valueOf(await continueSection(world, member, { formKey: randomUUID(), moduleKey, sectionKey }))
  }
}

async function start(world: World, member: FamilyMember, { key: moduleKey }: Module): Promise<void> {
  valueOf(await startAttempt(world, member, { formKey: randomUUID(), moduleKey }))
}

async function answer(world: World, member: FamilyMember, module: Module, at: number, isRight: boolean): Promise<void> {
  const question = module.quiz[at]
  if (!question) throw new Error(`${module.key} has no question ${at + 1}.`)
  await answerQuestion(world, member, {
    formKey: randomUUID(), moduleKey: module.key, questionKey: question.key, options: isRight ? rightOptions(question) : [UNSURE],
  })
}

/** The question that this member is asked first. */
async function answerFirst(world: World, member: FamilyMember, module: Module): Promise<void> {
  const [first] = quizStateOf(module, await findProgress(world.db, member, module)).asked
  await answer(world, member, module, module.quiz.findIndex((question) => question === first), true)
}

function order(courseKey: string, memberIds: string[], dueOn: string | null) {
  return { formKey: randomUUID(), courseKey, memberIds, familyIds: [], dueOn, anyLanguage: false }
}

async function assign(world: World, courseKey: string, memberIds: string[], dueOn: string): Promise<void> {
  valueOf(await assignCourse(world, dana, order(courseKey, memberIds, dueOn)))
}

function inDays(world: World, days: number): string {
  return new Date(world.clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10)
}

async function shareCounts(world: World, memberId: string): Promise<void> {
  await world.transact((db) => db.updateTable('member').set({ countsSharedAt: new Date().toISOString() })
    .where('clinicId', '=', HARBOR).where('id', '=', memberId).execute())
}
