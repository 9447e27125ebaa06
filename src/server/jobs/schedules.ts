import type { Schedule } from '../../domain/jobs/schedule.ts'
import { DIGEST_HOUR } from '../../domain/messages/plan-digest.ts'
import { BACKUP_HOUR } from '../../domain/backups/state.ts'
import { RUN_HOUR } from '../../domain/retention/retention.ts'

/** What the clock asks for, in every clinic. */
export const SCHEDULES: readonly Schedule[] = [
  { kind: 'sweep-sign-ins', each: 'hour' },
  { kind: 'remove-old', each: 'day', fromHour: RUN_HOUR },
  { kind: 'back-up', each: 'day', fromHour: BACKUP_HOUR },
  { kind: 'workshop-dates', each: 'week', fromHour: 4 },
  { kind: 'plan-reminders', each: 'hour' },
  { kind: 'plan-digest', each: 'day', fromHour: DIGEST_HOUR },
  { kind: 'clear-outbox', each: 'day', fromHour: RUN_HOUR },
]
