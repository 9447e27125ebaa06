/** A blank sheet to print and fill in with a pen. */
export const worksheet = {
  forLater: 'This sheet can wait. There is nothing to fill in now. Please talk with an advocate first. You can also ask the clinic to call you.',
  safeToKeep: 'Is it safe to keep this at home?',
  safeToKeepNote: 'If you are not sure, do not print it. That is a good answer too.',
  onlyPaper: 'Print it and fill it in with a pen. Nothing is saved here.',
  example: 'How it can look',
  exampleNote: 'A made-up family filled this in.',
  blank: 'Your sheet',
  toExample: 'Print the example',
  toBlank: 'Go to the blank sheet',
  scaleAnswer: (number: string, top: number) => `${number} of ${top}`,
  chooseOne: 'Choose one.',
  scale: (top: number) => `Circle a number from 0 to ${top}.`,
}
