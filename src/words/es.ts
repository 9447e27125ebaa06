import { assign } from './es/assign.ts'
import { certificate, check } from './es/certificate.ts'
import { clinic } from './es/clinic.ts'
import { consent, sheet } from './es/consent.ts'
import { errors } from './es/errors.ts'
import { exportFile } from './es/export-file.ts'
import { exported } from './es/export.ts'
import { frame } from './es/frame.ts'
import { front } from './es/front.ts'
import { help } from './es/help.ts'
import { joinCode } from './es/join-code.ts'
import { join } from './es/join.ts'
import { finished, gate, learn, part } from './es/learn.ts'
import { course, glossary, handout, paper, places, references } from './es/library.ts'
import { pictures } from './es/pictures.ts'
import { plan, signs } from './es/plan.ts'
import { practise } from './es/practise.ts'
import { privacy } from './es/privacy.ts'
import { problems } from './es/problems.ts'
import { prose } from './es/prose.ts'
import { quiz } from './es/quiz.ts'
import { program, refreshers, tryIt } from './es/refreshers.ts'
import { search } from './es/search.ts'
import { settings } from './es/settings.ts'
import { setup } from './es/setup.ts'
import { sharing } from './es/sharing.ts'
import { signIn } from './es/sign-in.ts'
import { staffAccounts } from './es/staff-accounts.ts'
import { caseload, codeJoiners, familyDetail, forYou, memberCode, newFamily } from './es/staff.ts'
import { family, today } from './es/today.ts'
import { worksheet } from './es/worksheet.ts'
import type { Words } from './words.ts'

/** Every word of the interface in Spanish (usted). */
export const es: Words = {
  frame, problems, prose, signIn, join,
  today, family, learn, search, part, gate, finished, quiz, practise,
  refreshers, tryIt, program,
  course, glossary, references, places, handout, paper,
  front, help, privacy, errors, worksheet, sharing, settings, exported, exportFile,
  setup, clinic, staffAccounts,
  caseload, newFamily, familyDetail, memberCode, forYou, codeJoiners,
  consent, sheet, assign, joinCode, pictures,
  certificate, check, plan, signs,
}
