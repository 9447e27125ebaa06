/** Short questions days after a module, and "Did you try it?". Only their author ever sees the answers. */
export const refreshers = {
  title: 'Refresher',
  about: (questions: number, module: number) =>
    `${questions === 1 ? 'One question' : 'Two questions'} about module ${module}. About 1 minute. Skipping is fine.`,
  eyebrow: (module: number, n: number, of: number) => (of === 1 ? `Module ${module}, one question` : `Module ${module}, question ${n} of ${of}`),
  start: 'Start',
  goOn: 'Keep going',
  continue: 'Continue',
  next: 'Next question',
  finish: 'Done for today',
  private: 'Only you can see your answers. Staff see only totals of 11 people or more.',
  privateWords: 'Only you can see what you wrote.',
  skip: 'Skip this refresher',
  yourAnswer: 'Your answer:',
  saved: 'Your answer is saved.',
  mayReturn: 'We may ask this one again another day.',
  youWrote: 'You wrote:',
  noRight: 'There is no wrong answer here. Say it to yourself, or out loud. Nothing is written down.',
  empty: 'Nothing today.',
  when: 'Two short questions come 2, 7 and 21 days after you finish a module. If you miss them, they do not pile up.',
  isOff: 'Refreshers are off.',
  off: 'Turn refreshers off',
  on: 'Turn refreshers on',
  turnedOff: 'Refreshers are off now. You can turn them on again here, or in Settings.',
  toToday: 'Go to Today',
  settings: {
    title: 'Refreshers',
    note: 'Short questions after a module',
    refreshers: 'Show me refreshers?',
    refreshersHint: 'Two short questions on days 2, 7 and 21. They come to Today, never to your phone or email.',
    tries: 'Ask me “Did you try it?”',
    triesHint: 'Once, three days after you finish a module.',
    yes: 'Yes',
    no: 'No',
    save: 'Save',
    open: 'See if one is waiting',
  },
}

export const tryIt = {
  heading: 'Did you try it?',
  about: (module: number) => `You finished module ${module} a few days ago. Only you can see your answer.`,
  look: 'See what it was',
  yes: 'Yes',
  notYet: 'Not yet',
  stop: 'Do not ask me this',
  noted: 'Noted. Only you can see this.',
}

/** Totals of the whole clinic for its staff. */
export const program = {
  title: 'Program report',
  intro: 'Totals for the whole clinic. No one is named. Totals of fewer than 11 people are not shown.',
  kept: 'Knowledge kept',
  keptNote: 'Answers on day 21 after a module, next to the first try at the same questions.',
  tooFew: 'Fewer than 11 people have answered on day 21. There is nothing to show yet.',
  columns: { what: 'What', right: 'Right', of: 'Answers' },
  firstTry: 'First try',
  day21: 'Day 21',
  people: (n: number) => `From ${n} people who let the clinic see their progress.`,
  back: 'Families',
}
