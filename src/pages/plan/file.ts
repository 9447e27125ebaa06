import type { APIRoute } from 'astro'
import { dayIn } from '../../domain/clinics/clinic.ts'
import { now } from '../../domain/world.ts'
import { requireMember } from '../../server/guards.ts'
import { paperDate } from '../../server/paper-date.ts'
import { writePaper } from '../../server/pdf/write-paper.ts'
import { planBlocks } from '../../server/plan-paper.ts'
import { planOnPage } from '../../server/plan-on-page.ts'

/** The plan as a file to keep: Letter, or A4 with `?a4`; in large print with `?large`. */
export const GET: APIRoute = async ({ locals, cookies, url, redirect }) => {
  const view = await planOnPage({ locals, cookies }, requireMember(locals))
  if ('closed' in view) return redirect('/plan', 303)
  const { world, clinic, locale, words: { plan: words } } = locals
  const { searchParams } = url
  const large = searchParams.has('large')
  const blocks = planBlocks(view.plan, { from: clinic.discreetName, dated: paperDate(locals, locale), large, words })
  const size = searchParams.has('a4') ? 'a4' : 'letter'
  const pdf = await writePaper({ size, locale, title: words.title, print: large ? 'large' : 'dense' }, blocks)
  const day = dayIn(clinic.timeZone, now(world))
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="plan-${day}.pdf"` },
  })
}
