import type { Role } from '../../domain/actor.ts'
import type { Policies } from '../policy.ts'

const who: Role[] = ['administrator']

/** The administrators' area: staff, settings, crisis contacts, jobs, retention, records. A crisis contact is confirmed by any second person of the staff. */
export const clinicPolicies: Policies = {
  'GET /staff/clinic': { who, data: 'D1', audit: 'none:an overview of settings' },
  'GET /staff/clinic/staff': { who, data: 'D1', audit: 'none:the list of staff' },
  'POST /staff/clinic/staff': { who, data: 'D1', audit: 'staff.changed', compress: 'never' },
  'GET /staff/clinic/settings': { who, data: 'D1', audit: 'none:settings' },
  'POST /staff/clinic/settings': { who, data: 'D1', audit: 'clinic.changed' },
  'GET /staff/clinic/contacts': { who, data: 'D0', audit: 'none:public numbers' },
  'POST /staff/clinic/contacts': { who, data: 'D0', audit: 'contacts.changed' },
  'GET /staff/clinic/jobs': { who, data: 'D0', audit: 'none:counts, and kinds of work' },
  'POST /staff/clinic/jobs': { who, data: 'D0', audit: 'job.tried-again' },
  'GET /staff/clinic/backups': { who, data: 'D0', audit: 'none:days and sizes' },
  'POST /staff/clinic/backups': { who, data: 'D0', audit: 'backup.asked' },
  'GET /staff/clinic/close': { who, data: 'D1', audit: 'none:how far the closing is' },
  'POST /staff/clinic/close': { who, data: 'D3', audit: 'closing.asked', compress: 'never' },
  'GET /staff/clinic/retention': { who, data: 'D0', audit: 'none:periods and counts' },
  'GET /staff/contacts': { who: ['clinician', 'administrator'], data: 'D0', audit: 'none:public numbers' },
  'POST /staff/contacts': { who: ['clinician', 'administrator'], data: 'D0', audit: 'contacts.changed' },
  'GET /staff/clinic/audit': { who, data: 'D1', audit: 'none:the record itself; a file of it is audit.exported' },
  'POST /staff/clinic/audit': { who, data: 'D1', audit: 'audit.checked' },
  'GET /staff/clinic/disclosures': { who, data: 'D2', audit: 'disclosures.viewed' },
  'GET /staff/clinic/messages': { who, data: 'D1', audit: 'none:counts of messages' },
  'GET /staff/clinic/doctor': { who, data: 'D0', audit: 'none:how the installation stands' },
}
