import type { FamilyMember } from '../actor.ts'
import type { Locale, Question } from '../catalog/shape.ts'
import { languageOf } from '../catalog/shape.ts'
import type { Clinic } from '../clinics/clinic.ts'
import { dayIn } from '../clinics/clinic.ts'
import type { HelpLine } from '../clinics/contacts.ts'
import { helpLinesOf } from '../clinics/contacts.ts'
import type { World } from '../world.ts'
import type { Place } from './place.ts'
import { shuffledOptions } from '../quizzes/shuffle.ts'
import { findCheckAnswer, findContinued } from './queries.ts'

/** All that one part shows of its reader, from the summary rows alone. Pages are kept by it: no names, no ids of people. */
export interface PartView {
  /** Parts of the module that were continued. */
  partsDone: number
  /** The day this part was continued, `YYYY-MM-DD`. */
  doneOn: string | undefined
  /** The options of the quick check in this reader's order. */
  checkOrder: string[]
  /** The reader's latest answer to it. */
  checkAnswer: string[] | undefined
  lines: Map<string, HelpLine>
  /** The language of the text: English where the module is not complete in the reader's. */
  lang: Locale
}

/** Reads what `/learn/{course}/{module}/{section}` shows. Without a member nothing is looked up about anyone. */
export async function readPart(
  world: World, clinic: Clinic, member: FamilyMember | undefined, { module }: Place, section: string,
  check: Question | undefined, locale: Locale,
): Promise<PartView> {
  const lang = languageOf(module, locale)
  const continued = member ? await findContinued(world.db, member, module.key) : new Map<string, string>()
  const continuedAt = continued.get(section)
  return {
    lang,
    partsDone: module.sections.filter((key) => continued.has(key)).length,
    checkOrder: check ? shuffledOptions(check, member?.id ?? '').map(({ key }) => key) : [],
    doneOn: continuedAt && dayIn(clinic.timeZone, continuedAt),
    checkAnswer: member && check ? await findCheckAnswer(world.db, member, module.key, check.key) : undefined,
    lines: await helpLinesOf(world, clinic, lang),
  }
}
