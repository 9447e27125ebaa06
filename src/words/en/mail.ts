/** What leaves Porchlight: subjects and whole texts, from this closed list alone. Nothing here names a person, a clinic or a course. */
export const mail = {
  subjects: {
    'next-part': 'Your next part is ready',
    nudge: 'Your next part is ready',
    workshop: 'Your workshop',
    'workshop-changed': 'Your workshop',
    waiting: 'You have a message',
    confirm: 'Please confirm your address',
    security: 'Your sign-in was changed',
    invitation: 'Your invitation',
    'staff-digest': 'Your list for today',
  },
  texts: {
    'next-part': (host: string) => `Porchlight: your next part is ready. ${host}`,
    nudge: (host: string) => `Porchlight: your next part is ready. ${host}`,
    workshop: (host: string) => `Porchlight: your workshop is tomorrow. ${host}`,
    'workshop-changed': (host: string) => `Porchlight: your workshop has changed. ${host}`,
    waiting: (host: string) => `Porchlight: you have a message. ${host}`,
    confirm: (host: string) => `Porchlight: is this address yours, and read only by you? If so, please confirm it. ${host}`,
    security: (host: string) => `Porchlight: your sign-in was changed. Was it not you? Please call the people who invited you. ${host}`,
    invitation: (host: string) => `Porchlight: your invitation is here. ${host}`,
    'staff-digest': (host: string) => `Porchlight: your list for today. ${host}`,
  },
  code: (code: string) => `Code: ${code}`,
  count: (count: number) => (count === 1 ? '1 thing waits for you.' : `${count} things wait for you.`),
  ignore: 'Not you? You can leave this message as it is.',
  stop: (address: string) => `Stop reminders: ${address}`,
}
