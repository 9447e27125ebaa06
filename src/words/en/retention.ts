import type { RemovedClass } from '../../domain/retention/retention.ts'

export type RetentionWords = typeof retention

/** How long things are kept. */
export const retention = {
  title: 'How long things are kept',
  note: 'What goes by itself, and what goes next',
  intro: 'Porchlight removes these by itself, once a day at night. What is removed cannot be brought back.',
  next: (day: string) => `Next time: ${day}`,
  caption: 'Goes by itself',
  columns: { what: 'What', kept: 'Kept for', rows: 'Goes next time' },
  days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  classes: {
    'invitations': 'Family invitations nobody used, after they end',
    'staff-invitations': 'Staff invitations nobody used, after they end',
    'messages': 'Messages that are sent or handed over',
    'jobs': 'Finished work in the background',
    'receipts': 'Marks of forms that were sent',
  } satisfies Record<RemovedClass, string>,
  quick: 'Goes sooner',
  quickLines: [
    'Sign-ins that ended: within two hours',
    'The text of a message: as soon as it is sent or handed over',
    'A file of a person’s own data: after 24 hours',
  ],
  stays: 'Stays until you close the clinic',
  staysLines: ['People, families and their progress', 'Consents, disclosures and the audit record'],
}
