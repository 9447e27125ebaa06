import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { askForExport, AskForExport } from '../domain/export/ask-for-export.ts'
import { readExport, type ExportState } from '../domain/export/read-export.ts'
import { takeExport, TakeExport, type TakenExport } from '../domain/export/take-export.ts'
import { found } from '../domain/result.ts'
import { clockTime, fullDay } from '../words/dates.ts'
import { slowRefusal } from './auth/floor.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

const ExportForm = z.discriminatedUnion('do', [
  AskForExport.extend({ do: z.literal('ask') }),
  TakeExport.extend({ do: z.literal('take') }),
])

/** `when` and `next` are a day and a time in words: of what happened or ends, and of the next file. */
export interface ExportPage {
  form: Form
  state: ExportState
  when: [day: string, time: string]
  next: [day: string, time: string] | undefined
}

/** GET and POST of the page on which members get a copy of their own data. @returns the page, or the file itself */
export async function answerExport(astro: AstroGlobal, member: FamilyMember): Promise<Response | ExportPage> {
  if (astro.request.method !== 'POST') return viewOf(astro, member, emptyForm)
  const startedAt = performance.now()
  const { world, locale, words } = astro.locals
  const read = await readForm(astro.request, ExportForm, words.problems)
  if (!read.ok) return viewOf(astro, member, refusedForm(astro, read.form))
  const input = read.value
  if (input.do === 'ask') {
    const { do: _, ...asked } = input
    const result = await askForExport(world, member, { locale, signedInAt: beganAt(astro) }, asked)
    if (result.ok) return seeOther(astro.url.pathname, [])
    return refuse(result.reason)
  }
  const taken = await takeExport(world, member, beganAt(astro), input)
  return taken.ok ? fileOf(astro, taken.value) : refuse(taken.reason)

  async function refuse(reason: keyof ReturnType<typeof refusals>): Promise<ExportPage> {
    await slowRefusal(startedAt)
    const [field, message] = refusals(astro)[reason]
    return viewOf(astro, member, refusedForm(astro, withError(read.form, field, message), reason))
  }
}

/** When the sign-in of this visit began. */
function beganAt({ locals: { signedIn } }: AstroGlobal): string {
  return found(signedIn ?? undefined, 'sign-in').createdAt
}

async function viewOf(astro: AstroGlobal, member: FamilyMember, form: Form): Promise<ExportPage> {
  const { world, clinic: { timeZone }, locale } = astro.locals
  const state = await readExport(world, member, beganAt(astro))
  const inWords = (at: string): [string, string] => [fullDay(locale, dayIn(timeZone, at)), clockTime(timeZone, at)]
  return { form, state, when: state.at ? inWords(state.at) : ['', ''], next: state.mayAskFrom ? inWords(state.mayAskFrom) : undefined }
}

/** The name of the file tells nothing but a day. */
function fileOf({ locals: { clinic } }: AstroGlobal, { bytes, madeAt }: TakenExport): Response {
  const day = dayIn(clinic.timeZone, madeAt)
  return new Response(bytes, {
    headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="my-data-${day}.zip"` },
  })
}

function refusals({ locals: { clinic: { phone }, words: { exported, settings, signIn, problems } } }: AstroGlobal) {
  return {
    'wrong-password': ['password', settings.signIn.wrongPassword],
    'no-password': ['password', problems['no-password']],
    'wait': ['password', signIn.wait(phone)],
    'stopped': ['password', signIn.stopped(phone)],
    'shut': ['form', exported.shut],
    'made-lately': ['form', exported.madeLately],
    'gone': ['form', exported.gone],
    'changed-meanwhile': ['form', settings.sentBefore],
  } as const
}
