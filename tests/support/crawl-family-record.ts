import { failed, type Place, place } from './crawl-place.ts'

const FAMILY = '/staff/families/[family]'
const RIVERA = '/staff/families/rivera'

/** The pages about one family that its team works with. @param newFamily the address of a family nobody has joined */
export function familyRecordPlaces(newFamily: string): Place[] {
  const [notes, apart, summary, disclosures, nudge, read] = ['notes', 'separate', 'summary', 'disclosures', 'members/[member]/nudge', 'consents/[consent]/read']
    .map((page) => `${FAMILY}/${page}`) as [string, string, string, string, string, string]
  const formKey = crypto.randomUUID()
  return [
    place(notes, 'dana', `${newFamily}/notes`),
    place(notes, 'dana', `${RIVERA}/notes`),
    place(notes, 'dana', `${RIVERA}/notes`, [{ do: 'add', text: 'One more note.' }]),
    failed(notes, 'dana', { do: 'add', text: '' }, `${RIVERA}/notes`),
    place(apart, 'dana', `${newFamily}/separate`),
    place(apart, 'dana', `${RIVERA}/separate`),
    failed(apart, 'dana', { do: 'separate', memberIds: 'ana' }, `${RIVERA}/separate`),
    place(summary, 'dana', `${RIVERA}/summary`),
    place(summary, 'dana', `${RIVERA}/summary`, [{ formKey }]),
    place(disclosures, 'dana', `${RIVERA}/disclosures`),
    place(disclosures, 'dana', `${newFamily}/disclosures`),
    place(nudge, 'dana', `${RIVERA}/members/ana/nudge`),
    place(nudge, 'dana', `${RIVERA}/members/luz/nudge?sent`),
    place(nudge, 'dana', `${RIVERA}/members/raul/nudge`),
    place(read, 'dana', `${RIVERA}/consents/consent-ana/read`),
    place(read, 'dana', `${newFamily}/consents/consent-old/read`),
  ]
}
