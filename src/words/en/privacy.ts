/** Staying private: how Leave works, what it cannot do, and the long notice. */
export const privacy = {
  title: 'Staying private',
  leave: {
    heading: 'Leave',
    weather: 'Tap Leave to close this page fast. It opens a weather page and signs you out. It does not erase your phone’s history.',
    other: 'Tap Leave to close this page fast. It opens another page and signs you out. It does not erase your phone’s history.',
    keyboard: 'On a keyboard, press Shift three times.',
  },
  limits: {
    heading: 'What Leave cannot do',
    items: [
      'It helps when someone looks over your shoulder. It does not hide that you were here.',
      'Your phone keeps a list of the pages you opened. Their names are dull, but they stay in the list.',
      'An app that spies on your phone sees all you do. Leave cannot stop it.',
      'Without a connection, Leave only hides the page.',
      'Who knows your password can sign in as you.',
    ],
  },
  safer: {
    heading: 'If someone watches your phone',
    items: [
      'Use a phone or computer they do not see.',
      'Open a private window in your browser.',
      'Ask us not to write to you. We write only if you say it is safe.',
      'Print only what is safe to keep at home.',
    ],
  },
  notice: {
    heading: 'Who can see what',
    yes: 'It sees nothing of you before you say yes. You can stop that at any time under Settings, Sharing.',
    running: 'Who runs this',
    runningItems: [
      'The clinic runs this site, or a company it picked runs it for the clinic. They keep the server, the copies and the key.',
      'Who holds both the server and the key could read what you write here. No page of the staff shows it.',
      'Copies are kept so that nothing is lost. They can hold what you deleted for up to 35 days.',
    ],
    law: 'What the law asks',
    lawItems: [
      'Staff must report suspected harm to a child. The rules are not the same in each state. Ask the clinic.',
      'In a medical emergency staff may tell doctors what they need to know.',
      'If the clinic tells you something about a person, it is private. Please do not pass it on or post it.',
    ],
    others: 'Nobody else',
    othersItems: [
      'This site sends nothing to other companies. There are no ads and nothing that follows you.',
      'It keeps a cookie while you join or are signed in. Two more remember your language and colors.',
      'Nothing is recorded while you read without an account.',
      'Help now can stay on your phone, so that it opens without a connection. It names no one.',
    ],
    questions: (phone: string) => `Questions? Call ${phone}.`,
  },
}
