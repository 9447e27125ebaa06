import type { FamilyMember } from '../actor.ts'
import type { Locale, Question } from '../catalog/shape.ts'
import { languageOf } from '../catalog/shape.ts'
import type { Clinic } from '../clinics/clinic.ts'
import { dayIn } from '../clinics/clinic.ts'
import type { HelpLine } from '../clinics/contacts.ts'
import { helpLinesOf } from '../clinics/contacts.ts'
import type { World } from '../world.ts'
import type { Place } from './place.ts'
import type { ModuleProgress } from './progress.ts'
import { nothingDone } from './progress.ts'
import { findCheckAnswer, findProgress } from './queries.ts'

/** What one part shows of its reader: the summary rows alone. */
export interface PartView {
  progress: ModuleProgress
  /** The day this part was continued, `YYYY-MM-DD`. */
  doneOn: string | undefined
  /** The reader's latest answer to the quick check. */
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
  const progress = member ? await findProgress(world.db, member, module) : nothingDone(module)
  const continuedAt = progress.continued.get(section)
  return {
    progress, lang,
    doneOn: continuedAt && dayIn(clinic.timeZone, continuedAt),
    checkAnswer: member && check ? await findCheckAnswer(world.db, member, module.key, check.key) : undefined,
    lines: await helpLinesOf(world, clinic, lang),
  }
}
