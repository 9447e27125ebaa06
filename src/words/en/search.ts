/** The search over what stands in the courses. */
export const search = {
  title: 'Search',
  label: 'What are you looking for?',
  hint: 'One or two words work best. We do not keep them.',
  labelOnLearn: 'Look for a word',
  go: 'Search',
  found: (n: number) => (n === 1 ? '1 thing found' : `${n} things found`),
  inEnglish: 'Some of these are not in Spanish yet.',
  nothing: 'We found nothing',
  nothingNote: 'Try another word, or fewer words. Or begin with one of these:',
  helpNow: 'Help now',
  module: (n: number) => `Module ${n}`,
  part: (module: number, part: number) => `Module ${module}, part ${part}`,
  worksheet: 'Worksheet',
  word: 'A word in plain terms',
}
