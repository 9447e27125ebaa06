/** What is looked at, in the order it is shown: the computer first, then the clinic. */
export const CHECKS = [
  'database', 'schema', 'files', 'keys', 'space', 'clock', 'address', 'backup',
  'contacts-filled', 'contacts-checked', 'contacts-confirmed', 'messages', 'audit', 'administrators',
] as const
export type CheckKey = (typeof CHECKS)[number]

/** What can be wrong, each with its own way to put it right. */
export type Finding =
  | 'database-stuck' | 'schema-other' | 'folder-open' | 'keys-open' | 'keys-gone' | 'space-low' | 'space-out' | 'clock-behind'
  | 'address-local' | 'address-words' | 'backup-none' | 'backup-broke' | 'backup-old'
  | 'contacts-missing' | 'contacts-due' | 'contacts-unconfirmed' | 'messages-given-up'
  | 'audit-never' | 'audit-old' | 'audit-broken' | 'administrator-alone'

/** One thing looked at. Without a `finding` all is well; `n` is the number its sentence speaks of. */
export interface Check { key: CheckKey; finding?: Finding | undefined; n?: number | undefined }
