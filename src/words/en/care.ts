import type { CallReason, Outcome } from '../../domain/care/call.ts'
import type { CallRefusal } from '../../domain/care/log-call.ts'
import type { CoverReason } from '../../domain/care/cover-family.ts'
import type { Reason } from '../../domain/families/caseload/reasons.ts'

const modules = (n: number) => `${n} ${n === 1 ? 'module' : 'modules'}`

/** Why a family needs a nudge: the name of each reason, and the fact behind it as a sentence. */
export const nudges = {
  reason: {
    'asked-for-call': () => 'Asked for a call',
    'invitation-not-used': () => 'Invitation not used',
    'no-progress': (days: number) => (days === 7 ? 'No progress in a week' : `No progress in ${days} days`),
    'quiz-needs-help': () => 'Quiz needs help',
    'date-near': () => 'Date is near',
    'missed-workshops': (times: number) => (times === 2 ? 'Missed two workshops' : `Missed ${times} workshops`),
  } satisfies Record<Reason, (n: number) => string>,
  fact: {
    'asked-for-call': (name: string, day: string) => `${name} asked on ${day}.`,
    'invitation-not-used': (name: string, day: string) => `${name} got a sheet on ${day} and has not joined.`,
    'last-progress': (name: string, day: string) => `${name} last made progress on ${day}.`,
    'not-begun': (name: string, day: string) => `The course of ${name} opened on ${day}. It is not begun yet.`,
    'quiz-needs-help': (name: string, course: number, module: number) => `${name} could use help with the quiz of course ${course}, module ${module}.`,
    'date-near': (name: string, day: string, left: number) => `${name} has ${modules(left)} left. The date is ${day}.`,
    'date-passed': (name: string, day: string, left: number) => `${name} has ${modules(left)} left. The date was ${day}.`,
    'missed-workshops': (name: string, day: string, times: number) => `${name} was not at the last ${times} workshops. The last was on ${day}.`,
  },
  more: (n: number) => `And ${n} more ${n === 1 ? 'reason' : 'reasons'}.`,
  rest: 'Rest 7 days',
  rested: (reason: string, label: string, day: string) => `“${reason}” rests for ${label} until ${day}.`,
  undo: 'Undo',
  woken: 'It is undone. The reason counts again.',
  call: 'Log a call',
  search: 'Find a family or a person',
  find: 'Find',
  found: (n: number) => (n === 1 ? '1 family found.' : `${n} families found.`),
  foundFirst: (n: number, shown: number) => `${n} families found. Here are the first ${shown}. Type more to find fewer.`,
  none: 'No family fits these words.',
  clear: 'Clear the filter',
  covering: (until: string) => `You cover until ${until}.`,
}

/** Whom to call, and what came of it. */
export const calls = {
  title: 'Calls',
  what: (n: number) => (n === 1 ? '1 call to make. One tap logs it.' : `${n} calls to make. One tap logs a call.`),
  nobody: 'There is no one to call now. To note another call, open the family.',
  voicemail: 'Leave no voicemail. Only say who you are to the person you asked for.',
  phone: 'Phone',
  noPhone: 'Not marked safe to call',
  last: (day: string, outcome: string) => `Last call: ${day}, ${outcome}.`,
  outcome: { 'reached': 'Reached', 'not-reached': 'Not reached' } satisfies Record<Outcome, string>,
  outcomeWas: { 'reached': 'reached', 'not-reached': 'not reached' } satisfies Record<Outcome, string>,
  suits: { morning: 'A good time is the morning.', afternoon: 'A good time is the afternoon.', evening: 'A good time is the evening.' },
  withNote: 'Add a note or a date',
  byCode: 'Joined by code',
  logged: (outcome: string) => `The call is logged: ${outcome}.`,
  newTitle: 'Log a call',
  newHeading: (label: string) => `A call: ${label}`,
  noPeople: 'There is no one here you can call yet.',
  who: 'Who did you call?',
  about: 'What was it about?',
  aboutEmpty: 'Choose one',
  reasons: {
    'asked-for-call': 'They asked for a call', 'invitation-not-used': 'Invitation not used', 'no-progress': 'No progress lately',
    'quiz-needs-help': 'Quiz needs help', 'date-near': 'Date is near', 'missed-workshops': 'Missed workshops', 'other': 'Something else',
  } satisfies Record<CallReason, string>,
  how: 'How did it go?',
  nextOn: 'Call again on',
  nextHint: 'The reason rests until then. With no date it rests 7 days.',
  note: 'Note',
  noteHint: 'Up to 500 letters. The family’s team can read it. Never the name of the person in treatment.',
  save: 'Log the call',
  back: 'All calls',
  faults: {
    'past-date': 'Choose a day after today.', 'too-far': 'Choose a day in the next 60 days.',
    'changed-meanwhile': 'This call was logged before. Look at the list first.',
  } satisfies Record<CallRefusal, string>,
}

/** Looking after a colleague's family for a day. */
export const cover = {
  title: 'Cover for a colleague',
  what: 'Find the family by its label. You see it for 24 hours. It is recorded, and its team sees who and why.',
  label: 'Label of the family',
  labelHint: 'Two letters or more.',
  find: 'Find',
  none: 'No family of a colleague has this label.',
  which: 'Which family?',
  why: 'Why do you cover?',
  reasons: {
    'colleague-away': 'A colleague is away', 'colleague-asked': 'A colleague asked me',
    'family-called': 'The family called the clinic', 'workshop': 'I lead their workshop',
  } satisfies Record<CoverReason, string>,
  start: 'Cover for 24 hours',
  yours: 'You look after this family already.',
  used: 'This form was sent before. Find the family again.',
  back: 'All families',
  link: 'Cover for a colleague',
}

/** What waits for a clinician, besides consents, invitations and shares. */
export const tasks = {
  undelivered: 'A message did not arrive',
  undeliveredLine: (label: string, day: string) => `${label}. Given up on ${day}. Print it or tell them.`,
  covers: 'A colleague covers for you',
  coverLine: (name: string, until: string) => `${name} sees this family until ${until}.`,
}
