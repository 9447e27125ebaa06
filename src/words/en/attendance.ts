import type { Attendance } from '../../domain/attendance/states.ts'
import type { CheckInRefusal } from '../../domain/attendance/check-in.ts'
import type { MarkRefusal } from '../../domain/attendance/mark-attendance.ts'

const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`

/** The roster of a workshop. */
export const attendance = {
  title: 'Attendance',
  back: 'The workshop',
  when: (day: string, time: string) => `${day}, ${time}`,
  states: { 'present': 'Present', 'late': 'Late', 'left-early': 'Left early', 'by-phone': 'By phone', 'absent': 'Not there' } satisfies Record<Attendance, string>,
  code: 'Check-in code',
  sees: 'Names on this page are private. Each look is recorded.',
  open: 'Any clinician here can run this roster from the day before until 7 days after. On other days you see your own families.',
  unmarked: (n: number) => (n === 0 ? 'Everyone is marked.' : `${people(n)} ${n === 1 ? 'is' : 'are'} not marked yet.`),
  nothingBySelf: 'Nothing happens by itself for people who are not marked.',
  allPresent: 'All present',
  allPresentHint: 'Marks everyone who is not marked yet.',
  makeUp: '“Not there” gives the person the make-up module, with 7 days for it.',
  otherFamily: 'Another family',
  byCode: 'Joined by code',
  checkedIn: 'Checked in with the code',
  save: 'Save',
  saved: 'Saved',
  allSaved: 'Everything is saved.',
  tapSaves: 'Each tap is saved at once.',
  saving: 'Not saved yet',
  offline: 'You are not connected. Your taps are still here. We will try again.',
  notSaved: 'Not saved. Load this page again.',
  nobody: 'No one is invited yet.',
  notYet: 'You can mark people on the day of the workshop.',
  cancelled: 'This workshop was cancelled.',
  walkIns: 'People without an account',
  walkInsCount: 'How many came?',
  walkInsHint: 'Only their number is kept. Staff do not count.',
  saveWalkIns: 'Save the number',
  sheet: 'Print a blank sign-in sheet',
  change: 'Change',
  changeHow: (name: string) => `How did ${name} take part?`,
  reason: 'Why does it change?',
  reasonHint: 'Like: came in by the back door. No one’s health.',
  saveChange: 'Save the change',
  changed: (before: string, after: string, day: string, by: string) => `Changed from ${before} to ${after} on ${day} by ${by}`,
  because: (reason: string) => `: ${reason}`,
  faults: {
    'cancelled': 'This workshop was cancelled. No one is marked.',
    'too-early': 'You can mark people on the day of the workshop.',
    'needs-reason': 'Say why it changes.',
    'changed-meanwhile': 'This form was sent before. Look at the list, then send it again.',
  } satisfies Record<MarkRefusal, string>,
  paper: {
    title: 'Sign-in sheet',
    about: 'A blank sheet. Names written on it are seen by everyone in the room. A first name is enough.',
    name: 'First name',
    time: 'Came at',
  },
}

/** A family member checks in with the code in the room. */
export const checkIn = {
  title: 'Check in',
  back: 'Workshops',
  when: (day: string, time: string) => `Workshop, ${day}, ${time}`,
  code: 'The code in the room',
  codeHint: 'Six letters and numbers. The clinic shows them while the workshop runs.',
  submit: 'Check in',
  opens: (time: string) => `You can check in from ${time}.`,
  done: 'You are checked in. Thank you for being here.',
  noted: (state: string) => `The clinic has you as: ${state}. If that is not right, tell them.`,
  faults: {
    'wrong-code': 'That is not the code of this workshop. Look at it again.',
    'wait': 'Too many tries. Wait 15 minutes, or tell the clinic that you are here.',
    'too-early': 'Check-in is not open yet.',
    'over': 'This workshop is over. The clinic can still note that you were there.',
    'cancelled': 'This workshop was cancelled.',
  } satisfies Record<CheckInRefusal, string>,
}
