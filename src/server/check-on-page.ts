import type { AstroGlobal } from 'astro'
import { checkCertificate } from '../domain/certificates/check-certificate.ts'
import { monthAndYear } from '../words/dates.ts'
import { slowRefusal } from './auth/floor.ts'

/**
 * Looks up the code in the address. Valid or not, the answer is one sentence on the same page after the same time.
 * @returns the sentence
 * @throws NotFound where the clinic answers no codes
 */
export async function answerCheck({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>): Promise<string> {
  const { world, clinic, clientAddress, locale, words: { check: words } } = locals
  const startedAt = performance.now()
  const result = await checkCertificate(world, clinic.id, { text: params.code ?? '', address: clientAddress })
  await slowRefusal(startedAt)
  return result.ok ? words.valid(monthAndYear(locale, result.value.month)) : words[result.reason]
}
