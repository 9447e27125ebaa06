import type { Role } from '../../domain/actor.ts'
import type { Policies } from '../policy.ts'

const who: Role[] = ['clinician']
const settings: Role[] = ['clinician', 'administrator']

/** The clinicians' area. Each read of a family is the audit event `family.viewed`. */
export const staffPolicies: Policies = {
  'GET /staff': { who, data: 'D2', audit: 'none:the list of their own families' },
  'GET /staff/shared/[share]': { who, data: 'D3', audit: 'none:opened by its form', compress: 'never' },
  'POST /staff/shared/[share]': { who, data: 'D3', audit: 'share.opened', compress: 'never' },
  'GET /staff/families/new': { who, data: 'D2', audit: 'none:a form' },
  'POST /staff/families/new': { who, data: 'D2', audit: 'family.created' },
  'GET /staff/families/[family]': { who, data: 'D2', audit: 'family.viewed' },
  'GET /staff/families/[family]/consents/new': { who, data: 'D2', audit: 'none:a form' },
  'POST /staff/families/[family]/consents/new': { who, data: 'D2', audit: 'consent.recorded' },
  'GET /staff/families/[family]/consents/[consent]/sheet': { who, data: 'D2', audit: 'none:a question' },
  'POST /staff/families/[family]/consents/[consent]/sheet': { who, data: 'D2', audit: 'invitation.created', compress: 'never' },
  'GET /staff/families/[family]/consents/[consent]/end': { who, data: 'D2', audit: 'none:a question' },
  'POST /staff/families/[family]/consents/[consent]/end': { who, data: 'D2', audit: 'consent.revoked' },
  'GET /staff/families/[family]/members/[member]/code': { who, data: 'D1', audit: 'none:a question' },
  'POST /staff/families/[family]/members/[member]/code': { who, data: 'D1', audit: 'code.given', compress: 'never' },
  'GET /staff/assignments/new': { who, data: 'D2', audit: 'none:a form' },
  'POST /staff/assignments/new': { who, data: 'D2', audit: 'assignment.created' },
  'POST /staff/assignments/undo': { who, data: 'D2', audit: 'assignment.withdrawn' },
  'GET /staff/join-code': { who, data: 'D1', audit: 'none:the open code', compress: 'never' },
  'POST /staff/join-code': { who, data: 'D1', audit: 'join-code.changed', compress: 'never' },
  'GET /staff/join-code/poster': { who, data: 'D1', audit: 'none:the open code', compress: 'never' },
  'GET /staff/joined-by-code': { who, data: 'D2', audit: 'none:the list of those who joined by code' },
  'GET /staff/paper/[course]/[module]': { who, data: 'D0', audit: 'none:questions of the courses' },
  'GET /staff/reports/program': { who, data: 'D2', audit: 'none:masked totals of the whole clinic' },
  'GET /staff/requests': { who, data: 'D2', audit: 'none:the list of requests to their own families' },
  'GET /staff/settings': { who: settings, data: 'D1', audit: 'none:own settings' },
  'POST /staff/settings': { who: settings, data: 'D1', audit: 'account.changed', compress: 'never' },
}
