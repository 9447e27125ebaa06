import type { AstroGlobal } from 'astro'
import type { Administrator } from '../domain/actor.ts'
import { askForBackup, AskForBackup } from '../domain/backups/ask-for-backup.ts'
import { BACKUP_HOUR, readBackupState } from '../domain/backups/state.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { addDays } from '../domain/clinics/days.ts'
import { dueKey } from '../domain/jobs/schedule.ts'
import { now } from '../domain/world.ts'
import { clockTime, fullDay } from '../words/dates.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

const HERE = '/staff/clinic/backups'
const SHOWN = 25
const MEGABYTE = 1_000_000

/** GET and POST of the backups. @returns the form to draw again, or where to go */
export async function answerBackups(astro: AstroGlobal, administrator: Administrator): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const { world, words } = astro.locals
  const read = await readForm(astro.request, AskForBackup, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  const result = await askForBackup(world, administrator, read.value)
  if (result.ok) return seeOther(`${HERE}?asked`, [])
  return refusedForm(astro, withError(read.form, 'form', words.clinic.sentBefore), result.reason)
}

/** How it stands with backups, in words. */
export async function readBackups({ locals }: AstroGlobal) {
  const { world, clinic: { timeZone }, locale, installation, words: { backups: words } } = locals
  const { madeAt, brokeAt, triedAt } = await readBackupState(world.db)
  const whenOf = (at: string) => `${fullDay(locale, dayIn(timeZone, at))}, ${clockTime(timeZone, at)}`
  const kept = installation.backups()
  const today = dayIn(timeZone, now(world))
  const isTonightDue = dueKey({ kind: 'back-up', each: 'day', fromHour: BACKUP_HOUR }, timeZone, now(world)) !== undefined
  return {
    last: madeAt && whenOf(madeAt),
    next: words.nextOn(fullDay(locale, isTonightDue ? addDays(today, 1) : today)),
    tried: triedAt && whenOf(triedAt),
    broke: brokeAt && words.broke(whenOf(brokeAt)),
    rows: kept.slice(0, SHOWN).map((one) => ({ made: whenOf(one.madeAt), size: words.size((one.bytes / MEGABYTE).toFixed(1)) })),
    more: kept.length > SHOWN ? words.shownFirst(SHOWN, kept.length) : undefined,
  }
}

/** One line about them for the overview. */
export async function backupNote({ world, clinic, locale, words: { backups: words } }: App.Locals): Promise<string> {
  const { madeAt, brokeAt } = await readBackupState(world.db)
  if (brokeAt) return words.noteBroke
  return madeAt ? words.noteMade(fullDay(locale, dayIn(clinic.timeZone, madeAt))) : words.noteNever
}
