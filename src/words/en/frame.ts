export type FrameWords = typeof frame
export type FormWords = FrameWords['form']

/** Words around every page: bars, footer, forms, the safety strip. */
export const frame = {
  skip: 'Skip to the page',
  leave: 'Leave',
  bar: 'Top of the page',
  titleError: 'Error: ',
  partOf: (n: number, of: number) => `Part ${n} of ${of}`,
  languages: { en: 'English', es: 'Español' },
  hub: { label: 'Main pages', today: 'Today', learn: 'Learn', family: 'Family' },
  foot: {
    label: 'Help and privacy',
    helpNow: 'Help now',
    clinic: (phone: string) => `Clinic: ${phone}`,
    stayingPrivate: 'Staying private',
  },
  staff: {
    label: 'Staff pages',
    menu: 'Your name',
    families: 'Families',
    joinedByCode: 'Joined by code',
    workshops: 'Workshops',
    calls: 'Calls',
    forYou: 'For you',
    messages: 'Messages',
    reports: 'Reports',
    clinic: 'Clinic',
    settings: 'Settings',
    signOut: 'Sign out',
  },
  idle: {
    soon: 'You will be signed out in 2 minutes.',
    stay: 'Stay signed in',
    stayed: 'You are still signed in.',
    ended: 'You are signed out now. Copy your words before you go on.',
  },
  form: {
    problem: 'There is a problem',
    error: 'Error:',
    optional: '(optional)',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    passwordShown: 'Your password is showing.',
    passwordHidden: 'Your password is hidden.',
    saving: 'Saving…',
    moveUp: (item: string) => `Move up: ${item}`,
    moveDown: (item: string) => `Move down: ${item}`,
  },
  print: {
    print: 'Print',
    hint: 'Use your browser’s menu to print.',
  },
  safety: {
    label: 'If it cannot wait',
    call: (number: string) => `Call ${number}`,
    danger: 'In danger or not breathing?',
    suicide: 'Thinking about suicide?',
    home: 'Not safe at home?',
    note: 'This is education. No one reads your answers in real time.',
  },
}
