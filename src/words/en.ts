import { audit, deliveries, disclosures } from './en/administration.ts'
import { assign } from './en/assign.ts'
import { attendance, checkIn } from './en/attendance.ts'
import { backups } from './en/backups.ts'
import { calls, cover, nudges, tasks } from './en/care.ts'
import { certificate, check } from './en/certificate.ts'
import { clinic } from './en/clinic.ts'
import { closing } from './en/closing.ts'
import { consent, sheet } from './en/consent.ts'
import { doctor } from './en/doctor.ts'
import { errors } from './en/errors.ts'
import { exportFile } from './en/export-file.ts'
import { exported } from './en/export.ts'
import { apart, familyDisclosures, familyPage, familyPerson, familySummary, nudge, readAloud, staffNotes } from './en/family-record.ts'
import { frame } from './en/frame.ts'
import { front } from './en/front.ts'
import { help } from './en/help.ts'
import { importing } from './en/importing.ts'
import { jobs } from './en/jobs.ts'
import { joinCode } from './en/join-code.ts'
import { join } from './en/join.ts'
import { finished, gate, learn, part } from './en/learn.ts'
import { course, glossary, handout, paper, places, references } from './en/library.ts'
import { outside, pace, pause, unlock } from './en/pace.ts'
import { mail } from './en/mail.ts'
import { confirmed, handOver, reminders, sendSheet, stopped } from './en/messages.ts'
import { pictures } from './en/pictures.ts'
import { plan, signs } from './en/plan.ts'
import { practise } from './en/practise.ts'
import { privacy } from './en/privacy.ts'
import { problems } from './en/problems.ts'
import { prose } from './en/prose.ts'
import { quiz } from './en/quiz.ts'
import { refreshers, tryIt } from './en/refreshers.ts'
import { retention } from './en/retention.ts'
import { requests } from './en/requests.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { setup } from './en/setup.ts'
import { sharing } from './en/sharing.ts'
import { signIn } from './en/sign-in.ts'
import { staffAccounts } from './en/staff-accounts.ts'
import { caseload, codeJoiners, familyDetail, forYou, memberCode, newFamily } from './en/staff.ts'
import { family, today } from './en/today.ts'
import { facilitator, present, staffWorkshops, workshops } from './en/workshops.ts'
import { teamReports } from './en/team-reports.ts'
import { program, questionReport } from './en/totals.ts'
import { worksheet } from './en/worksheet.ts'

/** Every word of the interface in English, by area. The Spanish dictionary has to have the same keys. */
export const en = {
  frame, problems, prose, signIn, join,
  today, family, learn, search, part, gate, finished, quiz, practise,
  refreshers, tryIt, program, questionReport,
  course, glossary, references, places, handout, paper,
  front, help, privacy, errors, worksheet, sharing, settings, exported, exportFile,
  setup, clinic, staffAccounts, audit, deliveries, disclosures, doctor,
  caseload, newFamily, familyDetail, memberCode, forYou, codeJoiners,
  consent, sheet, assign, importing, joinCode, pictures, certificate, check, plan, signs, workshops,
  staffWorkshops, facilitator, present, attendance, checkIn, jobs, retention, mail, reminders,
  confirmed, stopped, handOver, sendSheet, nudges, calls, cover, tasks, familyPage, familyPerson,
  staffNotes, nudge, apart, readAloud, familyDisclosures, familySummary, pause, pace, unlock,
  outside, teamReports, requests, backups, closing,
}
