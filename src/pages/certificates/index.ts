import type { APIRoute } from 'astro'
import { IssueCertificate, issueCertificate } from '../../domain/certificates/issue-certificate.ts'
import { NotFound } from '../../domain/result.ts'
import { readForm } from '../../server/form.ts'
import { requireMember } from '../../server/guards.ts'

/** Gives the certificate of a finished course, or finds the one that was given, and goes to it. */
export const POST: APIRoute = async ({ request, locals, redirect }) => {
  const member = requireMember(locals)
  const read = await readForm(request, IssueCertificate, locals.words.problems)
  if (!read.ok) throw new NotFound('course')
  const result = await issueCertificate(locals.world, member, read.value)
  return redirect(result.ok ? `/certificates/${result.value.id}` : '/learn', 303)
}
