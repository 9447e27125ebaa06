import { audit, deliveries, disclosures } from './es/administration.ts'
import { assign } from './es/assign.ts'
import { attendance, checkIn } from './es/attendance.ts'
import { backups } from './es/backups.ts'
import { calls, cover, nudges, tasks } from './es/care.ts'
import { certificate, check } from './es/certificate.ts'
import { clinic } from './es/clinic.ts'
import { closing } from './es/closing.ts'
import { consent, sheet } from './es/consent.ts'
import { doctor } from './es/doctor.ts'
import { errors } from './es/errors.ts'
import { exportFile } from './es/export-file.ts'
import { exported } from './es/export.ts'
import { apart, familyDisclosures, familyPage, familyPerson, familySummary, nudge, readAloud, staffNotes } from './es/family-record.ts'
import { frame } from './es/frame.ts'
import { front } from './es/front.ts'
import { help } from './es/help.ts'
import { importing } from './es/importing.ts'
import { jobs } from './es/jobs.ts'
import { joinCode } from './es/join-code.ts'
import { join } from './es/join.ts'
import { finished, gate, learn, part } from './es/learn.ts'
import { course, glossary, handout, paper, places, references } from './es/library.ts'
import { outside, pace, pause, unlock } from './es/pace.ts'
import { mail } from './es/mail.ts'
import { confirmed, handOver, reminders, sendSheet, stopped } from './es/messages.ts'
import { pictures } from './es/pictures.ts'
import { plan, signs } from './es/plan.ts'
import { practise } from './es/practise.ts'
import { privacy } from './es/privacy.ts'
import { problems } from './es/problems.ts'
import { prose } from './es/prose.ts'
import { quiz } from './es/quiz.ts'
import { refreshers, tryIt } from './es/refreshers.ts'
import { retention } from './es/retention.ts'
import { requests } from './es/requests.ts'
import { search } from './es/search.ts'
import { settings } from './es/settings.ts'
import { setup } from './es/setup.ts'
import { sharing } from './es/sharing.ts'
import { signIn } from './es/sign-in.ts'
import { staffAccounts } from './es/staff-accounts.ts'
import { caseload, codeJoiners, familyDetail, forYou, memberCode, newFamily } from './es/staff.ts'
import { family, today } from './es/today.ts'
import { facilitator, present, staffWorkshops, workshops } from './es/workshops.ts'
import { teamReports } from './es/team-reports.ts'
import { program, questionReport } from './es/totals.ts'
import { worksheet } from './es/worksheet.ts'
import type { Words } from './words.ts'

/** Every word of the interface in Spanish (usted). */
export const es: Words = {
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
