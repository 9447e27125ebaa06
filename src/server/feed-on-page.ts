import type { AstroGlobal } from 'astro'
import type { FamilyMember } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { findFeed } from '../domain/workshops/feed-queries.ts'
import { switchFeed, SwitchFeed } from '../domain/workshops/switch-feed.ts'
import { monthAndDay } from '../words/dates.ts'
import { readForm } from './form.ts'
import { markRefused } from './refused-form.ts'

/** The private calendar address as the page shows it: since when it is on, and, once, the address itself. */
export interface FeedView { onSince: string | undefined; address: string | undefined; isJustOff: boolean }

/** Draws and answers the switch on `/workshops`. The address stands in the answer alone. */
export async function feedOnPage(astro: AstroGlobal, member: FamilyMember): Promise<FeedView> {
  const { world, clinic, locale, words } = astro.locals
  let address: string | undefined
  let isJustOff = false
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, SwitchFeed, words.problems)
    if (read.ok) {
      const token = await switchFeed(world, member, read.value)
      isJustOff = token === null
      if (token !== null) address = new URL(`/calendar/${token}.ics`, clinic.origin).href
    } else markRefused(astro)
  }
  const feed = await findFeed(world.db, member)
  return { onSince: feed && monthAndDay(locale, dayIn(clinic.timeZone, feed.madeAt)), address, isJustOff }
}
