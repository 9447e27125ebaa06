/**
 * Every way a typed value can be wrong, as a key of the dictionaries' `problems`.
 * Schemas beside the verbs name one of these as their message, so both languages must say it.
 */
export const PROBLEMS = [
  'not-understood', 'too-long', 'form-expired', 'empty', 'choose-one',
  'no-name', 'no-staff-name', 'no-sign-in-name', 'no-password', 'short-password', 'long-password', 'common-password',
  'no-words', 'no-code', 'wrong-number', 'wrong-date', 'past-date',
  'no-label', 'no-recipient', 'choose-relation', 'choose-language', 'no-purpose', 'no-form-version', 'no-place',
  'choose-course', 'identity-unchecked', 'wrong-phone', 'wrong-time', 'wrong-minutes', 'wrong-link', 'wrong-address',
  'no-clinic-name', 'no-discreet-name', 'no-phone', 'choose-zone', 'choose-languages', 'no-leave-target', 'no-setup-code', 'no-staff-code',
] as const

export type Problem = (typeof PROBLEMS)[number]
