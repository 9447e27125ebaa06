import type { Role } from '../../domain/actor.ts'
import type { Policies } from '../policy.ts'

const who: Role[] = ['administrator']

/** The administrators' area: staff, settings, crisis contacts. */
export const clinicPolicies: Policies = {
  'GET /staff/clinic': { who, data: 'D1', audit: 'none:an overview of settings' },
  'GET /staff/clinic/staff': { who, data: 'D1', audit: 'none:the list of staff' },
  'POST /staff/clinic/staff': { who, data: 'D1', audit: 'staff.changed', compress: 'never' },
  'GET /staff/clinic/settings': { who, data: 'D1', audit: 'none:settings' },
  'POST /staff/clinic/settings': { who, data: 'D1', audit: 'clinic.changed' },
  'GET /staff/clinic/contacts': { who, data: 'D0', audit: 'none:public numbers' },
  'POST /staff/clinic/contacts': { who, data: 'D0', audit: 'contacts.changed' },
}
