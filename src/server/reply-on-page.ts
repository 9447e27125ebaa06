import type { AstroGlobal } from 'astro'
import type { FamilyMember } from '../domain/actor.ts'
import { replyToTry, ReplyToTry } from '../domain/refreshers/reply-to-try.ts'
import { readForm } from './form.ts'

/** Keeps what was replied on Today. @returns the way back to it, which shows whatever is asked then */
export async function replyOnPage(astro: AstroGlobal, member: FamilyMember): Promise<Response> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, ReplyToTry, words.problems)
  const isKept = read.ok && (await replyToTry(world, member, read.value)).ok
  return astro.redirect(isKept ? '/today?noted' : '/today', 303)
}
