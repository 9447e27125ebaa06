/** Words inside a module's text and in the boxes drawn into it. */
export const prose = {
  labels: {
    example: 'How it can look',
    avoid: 'Less helpful',
    script: 'Words you can try',
  },
  theClinic: 'the clinic',
  askTheClinic: 'ask the clinic',
  reflect: 'Only for you',
  reflectNote: 'Think about it, or write on paper. Sign in to write it here.',
  worksheet: 'Worksheet',
  worksheetNote: 'Fill it in here, or print it and use a pen.',
  worksheetKeepNote: 'Print it only if it is safe to keep at home.',
  sources: 'Where this comes from',
  allSources: 'All sources of these courses',
  checkedOn: (day: string) => `Checked by a clinician on ${day}.`,
  notChecked: 'Not yet checked by a clinician.',
}

export type ProseWords = typeof prose
