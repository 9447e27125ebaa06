import type { Role } from '../../domain/actor.ts'
import type { Policies } from '../policy.ts'

const who: Role[] = ['family-member']

/** Pages of a signed-in family member. */
export const familyPolicies: Policies = {
  'GET /today': { who, data: 'D2', audit: 'none:own progress' },
  'POST /today': { who, data: 'D2', audit: 'none:replies that only their author sees' },
  'GET /refreshers': { who, data: 'D2', audit: 'none:own progress' },
  'POST /refreshers': { who, data: 'D2', audit: 'none:refresher answers keep it' },
  'GET /learn/[course]/[module]/quiz': { who, data: 'D2', audit: 'none:own progress' },
  'POST /learn/[course]/[module]/quiz': { who, data: 'D2', audit: 'none:learning events keep it' },
  'GET /learn/[course]/[module]/quiz/[question]': { who, data: 'D2', audit: 'none:own progress' },
  'POST /learn/[course]/[module]/quiz/[question]': { who, data: 'D2', audit: 'none:answers keep it' },
  'GET /learn/[course]/[module]/quiz/answers': { who, data: 'D2', audit: 'none:own progress' },
  'GET /learn/[course]/[module]/done': { who, data: 'D2', audit: 'none:own progress' },
  'GET /worksheets/[worksheet]/[part]': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'POST /worksheets/[worksheet]/[part]': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'GET /worksheets/[worksheet]/share': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'POST /worksheets/[worksheet]/share': { who, data: 'D3', audit: 'share.given', compress: 'never' },
  'GET /shared/[share]': { who, data: 'D3', audit: 'none:opened by its form', compress: 'never' },
  'POST /shared/[share]': { who, data: 'D3', audit: 'share.opened', compress: 'never' },
  'GET /plan': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'GET /plan/print': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'GET /plan/file': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'GET /plan/share': { who, data: 'D3', audit: 'none:own text', compress: 'never' },
  'POST /plan/share': { who, data: 'D3', audit: 'share.given', compress: 'never' },
  'GET /family': { who, data: 'D2', audit: 'none:what relatives chose to show' },
  'GET /join/private': { who, data: 'D1', audit: 'none:a form' },
  'POST /join/private': { who, data: 'D1', audit: 'contact.changed' },
  'POST /certificates': { who, data: 'D2', audit: 'certificate.issued' },
  'GET /certificates/[certificate]': { who, data: 'D2', audit: 'none:own certificate', compress: 'never' },
  'POST /certificates/[certificate]': { who, data: 'D2', audit: 'none:the name is not kept', compress: 'never' },
  'GET /settings': { who, data: 'D1', audit: 'none:own settings' },
  'GET /settings/sharing': { who, data: 'D1', audit: 'none:own settings' },
  'POST /settings/sharing': { who, data: 'D2', audit: 'sharing.changed' },
  'GET /settings/refreshers': { who, data: 'D1', audit: 'none:own settings' },
  'POST /settings/refreshers': { who, data: 'D1', audit: 'none:a choice that only its author sees' },
  'GET /settings/language': { who, data: 'D1', audit: 'none:own settings' },
  'POST /settings/language': { who, data: 'D1', audit: 'none:a language' },
  'GET /settings/sign-in': { who, data: 'D1', audit: 'none:own settings' },
  'POST /settings/sign-in': { who, data: 'D1', audit: 'account.changed', compress: 'never' },
}
