/** The pages around modules: a course, the words it explains, what it rests on, and what is handed out on paper. */
export const course = {
  who: 'Who it is for',
  after: 'After this course you can',
  modules: 'The modules',
}

export const glossary = {
  title: 'Words',
  heading: 'Words in these courses',
  intro: 'Hard words, said in a plain way.',
  explainedIn: 'Explained in',
}

export const references = {
  title: 'Sources',
  heading: 'Where this comes from',
  intro: (facts: number, sources: number) => `These courses use ${facts} facts from ${sources} sources.`,
  noneChecked: 'A clinician has not checked the facts yet.',
  someChecked: (checked: number, of: number) => `A clinician has checked ${checked} of ${of} facts.`,
  allChecked: 'A clinician has checked all of them.',
  used: 'Used in',
  notYet: 'Not yet checked by a clinician',
  checked: (day: string) => `Checked ${day}`,
  counted: (checked: number, of: number) => `${checked} of ${of} facts checked by a clinician`,
}

export const handout = {
  title: (module: number) => `Module ${module} on paper`,
  about: 'The whole module on paper, with its questions. Nothing is recorded.',
  part: (n: number, title: string) => `Part ${n}. ${title}`,
  question: 'Think about it',
  sources: 'Where this comes from',
  worksheet: (title: string) => `Worksheet: ${title}`,
  worksheetNote: 'It is on the last pages.',
}

/** The modules that something belongs to. */
export const places = {
  course: (n: number) => `course ${n}`,
  module: (n: number) => `module ${n}`,
}

/** A question on paper, with letters for its answers. */
export const paper = {
  tickOne: 'Mark one.',
  tickMany: 'Mark all that fit.',
  number: 'Write 1, 2, 3 … beside the letters.',
  title: (module: number) => `Module ${module}, quiz on paper`,
  about: 'Print this page, hand out the first part and keep the key.',
  name: 'Name or code',
  date: 'Date',
  keyHeading: 'Answer key, for staff',
  keyNote: (questions: number, needed: number) => `Passed with ${needed} of ${questions} right. What was missed may be asked again, as often as it takes.`,
  right: (letters: string) => `Right: ${letters}`,
  rightOrder: (letters: string) => `Right order: ${letters}`,
  alsoRight: (letters: string) => `Also right: ${letters}`,
  unsure: 'Not sure:',
  critical: 'If this one is missed, talk it over. It can save a life.',
}
