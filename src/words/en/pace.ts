import type { How } from '../../domain/learning/outside/queries.ts'
import type { OutsideRefusal } from '../../domain/learning/outside/record-outside.ts'
import type { Pace } from '../../domain/families/pace/pace.ts'

/** A member's own pause, and a module that waits for another one. */
export const pause = {
  title: 'Pause my course',
  row: 'Rest for a while. You need no reason.',
  what: 'You can rest from your course. You need no reason. Dates and reminders stop now. What you finished stays. You can still read everything.',
  staff: 'The clinic sees only “Paused”.',
  pause: 'Pause my course',
  isPaused: 'Your course is paused.',
  goOnWhat: 'When you go on, your dates move by the days you rested.',
  resting: 'Your course is paused. Nothing waits for you.',
  goOn: 'Go on with my course',
  first: 'Another module comes first:',
  firstModule: (course: number, module: number, title: string) => `Course ${course}, module ${module}: ${title}`,
  toFirst: 'Go to that module',
  marked: {
    paper: (by: string, day: string) => `Marked as done on paper by ${by}, ${day}.`,
    phone: (by: string, day: string) => `Marked as done by phone by ${by}, ${day}.`,
    together: (by: string, day: string) => `Marked as read together by ${by}, ${day}.`,
  } satisfies Record<How, unknown>,
}

/** A family's pace, as staff set it. */
export const pace = {
  title: 'Pace',
  back: 'Back to the family',
  heading: (label: string) => `Pace of ${label}`,
  saved: 'Saved. The family sees it at their next visit.',
  is: {
    'running': 'This family is on its way.', 'paused': 'This family is paused.',
    'stepped-down': 'This family goes on with less.', 'ended': 'This family has ended the program.',
  } satisfies Record<Pace, string>,
  same: 'Whatever you choose, people read only: “Your plan has changed. Here is your next step.” It says nothing about anyone else.',
  acts: {
    pause: { heading: 'Pause', what: 'Dates and reminders stop for everyone in this family. All pages stay open.', button: 'Pause' },
    resume: { heading: 'Resume', what: 'Dates that are still open move by the days of the pause.', button: 'Resume' },
    end: { heading: 'End', what: 'Courses close and lose their dates. All pages stay open to read. What was finished stays.', button: 'End' },
    reopen: { heading: 'Open again', what: 'Courses are as they were. Open dates move by the days since the end.', button: 'Open again' },
  },
  stepDown: {
    heading: 'Step down',
    what: 'Choose what stays. The rest leaves their plan. What they learned stays.',
    keep: 'What stays?',
    line: (name: string, course: string) => `${name}: ${course}`,
    modules: (finished: number, of: number) => `${finished} of ${of} modules finished`,
    opens: (day: string) => `Opens ${day}`,
    none: 'No course is open now.',
    button: 'Step down',
  },
  consents: 'Does a consent end as well?',
  endConsent: (name: string) => `End the consent for ${name}`,
  changedMeanwhile: 'This was changed in the meantime. Look at the page as it is now.',
}

/** Letting one person into a module. */
export const unlock = {
  title: 'Unlock a module',
  back: 'Back to the family',
  what: 'Some modules wait until another one is finished. You can open one for one person.',
  saved: 'It is open now.',
  none: 'No module waits.',
  module: (course: number, module: number, title: string) => `Course ${course}, module ${module}: ${title}`,
  waits: (course: number, module: number) => `Waits for course ${course}, module ${module}`,
  isOpen: 'Open',
  open: 'Unlock',
  openFor: (module: number, name: string) => `module ${module} for ${name}`,
}

/** A module done on paper, by phone or together. */
export const outside = {
  title: 'Paper or phone',
  back: 'Back to the family',
  what: 'Record a module that someone did without a screen. It counts as finished. They see that you marked it.',
  person: 'Who did it?',
  which: 'Which module?',
  choose: 'Choose a module',
  module: (course: number, module: number, title: string) => `${course}.${module} ${title}`,
  how: 'How?',
  hows: { paper: 'On paper', phone: 'By phone', together: 'Read together' } satisfies Record<How, string>,
  day: 'On which day?',
  record: 'Mark as finished',
  saved: 'It is marked as finished.',
  undone: 'It is undone.',
  lately: 'Marked in the last 7 days',
  doneAs: (how: string, day: string) => `${how}, ${day}`,
  undo: 'Undo',
  faults: {
    'private-module': 'This module is private. Choose another one.',
    'complete-already': 'This person finished that module already.',
    'future-day': 'Choose today or a day before.',
    'too-long-ago': 'Choose a day within the last year.',
    'too-late': 'This can be undone for 7 days only.',
    'changed-meanwhile': 'This form was sent before. Look at the page as it is now.',
  } satisfies Record<OutsideRefusal | 'too-late', string>,
}
