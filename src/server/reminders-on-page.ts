import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { confirmContact, ConfirmContact } from '../domain/messages/confirm-contact.ts'
import { readReminders, type Reminders } from '../domain/messages/read-reminders.ts'
import { setReminders, SetReminders, type ReminderRefusal } from '../domain/messages/set-reminders.ts'
import { StopEverything, stopEverything } from '../domain/messages/stop-everything.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

const RemindersForm = z.discriminatedUnion('do', [
  SetReminders.extend({ do: z.literal('save') }),
  ConfirmContact.extend({ do: z.literal('confirm') }),
  StopEverything.extend({ do: z.literal('stop') }),
])

/** The form with a sentence beside the field that a refusal is about. */
export function withReminderFault(astro: Pick<AstroGlobal, 'locals'>, form: Form, reason: ReminderRefusal): Form {
  const { words: { settings, reminders, problems } } = astro.locals
  if (reason === 'changed-meanwhile') return withError(form, 'form', settings.sentBefore)
  return withError(form, 'address', reason === 'too-often' ? reminders.faults['too-often'] : problems['wrong-address'])
}

/** Saves what was sent. @returns the form to draw again, its answer marked as refused, or undefined when it is saved */
export async function saveReminders(astro: AstroGlobal, member: FamilyMember): Promise<Form | undefined> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, RemindersForm, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  const input = read.value
  if (input.do === 'confirm') {
    const result = await confirmContact(world, member.clinicId, input)
    return result.ok ? undefined : refusedForm(astro, withError(read.form, 'code', words.reminders.noMatch))
  }
  const result = input.do === 'save' ? await setReminders(world, member, input) : await stopEverything(world, member, input)
  return result.ok ? undefined : refusedForm(astro, withReminderFault(astro, read.form, result.reason), result.reason)
}

/** What the page shows; `form` carries what is stored until something else was sent. */
export async function remindersPage(astro: AstroGlobal, member: FamilyMember, sent = emptyForm): Promise<{ now: Reminders; form: Form }> {
  const now = await readReminders(astro.locals.world, member)
  const yesOrNo = (is: boolean) => (is ? 'yes' : 'no')
  const stored = {
    safe: yesOrNo(now.state !== 'none'), address: now.address, nextPart: yesOrNo(now.wantsNextPart), workshops: yesOrNo(now.wantsWorkshops),
    weekday: String(now.weekday), hour: String(now.hour),
  }
  return { now, form: { errors: sent.errors, values: { ...stored, ...sent.values } } }
}
