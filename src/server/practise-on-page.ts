import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { FamilyMember } from '../domain/actor.ts'
import { practiceOf, type Practice } from '../domain/catalog/shape.ts'
import type { Place } from '../domain/learning/place.ts'
import { SENTENCE } from '../domain/private-text/boxes.ts'
import { readTexts } from '../domain/private-text/read-texts.ts'
import { found } from '../domain/result.ts'
import { oneBoxFields, saveBox, viewOfBox, type BoxView } from './box-on-page.ts'
import { readForm } from './form.ts'
import { shownWay, type Way } from './gate.ts'

/** The name of the box. */
export const PRACTISE_NAME = 'text-sentence'
/** Where its author holds it against the steps. */
export const STEPS_ID = 'steps'

const PractiseForm = z.looseObject(oneBoxFields)

/** What there is to practise, in the version of its reader. `isWritten`: there is a sentence to hold against the steps. */
export interface PractisePage extends BoxView { practice: Practice; way: Way | undefined; isWritten: boolean }

/**
 * GET and POST of `…/practise`. Both ways keep the same box, so that nothing kept tells them apart.
 * @returns the page to draw, or where to go on after saving
 * @throws NotFound for a module with nothing to practise
 */
export async function practiseOnPage(astro: AstroGlobal, member: FamilyMember, { module, path }: Place): Promise<PractisePage | string> {
  const { locals, request } = astro
  const way = await shownWay(astro, module)
  const practice = found(practiceOf(module, way), 'practice')
  const box = { name: PRACTISE_NAME, home: { kind: 'sentence', homeKey: module.key }, key: SENTENCE } as const
  const read = request.method === 'POST' ? await readForm(request, PractiseForm, locals.words.problems) : undefined
  const sent = read?.ok ? await saveBox(astro, member, box, read.value, read.form) : read?.form
  if (read && !sent) return `${path}/practise?saved#${STEPS_ID}`
  const own = await readTexts(locals.world, member, box.home)
  return { practice, way, isWritten: Boolean(own.texts.get(SENTENCE)?.text), ...viewOfBox(locals, box, own, sent) }
}
