import type { Status } from '../../domain/families/status.ts'
import type { InvitationState } from '../../domain/invitations/invitation.ts'
import type { QuizStanding } from '../../domain/families/progress/quiz-standing.ts'

const be = (n: number) => (n === 1 ? 'is' : 'are')
const have = (n: number) => (n === 1 ? 'has' : 'have')

/** The list of a clinician's families. */
export const caseload = {
  title: 'Families',
  add: 'Add a family',
  assign: 'Assign a course',
  joinCode: 'Join code',
  total: (n: number) => `${n} ${n === 1 ? 'family' : 'families'}.`,
  counts: {
    'needs-nudge': (n: number) => `${n} ${n === 1 ? 'needs' : 'need'} a nudge`,
    'due-soon': (n: number) => `${n} ${be(n)} due soon`,
    'not-joined': (n: number) => `${n} ${have(n)} not joined`,
    'on-track': (n: number) => `${n} ${be(n)} on track`,
    'finished': (n: number) => `${n} finished`,
    'paused': (n: number) => `${n} paused`,
    'ended': (n: number) => `${n} ended`,
  } satisfies Record<Status, (n: number) => string>,
  status: {
    'needs-nudge': 'Needs a nudge', 'due-soon': 'Due soon', 'not-joined': 'Not joined', 'on-track': 'On track', 'finished': 'Finished',
    'paused': 'Paused', 'ended': 'Ended',
  } satisfies Record<Status, string>,
  why: {
    'due': (name: string, day: string) => `${name} has a course to finish by ${day}.`,
    'date-passed': (name: string, day: string) => `The date for ${name} was ${day}.`,
    'invited': (name: string, day: string) => `${name} got a sheet on ${day} and has not joined.`,
    'needs-sheet': (name: string) => `${name} needs an invitation sheet.`,
    'no-course': (name: string) => `${name} has no course yet.`,
    'under-way': (finished: number, of: number) => `${finished} of ${of} modules finished.`,
    'no-one': 'No one is invited.',
    'all-finished': 'All courses are finished.',
    'opens': (name: string, day: string) => `The course of ${name} opens on ${day}.`,
    'paused-by': (name: string) => `The course of ${name} is paused.`,
    'paused': 'The family is paused.',
    'ended': 'The plan of this family has ended.',
  },
  columns: { family: 'Family', people: 'People', status: 'Status', why: 'Why', date: 'Next date', last: 'Last progress' },
  notJoined: (name: string) => `${name} (not joined)`,
  noOne: 'No one',
  noDate: 'No date',
  noProgress: 'None yet',
  only: (status: string) => `Only: ${status}.`,
  showAll: 'Show all families',
  noMatch: 'No family is like this now.',
  first: 'Add your first family',
  firstSteps: [
    'Add the family with a nickname or a case code.',
    'Record the signed consent that names a relative.',
    'Print the invitation sheet and hand it over.',
  ],
  pages: { label: 'Pages', here: (n: number, of: number) => `Page ${n} of ${of}`, before: 'Page before', after: 'Next page' },
}

export const newFamily = {
  title: 'Add a family',
  label: 'Nickname or case code',
  labelHint: 'Never the name of the person in treatment.',
  startedOn: 'Start day',
  team: 'You are on the team of this family. Nothing is sent to anyone.',
  colleagues: 'Who else looks after this family?',
  colleaguesHint: 'They see what you see. Choose no one if you do it alone.',
  taken: 'You have a family with this label. Change it, or tick the box.',
  sameLegend: 'Two families with one label',
  same: 'Use this label again',
  save: 'Add the family',
}

/** One family and its people. */
export const familyDetail = {
  title: 'Family',
  byCode: 'Joined by code',
  back: 'All families',
  started: (day: string) => `Start day: ${day}.`,
  sees: 'You see what each person agreed to. Answers, checks and private text never show here.',
  private: 'This is private. Please do not pass it on.',
  people: 'People',
  empty: 'No one is here yet. Record the signed consent that names a relative. Then print their sheet.',
  joined: 'Joined',
  notJoined: 'Not joined yet',
  noCourse: 'No course yet.',
  course: (n: number, title: string) => `Course ${n}: ${title}`,
  modules: (finished: number, of: number) => `${finished} of ${of} modules finished.`,
  dueOn: (day: string) => `Finish by ${day}.`,
  noDate: 'No date.',
  module: (n: number, title: string) => `Module ${n}: ${title}`,
  finished: 'Finished',
  quiz: { 'passed': 'Quiz passed', 'not-yet': 'Quiz not passed yet', 'needs-help': 'Quiz needs help' } satisfies Record<QuizStanding, string>,
  last: (day: string) => `Last progress: ${day}.`,
  noProgress: 'No progress yet.',
  consent: 'What the consent says',
  ends: (day: string) => `The consent counts through ${day}.`,
  mayTell: 'The clinic may tell them',
  purpose: (text: string) => `Purpose: ${text}.`,
  form: (day: string, version: string, place: string) => `Signed ${day}. Form ${version}. Kept: ${place}.`,
  phone: (number: string, isSafe: boolean) => `Phone: ${number} (${isSafe ? 'safe to call' : 'not marked safe to call'}).`,
  email: (address: string, isSafe: boolean) => `Email: ${address} (${isSafe ? 'safe to write' : 'not marked safe to write'}).`,
  invitation: {
    'none': () => 'No sheet yet.',
    'fresh': (until: string) => `A sheet is ready. It works until ${until}.`,
    'handed-over': (until: string) => `The sheet works until ${until}.`,
    'accepted': () => 'The sheet was used.',
    'duplicate': () => 'The sheet was closed: they had joined before.',
    'replaced': () => 'A newer sheet took its place.',
    'revoked': () => 'The sheet was taken back.',
    'consent-ended': () => 'The sheet stopped with the consent.',
    'expired': (until: string) => `The sheet ended on ${until}.`,
  } satisfies Record<InvitationState | 'none', (until: string) => string>,
  sheet: 'Print the invitation sheet',
  newSheet: 'Print a new sheet',
  code: 'Give a sign-in code',
  end: 'End the consent',
  renew: 'Record the next consent',
  addConsent: 'Record a consent',
  others: 'Other consents',
  live: 'They share nothing with the clinic now.',
  over: (day: string) => `Over since ${day}.`,
}

/** A code for a family member who forgot the password. */
export const memberCode = {
  title: 'Sign-in code',
  heading: (name: string) => `A sign-in code for ${name}`,
  what: 'With it they choose a new password. It works once and for 24 hours. A code given before stops.',
  checkedLegend: 'Who is asking?',
  checked: 'I checked in person who this is',
  give: 'Give the code',
  once: 'The code shows only now. Print it or copy it by hand.',
  back: 'Back to the family',
  for: (name: string) => `For ${name}`,
  goTo: (address: string) => `Go to ${address}.`,
  then: ['Type your sign-in name and this code.', 'Choose a new password.'],
  code: 'Your code',
  within: 'Use it within 24 hours. It works once.',
  phone: (number: string) => `Questions? Call ${number}.`,
}

export const forYou = {
  title: 'For you',
  nothing: 'Nothing waits for you.',
  asked: 'A new invitation was asked for',
  askedLine: (label: string, day: string) => `${label}. Asked on ${day}.`,
  consentLive: 'The consent counts.',
  consentOver: 'The consent is over. Record a new one first.',
  shared: 'Shared with you, not opened yet',
  ending: 'A consent ends soon',
  endingLine: (label: string, day: string) => `${label}. Counts through ${day}.`,
}

export const codeJoiners = {
  title: 'Joined by code',
  intro: 'These people came in with the clinic’s join code. The code links no one to a family.',
  link: 'To link someone to a family, record a consent there. Give them the sheet. They say yes themselves.',
  nobody: 'No one here yet.',
  columns: { name: 'Name', status: 'Status', why: 'Why', last: 'Last progress' },
}
