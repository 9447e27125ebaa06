import type { AssignmentState } from '../../domain/assignments/state.ts'
import type { Scope } from '../../domain/consents/elements.ts'
import type { AttendanceState } from '../../domain/families/detail/days.ts'

/* What the clinic keeps and does about one family, beside what its people learn. */

const back = 'Back to the family'
const sentBefore = 'This form was sent before. Look at the page first.'
const workshops = (n: number) => (n === 1 ? 'workshop' : 'workshops')

/** One person on the family page, and the way to what can be done. */
export const familyPerson = {
  joinedOn: (day: string) => `Joined ${day}.`,
  paused: 'Paused',
  modules: (finished: number, of: number, passed: number) =>
    `${finished} of ${of} modules finished. ${passed} ${passed === 1 ? 'quiz' : 'quizzes'} passed.`,
  state: {
    planned: (day: string) => `Opens ${day}.`, open: () => 'Open.', started: () => 'Started.', complete: () => 'Finished.',
    paused: () => 'Paused.', withdrawn: () => 'Taken back.', closed: () => 'Ended.',
  } satisfies Record<AssignmentState, (day: string) => string>,
  needsHelp: (n: number) => (n === 1 ? '1 quiz needs help.' : `${n} quizzes need help.`),
  workshops: (came: number, of: number, last: string | null) =>
    `Came to ${came} of ${of} ${workshops(of)}.${last === null ? '' : ` Last: ${last}.`}`,
  noWorkshops: 'No workshop counted yet.',
  courses: 'Courses and modules',
  days: 'Day by day',
  day: {
    finished: (course: number, module: number, title: string) => `Finished course ${course}, module ${module}: ${title}`,
    how: { paper: 'on paper', phone: 'by phone', together: 'read together' } as Record<string, string>,
    workshop: {
      'present': 'Came to the workshop', 'late': 'Came to the workshop late', 'left-early': 'Left the workshop early',
      'by-phone': 'Joined the workshop by phone', 'absent': 'Was not at the workshop',
    } satisfies Record<AttendanceState, string>,
  },
  nudge: 'Send a nudge',
  call: 'Log a call',
  more: (name: string) => `More for ${name}`,
  unlock: 'Unlock a module',
  outside: 'Paper or phone',
  readAloud: 'Read the consent aloud',
}

/** The family page beside its people. */
export const familyPage = {
  pages: 'About this family',
  notes: 'Notes',
  summary: 'Summary',
  disclosures: 'What was told to whom',
  pace: 'Pace',
  apart: 'Keep two people apart',
  calls: 'Calls',
  callWith: (day: string, name: string) => `${day}: ${name}`,
  callAbout: (day: string) => `${day}: the family`,
  outcome: { 'reached': 'Reached', 'not-reached': 'Not reached' } as Record<string, string>,
  nextCall: (day: string) => `Next call: ${day}.`,
  callNote: 'Note',
  by: (name: string) => `By ${name}.`,
}

export const staffNotes = {
  title: 'Notes',
  heading: (label: string) => `Notes: ${label}`,
  who: 'Only this family’s team reads them. No one in the family ever does.',
  text: 'New note',
  hint: 'Up to 2,000 characters. Write what the team has to know.',
  save: 'Add the note',
  saved: 'The note is added.',
  none: 'There are no notes yet.',
  list: 'All notes',
  by: (name: string, day: string) => `${name}, ${day}`,
  removed: 'This note was removed.',
  remove: 'Remove my note',
  removeHint: 'You can remove a note of yours for 24 hours.',
  faults: {
    'changed-meanwhile': sentBefore,
    'not-removable': 'This note cannot be removed any more.',
  },
  back,
}

export const apart = {
  title: 'Keep apart',
  heading: 'Keep two people apart',
  what: [
    'From the next page on, neither shows up for the other.',
    'Copies they shared with each other can no longer be opened.',
    'No one is told. Nothing of theirs is deleted.',
    'You can undo it here. Then each sees again what the other chose to show.',
  ],
  limit: 'It works for people who have joined. They may still meet at workshops.',
  who: 'Which two people?',
  two: 'Choose two people.',
  save: 'Keep them apart',
  needsTwo: 'There are not two people here who have joined.',
  now: 'Kept apart now',
  pair: (one: string, other: string) => `${one} and ${other}`,
  again: 'Show them to each other again',
  sentBefore,
  back,
}

export const readAloud = {
  title: 'Consent to read aloud',
  screen: 'Read this to the person who signed, or print it for them. It names the relative and says what may be told.',
  over: 'This consent is over. Do not hand this page out any more.',
  back,
  heading: (recipient: string) => `What we may tell ${recipient}`,
  intro: (clinic: string, recipient: string, day: string) => `On ${day} you signed a paper. It lets ${clinic} tell ${recipient} some things about you.`,
  may: (recipient: string) => `We may tell ${recipient}:`,
  scopes: {
    enrolment: 'that you take part', attendance: 'when you were here', progress: 'a summary of your progress',
    discharge: 'the day of a step-down or discharge', safety: 'worries about safety', tests: 'your test results', medicines: 'your medicines',
  } satisfies Record<Scope, string>,
  onlyThat: 'Nothing else.',
  why: (purpose: string) => `Why: ${purpose}.`,
  until: (day: string) => `It ends after ${day}. You do not have to do anything.`,
  withdraw: 'You can take it back at any time. Tell anyone at the clinic. You need no reason. Your care stays the same.',
  atOnce: 'From that moment we tell nothing more. What was told before cannot be taken back.',
  learningTitle: (recipient: string) => `What we see of ${recipient}`,
  learning: (recipient: string) => `If ${recipient} agrees, we see:`,
  sees: ['that they joined', 'how many modules they finished', 'which quizzes they passed', 'which workshops they came to', 'the last day they made progress'],
  never: 'We never see their answers or what they write, unless they share it. They can stop this at any time too.',
  questions: (phone: string) => `Questions? Call ${phone}.`,
  private: 'This is private. Please do not pass it on.',
}

export const familyDisclosures = {
  title: 'What was told',
  heading: (label: string) => `What was told: ${label}`,
  intro: 'Each time something was told about this family in the last three years, the newest first.',
  none: 'Nothing was told yet.',
  columns: { on: 'Day', what: 'What', toWhom: 'To whom', consent: 'Consent', notice: 'Notice', by: 'By' },
  what: { 'invitation': 'Invitation sheet', 'summary': 'Summary for the clinic’s record', 'report': 'Report of progress and attendance' } as Record<string, string>,
  consent: (recipient: string, day: string) => `${recipient}, signed ${day}`,
  notice: (version: string) => `Version ${version}`,
  printed: (day: string) => `As of ${day}.`,
  back,
}

export const familySummary = {
  title: 'Summary',
  heading: (label: string) => `Summary: ${label}`,
  what: 'A short text for the record. It holds counts and days. It holds no answers, no notes and nothing private.',
  counts: 'Making it is written down.',
  make: 'Make the summary',
  text: 'The summary',
  copyHint: 'Copy all of it, or print this page.',
  copy: 'Copy',
  copied: 'Copied.',
  sentBefore: 'This page was sent before. Make the summary once more.',
  back,
  line: {
    title: (label: string, day: string) => `Family education summary, ${label}, ${day}`,
    nobody: 'No one in this family shares their learning with the clinic now.',
    modules: (finished: number, of: number) => `Modules finished: ${finished} of ${of}.`,
    noCourse: 'Modules: no course yet.',
    quizzes: (n: number) => `Quizzes passed: ${n}.`,
    workshops: (came: number, of: number) => `Workshops: came to ${came} of ${of}.`,
    calls: 'Calls:',
    noCalls: 'Calls: none.',
    call: (day: string, outcome: string) => `${day}, ${outcome}`,
    outcome: { 'reached': 'reached', 'not-reached': 'not reached' } as Record<string, string>,
    last: (day: string) => `Last progress: ${day}.`,
    noProgress: 'Last progress: none yet.',
    by: (name: string) => `Prepared by ${name}.`,
  },
}

/** A reminder that staff send by hand. */
export const nudge = {
  title: 'Nudge',
  heading: (name: string) => `A nudge for ${name}`,
  exactly: (name: string) => `${name} gets exactly this:`,
  neutral: 'It names no one and says nothing about the clinic or a course. At most one a week goes out.',
  way: {
    email: (name: string) => `It goes by email, to the address that only ${name} reads.`,
    phone: (name: string) => `It goes by text message, to the phone that only ${name} reads.`,
  },
  send: 'Send it',
  sent: 'It is on its way. At night it waits for the morning.',
  limit: (day: string) => `A message went out lately. You can send the next one on ${day}.`,
  noSafeWay: 'No safe way to write. Call instead.',
  noSafeWhy: (name: string) => `${name} has no address on file that only they read.`,
  paused: (name: string) => `${name} takes a pause. Nothing is sent now.`,
  sentBefore,
  back,
}
