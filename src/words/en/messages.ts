/** Whether and where we write to a member. */
export const reminders = {
  title: 'Messages',
  note: 'If we may write to you, and when',
  question: 'Is it safe to write to you?',
  no: 'No. Do not write to me',
  yes: 'Yes. Only I read my email',
  yesPhone: 'Yes. Only I read my email or phone',
  address: 'Your email',
  addressPhone: 'Your email or cell phone number',
  addressHint: 'We first send one short message there. Until you confirm it, nothing else is sent.',
  remind: 'Messages I want',
  remindMe: 'Remind me about my next part',
  nextPart: 'Remind you about your next part?',
  nextPartHint: 'At most once a week. It stops after two messages if you do not come by.',
  workshops: 'Tell you the day before a workshop?',
  wanted: 'Yes',
  notWanted: 'No',
  weekday: 'On which day?',
  hour: 'At what time?',
  save: 'Save',
  says: 'A message never says why you are here. It says:',
  state: {
    waiting: (address: string) => `We wrote to ${address}. Open that message and confirm it. Until then nothing else is sent there.`,
    confirmed: (address: string) => `We may write to ${address}.`,
    stopped: (address: string) => `You stopped reminders to ${address}. Save this page with Yes to start them again.`,
  },
  code: 'Code from the message',
  codeHint: 'Type it here, or open the link in the message.',
  confirm: 'Confirm',
  noMatch: 'We do not know this code, or it is too old. Check it, or save your email again to get a new one.',
  stopAll: 'Stop everything',
  stopNote: 'We forget your address and do not write to you again.',
  faults: {
    'too-often': 'You asked for three confirmations today. Try again tomorrow.',
  },
}

/** The page behind the link of a confirmation. */
export const confirmed = {
  title: 'Your address',
  heading: 'Is this your address?',
  question: 'Say yes only if this email or phone is yours, and only you read it.',
  yes: 'Yes, only I read it',
  no: 'If it is not yours, close this page. Nothing more is sent.',
  done: 'Thank you. Your address is confirmed. You can close this page.',
  ended: 'This link does not work any more. You can ask for a new one in Settings, under Messages.',
}

/** The page behind a stop link: the same for every link. */
export const stopped = {
  title: 'Messages',
  heading: 'Stop reminders?',
  what: 'We stop reminders about your next part and your workshops.',
  stop: 'Stop reminders',
  done: 'Reminders are stopped. You can start them again in Settings, under Messages.',
}

/** Messages that staff hand over. */
export const handOver = {
  title: 'Messages to hand over',
  about: 'Give these in person, or read them on the phone. When you have done so, mark them as given.',
  withMail: 'Other messages are sent by themselves. Here are those that did not arrive, or have no way to be sent.',
  nothing: 'Nothing to hand over.',
  kinds: {
    'next-part': 'Next part', nudge: 'Nudge', workshop: 'Workshop', 'workshop-changed': 'Workshop changed',
    waiting: 'Something waits', confirm: 'Confirm an address', invitation: 'Invitation', 'staff-digest': 'Your list',
  },
  line: (label: string, kind: string, day: string) => `${label}. ${kind}, ${day}.`,
  cameBack: 'Not delivered: print it instead.',
  byCode: 'Joined by code',
  text: 'The exact text',
  link: 'Link',
  code: (code: string) => `Code: ${code}`,
  copy: 'Tap into the box, choose all, and copy.',
  print: 'Print this message',
  newSheet: 'Print a new invitation sheet',
  wiped: 'The link in this message is gone. Ask them to save their address again, under Settings, Messages.',
  waiting: (count: number) => (count === 1 ? '1 message waits.' : `${count} messages wait.`),
  given: 'Mark as given',
  back: 'All messages',
  qr: 'Opens the page of this message',
}

/** Sending an invitation to an address the clinic marked safe. */
export const sendSheet = {
  send: (address: string) => `Send it to ${address}`,
  sendNote: 'This sends a link by email, and nothing else. A sheet made before stops working.',
  sent: 'The invitation is on its way. If it does not arrive, you see that under Messages.',
}
