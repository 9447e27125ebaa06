import type { Problem } from '../../domain/problems.ts'

/** What to say beside a field. One sentence for each key of the domain's list. */
export const problems: Record<Problem, string> = {
  'not-understood': 'We could not read this. Choose or type it again.',
  'too-long': 'This is too long. Make it shorter.',
  'form-expired': 'This page was open for a long time. Send it once more.',
  'empty': 'Fill in this box.',
  'choose-one': 'Choose one.',
  'no-name': 'Type what we can call you.',
  'no-sign-in-name': 'Type an email, a phone number or a name you choose.',
  'no-password': 'Type a password.',
  'short-password': 'Use 15 letters or more. Three or four words work well.',
  'long-password': 'This password is too long. Make it shorter.',
  'common-password': 'This password is easy to guess. Choose other words.',
  'no-code': 'Type the code from your sheet.',
  'wrong-date': 'Type a day, like 12/04/2026.',
  'past-date': 'Choose a day that is still to come.',
  'no-label': 'Type a nickname or a case code.',
  'no-recipient': 'Type the name to print.',
  'choose-relation': 'Choose how they are related.',
  'choose-language': 'Choose their language.',
  'no-purpose': 'Type why this may be shared.',
  'no-form-version': 'Type the version of the signed form.',
  'no-place': 'Type where the signed form is kept.',
  'choose-course': 'Choose a course.',
  'identity-unchecked': 'Check in person who this is. Then tick the box.',
  'wrong-phone': 'Type a phone number, like 555-555-0100.',
}
