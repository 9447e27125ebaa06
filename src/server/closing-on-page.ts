import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { findDisplayName } from '../domain/accounts/profile-queries.ts'
import type { Administrator } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { askToClose } from '../domain/closing/ask-to-close.ts'
import { ProveForClosing, readClosing, SayYesToClosing } from '../domain/closing/closing.ts'
import { confirmClosing } from '../domain/closing/confirm-closing.ts'
import { stopClosing } from '../domain/closing/stop-closing.ts'
import { takeClinicFile } from '../domain/closing/take-clinic-file.ts'
import { countOtherAdministrators } from '../domain/staff/queries.ts'
import { now } from '../domain/world.ts'
import { clockTime, fullDay, monthAndDay } from '../words/dates.ts'
import { seeOther } from './auth/enter.ts'
import { slowRefusal } from './auth/floor.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { handFile } from './hand-file.ts'
import { refusedForm } from './refused-form.ts'

const HERE = '/staff/clinic/close'
const ClosingForm = z.discriminatedUnion('do', [
  SayYesToClosing.extend({ do: z.literal('ask') }), SayYesToClosing.extend({ do: z.literal('confirm') }),
  ProveForClosing.extend({ do: z.literal('stop') }), ProveForClosing.extend({ do: z.literal('take') }),
], 'not-understood')

/** GET and POST of the closing. @returns the form to draw again, where to go, or the clinic's file */
export async function answerClosing(astro: AstroGlobal, administrator: Administrator): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const startedAt = performance.now()
  const { world, clinic, installation, words } = astro.locals
  const read = await readForm(astro.request, ClosingForm, words.problems)
  if (!read.ok) return refusedForm(astro, read.form.errors.do ? { values: {}, errors: { form: words.problems['not-understood'] } } : read.form)
  const step = read.value.do
  const result = await actOn(astro, administrator, read.value)
  if (result.ok && step === 'take') {
    return handFile(astro.locals, await installation.clinicFile(), { type: 'application/zip', name: `clinic-${dayIn(clinic.timeZone, now(world))}.zip` })
  }
  if (result.ok) return seeOther(`${HERE}?done`, [])
  await slowRefusal(startedAt)
  const field = result.reason === 'wrong-name' ? 'clinicName' : FORM_REASONS.has(result.reason) ? 'form' : 'password'
  return refusedForm(astro, withError(read.form, field, messages(astro)[result.reason]), result.reason)
}

const FORM_REASONS = new Set<string>(['asked-before', 'not-asked', 'yourself', 'too-early', 'changed-meanwhile'])

function actOn({ locals: { world } }: AstroGlobal, administrator: Administrator, form: z.infer<typeof ClosingForm>) {
  const { formKey, password } = form
  if (form.do === 'ask') return askToClose(world, administrator, { formKey, password, clinicName: form.clinicName })
  if (form.do === 'confirm') return confirmClosing(world, administrator, { formKey, password, clinicName: form.clinicName })
  return form.do === 'stop' ? stopClosing(world, administrator, { formKey, password }) : takeClinicFile(world, administrator, { formKey, password })
}

function messages({ locals: { clinic: { phone }, words: { closing: words, clinic, signIn } } }: AstroGlobal) {
  return { ...words.refused, 'changed-meanwhile': clinic.sentBefore, 'wait': signIn.wait(phone), 'stopped': signIn.stopped(phone) }
}

/** How the closing stands, in words, and which button goes on from there. */
export async function readClosingPage({ locals }: AstroGlobal, { clinicId, id }: Administrator) {
  const { world, clinic, locale, words: { closing: words } } = locals
  const state = await readClosing(world, clinicId)
  const whenOf = (at: string) => `${fullDay(locale, dayIn(clinic.timeZone, at))}, ${clockTime(clinic.timeZone, at)}`
  const nameOf = async (staffId: string | null) => (staffId && await findDisplayName(world.db, { clinicId, id: staffId })) || ''
  if (state.is === 'none') {
    const isAlone = await countOtherAdministrators(world.db, clinicId, id) === 0
    return { lines: [isAlone ? words.alone : words.two], go: 'ask' as const, mayStop: false, command: undefined }
  }
  const { askedBy, askedAt, confirmedBy, dueAt, fileTakenAt, fileTakenBy } = state.closing
  const lines = [words.askedBy(await nameOf(askedBy), whenOf(askedAt))]
  if (confirmedBy) lines.push(words.confirmedBy(await nameOf(confirmedBy)))
  if (state.is === 'asked') {
    const isOwn = askedBy === id
    return { lines: [...lines, isOwn ? words.waitForOther : words.agree], go: isOwn ? undefined : 'confirm' as const, mayStop: true, command: undefined }
  }
  if (state.is === 'waiting') return { lines: [...lines, words.waitUntil(whenOf(dueAt ?? ''))], go: undefined, mayStop: true, command: undefined }
  if (fileTakenAt) lines.push(words.takenBy(await nameOf(fileTakenBy), whenOf(fileTakenAt)))
  const command = fileTakenAt ? `npm run close-clinic -- '${clinic.name.replaceAll("'", "'\\''")}' --to clinic.zip` : undefined
  return { lines: [...lines, words.mayTake], go: 'take' as const, mayStop: true, command }
}

/** One line about it for the overview. */
export async function closingNote({ world, clinic, words: { closing } }: App.Locals): Promise<string> {
  return closing.notes[(await readClosing(world, clinic.id)).is]
}

/** What members and staff are told while a closing that everyone agreed to is under way; undefined otherwise. */
export async function closingLine({ world, clinic, locale, words: { closing } }: App.Locals, reader: 'member' | 'staff'): Promise<string | undefined> {
  const state = await readClosing(world, clinic.id)
  if (state.is === 'none' || state.closing.dueAt === null) return undefined
  if (state.is !== 'waiting') return closing.tellNow[reader]
  return closing.tell[reader](monthAndDay(locale, dayIn(clinic.timeZone, state.closing.dueAt)))
}
