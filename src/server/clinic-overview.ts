import type { AstroGlobal } from 'astro'
import { findLastAuditCheck } from '../domain/audits/check-audit.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { checkClinic } from '../domain/doctor/check-clinic.ts'
import { countDeadJobs } from '../domain/jobs/dead-queries.ts'
import { readDeliveries } from '../domain/outbox/read-deliveries.ts'
import { findAuditHead } from '../domain/queries.ts'
import { isAnyoneWelcoming, listStaff } from '../domain/staff/queries.ts'
import { fullDay } from '../words/dates.ts'
import { backupNote } from './backups-on-page.ts'
import { closingNote } from './closing-on-page.ts'

/** The pages of the administrators' area, each with one line of how it stands. */
export async function readClinicOverview({ locals }: AstroGlobal) {
  const { world, clinic, words: { clinic: { overview: words }, jobs, retention, backups, closing } } = locals
  const staff = (await listStaff(world.db, clinic.id)).filter(({ disabledAt }) => disabledAt === null)
  const ofClinic = await checkClinic(world, clinic)
  const open = [...await locals.installation.check(), ...ofClinic].filter(({ finding }) => finding !== undefined).length
  const deliveries = await readDeliveries(world, { clinicId: clinic.id })
  const sum = (state: 'waiting' | 'given-up') => deliveries.reduce((all, { counts }) => all + counts[state], 0)
  const entries = (await findAuditHead(world.db, clinic.id))?.seq ?? 0
  return {
    nobodyWelcomes: !await isAnyoneWelcoming(world.db, clinic.id),
    rows: [
      { href: '/staff/clinic/contacts', title: words.contacts, note: contactsNote() },
      { href: '/staff/clinic/staff', title: words.staff, note: words.staffNote(staff.length) },
      { href: '/staff/clinic/settings', title: words.settings, note: words.settingsNote },
      { href: '/staff/clinic/messages', title: words.messages, note: words.messagesNote(sum('waiting'), sum('given-up')) },
      { href: '/staff/clinic/audit', title: words.audit, note: words.auditNote(words.auditEntries(entries), await auditNote(locals)) },
      { href: '/staff/clinic/disclosures', title: words.disclosures, note: words.disclosuresNote },
      { href: '/staff/clinic/jobs', title: jobs.title, note: jobs.note(await countDeadJobs(world.db, clinic.id)) },
      { href: '/staff/clinic/backups', title: backups.title, note: await backupNote(locals) },
      { href: '/staff/clinic/retention', title: retention.title, note: retention.note },
      { href: '/staff/clinic/close', title: closing.title, note: await closingNote(locals) },
      { href: '/staff/clinic/doctor', title: words.doctor, note: open > 0 ? words.doctorFix(open) : words.doctorWell },
    ],
  }

  function contactsNote(): string {
    const n = (key: string) => ofClinic.find((check) => check.key === key && check.finding)?.n ?? 0
    const [missing, waiting, due] = [n('contacts-filled'), n('contacts-confirmed'), n('contacts-checked')]
    const notes = [missing > 0 && words.contactsMissing(missing), waiting > 0 && words.contactsWaiting(waiting), due > 0 && words.contactsDue(due)]
    return notes.filter(Boolean).join(' · ') || words.contactsDone
  }
}

async function auditNote({ world, clinic, locale, words: { clinic: { overview: words } } }: App.Locals): Promise<string> {
  const last = await findLastAuditCheck(world, clinic.id)
  if (!last) return words.auditNever
  return last.whole ? words.auditChecked(fullDay(locale, dayIn(clinic.timeZone, last.at))) : words.auditBroken
}
