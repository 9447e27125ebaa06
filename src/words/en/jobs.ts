import type { Problem } from '../../domain/jobs/job.ts'
import type { ShownKind } from '../../domain/jobs/read-jobs.ts'

export type JobsWords = typeof jobs

/** The work that Porchlight does by itself. */
export const jobs = {
  title: 'Work in the background',
  note: (n: number) => (n === 0 ? 'All goes well' : n === 1 ? '1 thing needs you' : `${n} things need you`),
  intro: 'Porchlight does this work by itself. You only have something to do here when it needs you.',
  again: 'It will be tried again now.',
  rested: 'It is off the list.',
  needsYou: 'Needs you',
  nothing: 'Nothing needs you.',
  shownFirst: (n: number) => `These are the first ${n}. More will show when these are gone.`,
  line: (day: string, problem: string) => `Since ${day}. ${problem}`,
  tryAgain: 'Try again',
  letRest: 'Let it rest',
  letRestHint: '“Let it rest” takes it off this list. It will not be done.',
  ownFileHint: 'The person whose file was not made can ask for it again.',
  caption: 'All work, by kind',
  empty: 'There has been no work yet.',
  columns: { kind: 'Kind', waiting: 'Waiting', running: 'Running now', finished: 'Done in 24 hours', dead: 'Needs you' },
  kinds: {
    'sweep-sign-ins': 'Clearing out old sign-ins',
    'remove-old': 'Removing what was kept long enough',
    'back-up': 'Making a backup',
    'workshop-dates': 'Adding dates of workshops',
    'deliver-message': 'Sending a message',
    'plan-reminders': 'Looking whom to remind',
    'plan-digest': 'Making the morning list',
    'clear-outbox': 'Clearing out messages nobody handed over',
    'own-file': 'Making a person’s own file',
  } satisfies Record<ShownKind, string>,
  problems: {
    error: 'It stopped with an error each time.',
    later: 'It had to wait each time.',
    stopped: 'It never came to an end.',
  } satisfies Record<Problem, string>,
}
