import { dayIn } from '../domain/clinics/clinic.ts'
import { pick } from '../domain/catalog/shape.ts'
import type { GivenShare, GotShare } from '../domain/private-text/share-queries.ts'
import { monthAndDay } from '../words/dates.ts'

type Locals = Pick<App.Locals, 'world' | 'clinic' | 'locale' | 'words'>

/** What a share is of, in words. */
export function shareName({ world, locale, words }: Locals, { kind, homeKey }: Pick<GivenShare, 'kind' | 'homeKey'>): string {
  if (kind === 'plan') return words.sharing.plan
  const worksheet = world.catalog.worksheet(homeKey)
  return words.sharing.sheet(worksheet ? pick(worksheet.printTitle, locale).text : '')
}

/** Shares as their author reads them: days in the clinic's calendar, in words. */
export function givenLines(locals: Locals, shares: GivenShare[]) {
  const day = (at: string | null) => at && monthAndDay(locals.locale, dayIn(locals.clinic.timeZone, at))
  return shares.map((share) => ({
    id: share.id, name: share.readerName, what: shareName(locals, share),
    givenOn: day(share.givenAt) ?? '', openedOn: day(share.openedAt), endedOn: day(share.endedAt),
  }))
}

/** Shares as their reader finds them in a list. @param folder where they open, `/shared` or `/staff/shared` */
export function gotRows(locals: Locals, shares: GotShare[], folder: string) {
  const { locale, clinic, words: { sharing } } = locals
  return shares.map((share) => ({
    href: `${folder}/${share.handle}`, words: `${share.authorName}: ${shareName(locals, share)}`,
    note: share.openedAt === null ? sharing.gotNew : sharing.gotOn(monthAndDay(locale, dayIn(clinic.timeZone, share.givenAt))),
  }))
}
