export type ErrorWords = typeof errors

/** Pages that say what went wrong. The same words for what is not there and what is not yours. */
export const errors = {
  request: (id: string) => `If you call, say this request number: ${id}.`,
  first: 'Go to the first page',
  notFound: {
    title: 'Page not found',
    heading: 'We cannot find this page.',
    advice: 'Check the address, or start again from the first page.',
  },
  refused: {
    title: 'Not sent',
    heading: 'This did not come from our own pages.',
    advice: 'Nothing was saved. Go back, open the page again and try once more.',
  },
  broken: {
    title: 'Not working',
    heading: 'This page is not working. Nothing you saved is lost.',
    advice: 'Wait a minute and try again.',
  },
  updating: {
    title: 'Being updated',
    heading: (name: string) => `${name} is being updated. Try again in a few minutes.`,
    advice: 'Nothing you saved is lost.',
  },
  notSetUp: {
    title: 'Not set up yet',
    heading: (name: string) => `${name} is not set up yet.`,
    advice: 'Come back later. Help now works already.',
    operator: 'I run this server',
  },
}
