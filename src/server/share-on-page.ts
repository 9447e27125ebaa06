import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { formKey } from '../domain/fields.ts'
import { previewCopy, type Preview } from '../domain/private-text/copy.ts'
import { listReaders, type Reader } from '../domain/private-text/readers.ts'
import { listShownGivenShares, type GivenShare, type ShareKind } from '../domain/private-text/share-queries.ts'
import { ShareText, shareText } from '../domain/private-text/share-text.ts'
import { StopShare, stopShare } from '../domain/private-text/stop-share.ts'
import { found } from '../domain/result.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

/** Sharing one sheet or the plan: with whom, the copy to look at first, and who sees one now or did before. */
export interface SharePage {
  form: Form
  readers: Reader[]
  /** Set once a reader was chosen: what exactly they would see. */
  preview: (Preview & { reader: Reader }) | undefined
  isEmpty: boolean
  shares: GivenShare[]
}

const ShareForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('preview'), formKey, readerId: z.string('choose-one').min(1, 'choose-one') }),
  ShareText.omit({ kind: true, homeKey: true }).extend({ do: z.literal('share') }),
  StopShare.extend({ do: z.literal('stop') }),
])

/**
 * GET and POST of a page that shares `what`. @returns the page to draw, or where to go on, `?shared` or `?stopped`
 * @throws NotFound for somebody it cannot be shared with today
 */
export async function shareOnPage(
  astro: AstroGlobal, member: FamilyMember, what: { kind: ShareKind; homeKey: string },
): Promise<SharePage | string> {
  const { world, words } = astro.locals
  const readers = await listReaders(world, member)
  const copy = await previewCopy(world, member, what)
  const shares = (await listShownGivenShares(world.db, member)).filter(({ kind, homeKey }) => kind === what.kind && homeKey === what.homeKey)
  const page: SharePage = { form: emptyForm, readers, preview: undefined, isEmpty: typeof copy === 'string', shares }
  if (astro.request.method !== 'POST') return page

  const read = await readForm(astro.request, ShareForm, words.problems)
  if (!read.ok) return { ...page, form: refusedForm(astro, read.form) }
  const input = read.value
  if (input.do === 'stop') {
    const result = await stopShare(world, member, input)
    return result.ok ? `${astro.url.pathname}?stopped` : { ...page, form: refusedForm(astro, withError(read.form, 'form', words.settings.sentBefore), result.reason) }
  }
  const reader = found(readers.find(({ id }) => id === input.readerId), 'reader')
  const preview = typeof copy === 'string' ? undefined : { ...copy, reader }
  if (input.do === 'preview') return { ...page, form: read.form, preview }
  const result = await shareText(world, member, { formKey: input.formKey, readerId: input.readerId, mark: input.mark, ...what })
  if (result.ok) return `${astro.url.pathname}?shared`
  const message = result.reason === 'not-as-shown' ? words.sharing.changed : result.reason === 'empty' ? words.sharing.empty
    : result.reason === 'shut' ? words.worksheet.shutNow : words.settings.sentBefore
  const late = result.reason === 'not-as-shown' ? 'changed-meanwhile' : result.reason
  return { ...page, preview, form: refusedForm(astro, withError(read.form, 'form', message), late) }
}
