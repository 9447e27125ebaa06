/** The front door: neutral, for whoever opens the address. */
export const front = {
  title: 'Welcome',
  heading: 'A few minutes at a time',
  lede: 'Short readings for families. It is free. You choose what to share.',
  haveCode: 'I have a code',
  signIn: 'Sign in',
  read: 'Read without an account',
  readNote: 'Nothing is recorded while you read.',
  helpNow: 'Help now',
  helpNote: 'Someone in danger, or you need to talk now?',
}
