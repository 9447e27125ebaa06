import type { Migration } from 'kysely/migration'
import * as clinics from './0001-clinics.ts'
import * as accounts from './0002-accounts.ts'
import * as signIns from './0003-sign-ins.ts'
import * as families from './0004-families.ts'
import * as consents from './0005-consents.ts'
import * as members from './0006-members.ts'
import * as invitations from './0007-invitations.ts'
import * as learning from './0008-learning.ts'
import * as answers from './0009-answers.ts'
import * as audit from './0010-audit.ts'
import * as privateTexts from './0011-private-texts.ts'
import * as firstTries from './0012-first-tries.ts'
import * as refreshers from './0013-refreshers.ts'
import * as certificates from './0014-certificates.ts'
import * as jobs from './0015-jobs.ts'
import * as planVersions from './0016-plan-versions.ts'
import * as work from './0017-work.ts'
import * as calendar from './0018-calendar.ts'
import * as workshops from './0019-workshops.ts'
import * as attendance from './0020-attendance.ts'
import * as care from './0021-care.ts'
import * as messages from './0022-messages.ts'
import * as requests from './0023-requests.ts'
import * as thresholds from './0024-thresholds.ts'
import * as caseloadLookups from './0025-caseload-lookups.ts'
import * as contactConfirmation from './0026-contact-confirmation.ts'
import * as questionFlags from './0027-question-flags.ts'
import * as closing from './0029-closing.ts'

/** Every change of the schema in the order it is applied. Append only: a shipped migration is frozen. */
export const migrations: [name: string, migration: Migration][] = [
  ['0001-clinics', clinics],
  ['0002-accounts', accounts],
  ['0003-sign-ins', signIns],
  ['0004-families', families],
  ['0005-consents', consents],
  ['0006-members', members],
  ['0007-invitations', invitations],
  ['0008-learning', learning],
  ['0009-answers', answers],
  ['0010-audit', audit],
  ['0011-private-texts', privateTexts],
  ['0012-first-tries', firstTries],
  ['0013-refreshers', refreshers],
  ['0014-certificates', certificates],
  ['0015-jobs', jobs],
  ['0016-plan-versions', planVersions],
  ['0017-work', work],
  ['0018-calendar', calendar],
  ['0019-workshops', workshops],
  ['0020-attendance', attendance],
  ['0021-care', care],
  ['0022-messages', messages],
  ['0023-requests', requests],
  ['0024-thresholds', thresholds],
  ['0025-caseload-lookups', caseloadLookups],
  ['0026-contact-confirmation', contactConfirmation],
  ['0027-question-flags', questionFlags],
  ['0029-closing', closing],
]
