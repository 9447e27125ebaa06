import { assign } from './en/assign.ts'
import { certificate, check } from './en/certificate.ts'
import { clinic } from './en/clinic.ts'
import { consent, sheet } from './en/consent.ts'
import { errors } from './en/errors.ts'
import { exportFile } from './en/export-file.ts'
import { exported } from './en/export.ts'
import { frame } from './en/frame.ts'
import { front } from './en/front.ts'
import { help } from './en/help.ts'
import { joinCode } from './en/join-code.ts'
import { join } from './en/join.ts'
import { finished, gate, learn, part } from './en/learn.ts'
import { course, glossary, handout, paper, places, references } from './en/library.ts'
import { pictures } from './en/pictures.ts'
import { plan, signs } from './en/plan.ts'
import { practise } from './en/practise.ts'
import { privacy } from './en/privacy.ts'
import { problems } from './en/problems.ts'
import { prose } from './en/prose.ts'
import { quiz } from './en/quiz.ts'
import { program, refreshers, tryIt } from './en/refreshers.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { setup } from './en/setup.ts'
import { sharing } from './en/sharing.ts'
import { signIn } from './en/sign-in.ts'
import { staffAccounts } from './en/staff-accounts.ts'
import { caseload, codeJoiners, familyDetail, forYou, memberCode, newFamily } from './en/staff.ts'
import { family, today } from './en/today.ts'
import { worksheet } from './en/worksheet.ts'

/** Every word of the interface in English, by area. The Spanish dictionary has to have the same keys. */
export const en = {
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
