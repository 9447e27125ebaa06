const times = (n: number, one: string, many: string) => (n === 1 ? one : many)

/** The quiz at the end of a module. */
export const quiz = {
  title: (module: number) => `Module ${module}, quiz`,
  questionTitle: (module: number, n: number) => `Module ${module}, question ${n}`,
  eyebrow: (module: number) => `Module ${module}`,
  heading: 'Quiz',
  rule: (questions: number, needed: number) => `${questions} questions. You need ${needed}. Try as often as you like.`,
  saved: 'Each answer is saved as you give it. You can stop at any time.',
  start: 'Start',
  locked: 'The quiz opens when you have gone through every part. These are left:',
  question: (n: number, of: number) => `Question ${n} of ${of}`,
  questionAgain: (n: number, of: number) => `Once more: question ${n} of ${of}`,
  howSure: 'How sure are you? (optional)',
  sure: { sure: 'Sure', fairly: 'Fairly sure', guess: 'Guessing' },
  onlyYou: 'Only you can see this.',
  guessedRight: 'You guessed, and it fits. Now you know why.',
  sureNotYet: 'You felt sure. It is good to find this out here.',
  continue: 'Continue',
  next: 'Next question',
  toAnswers: 'See your answers',
  savedNote: 'Your answer is saved.',
  changed: 'This question changed after you opened it. Your answer was not saved. Please answer it again.',
  answersTitle: (module: number) => `Module ${module}, your answers`,
  doneHeading: (right: number, of: number) => `You have ${right} of ${of}. This quiz is done.`,
  againHeading: (right: number, of: number, missed: number) => `You have ${right} of ${of}. Let us look at ${times(missed, 'one', numberWord(missed))} again.`,
  again: (missed: number) => times(missed, 'Look at one question again', `Look at ${numberWord(missed)} questions again`),
  finish: 'Finish',
  yourAnswer: 'Your answer:',
  critical: 'This one can save a life. Please read it once more.',
  somethingNew: 'There is something new here. You are finished all the same.',
  lookAtNew: 'Look at what is new',
}

function numberWord(n: number): string {
  return ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][n] ?? String(n)
}
