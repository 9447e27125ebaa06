import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { readCertificate } from '../domain/certificates/read-certificate.ts'
import { line } from '../domain/fields.ts'
import { certificateBlocks, type CertificateFacts } from './certificate-paper.ts'
import { readForm, type Form } from './form.ts'
import { canDraw } from './pdf/characters.ts'
import { writePaper } from './pdf/write-paper.ts'
import { markRefused } from './refused-form.ts'

/** Longer names do not stand well on one page. */
const NAME_MAX = 60

/** The name is for this print alone: it is drawn, and kept nowhere. */
const PrintForm = z.object({ printedName: line('no-name', NAME_MAX), as: z.enum(['show', 'file']).catch('show') })

/** What the page draws. `isWhole`: the PDF has every letter of the name. */
export interface CertificateView { form: Form; sheet: CertificateFacts; isWhole: boolean }

/**
 * GET and POST of a member's own certificate.
 * @returns its file where that was asked for, otherwise what to draw
 * @throws NotFound for one that is not theirs
 */
export async function answerCertificate(astro: AstroGlobal, member: FamilyMember): Promise<Response | CertificateView> {
  const { world, clinic, locale, words, signedIn } = astro.locals
  const { courseNumber, modules, issuedOn, checkCode } = await readCertificate(world, member, astro.params.certificate ?? '')
  const checkAt = checkCode && `${new URL(clinic.origin).host}/check/${checkCode}`
  const viewOf = (form: Form, name: string): CertificateView =>
    ({ form, sheet: { name, course: courseNumber, modules, issuedOn, checkAt }, isWhole: canDraw(name) })
  const ownName = signedIn?.displayName ?? ''
  if (astro.request.method !== 'POST') return viewOf({ values: { printedName: ownName }, errors: {} }, ownName)
  const read = await readForm(astro.request, PrintForm, words.problems)
  if (!read.ok) {
    markRefused(astro)
    return viewOf(read.form, ownName)
  }
  const view = viewOf(read.form, read.value.printedName)
  // A file with empty squares in the name would be no use; the page draws every letter and says so.
  if (read.value.as === 'show' || !view.isWhole) return view
  const blocks = certificateBlocks(view.sheet, { from: clinic.discreetName, locale, words: words.certificate })
  const pdf = await writePaper({ size: 'letter', locale, title: words.certificate.title, framed: true }, blocks)
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="certificate-${issuedOn}.pdf"` },
  })
}
