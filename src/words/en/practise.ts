/** Something to say, written out by its author and held against the steps by them alone. */
export const practise = {
  title: (module: number) => `Module ${module}, practice`,
  eyebrow: (module: number) => `Module ${module}, practice`,
  link: 'Practice what to say',
  linkNote: 'Two minutes. Only you see it.',
  heading: 'Practice the sentence',
  headingSafer: 'A few words for yourself',
  label: 'What would you say? Write it as you would say it out loud.',
  labelSafer: 'Write it for yourself. You do not have to say it to anyone.',
  save: 'Save and check it',
  check: 'Check it yourself',
  checkNote: 'Tick what is in your words. Change them above if you like. No one grades this.',
  later: 'In three days Today asks once if you tried it. “Not yet” is a fine answer.',
  laterSafer: 'In three days Today asks everyone once if they tried it. You do not have to. “Not yet” is a fine answer.',
  afraid: 'You do not have to say any of this. If you are afraid of someone at home, leave it here.',
}
