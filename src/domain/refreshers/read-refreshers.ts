import type { FamilyMember } from '../actor.ts'
import type { Locale, Module, Question } from '../catalog/shape.ts'
import { languageOf } from '../catalog/shape.ts'
import type { Clinic } from '../clinics/clinic.ts'
import { dayIn } from '../clinics/clinic.ts'
import type { HelpLine } from '../clinics/contacts.ts'
import { helpLinesOf } from '../clinics/contacts.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { INTERVALS } from './intervals.ts'
import { findOffered } from './offered.ts'
import type { Plan } from './plan.ts'
import { findLatestAnswer, findSwitches } from './queries.ts'

/** An answer as it was saved. `mayReturn`: it was not right, and the module is asked about once more. */
export interface GivenAnswer { module: Module; question: Question; options: string[]; mayReturn: boolean }

/** What `/refreshers` shows. */
export interface RefreshersView {
  isOff: boolean
  offered: Plan | undefined
  /** The answer given last, where the page was asked for it and it was given today. */
  given: GivenAnswer | undefined
  lines: Map<string, HelpLine>
}

/** Reads what `/refreshers` shows. @param wantsGiven whether an answer was just given */
export async function readRefreshers(
  world: World, clinic: Clinic, member: FamilyMember, locale: Locale, wantsGiven: boolean,
): Promise<RefreshersView> {
  const offered = await findOffered(world, member)
  const given = wantsGiven ? await findGiven(world, clinic, member) : undefined
  const module = given?.module ?? offered?.module
  return {
    isOff: (await findSwitches(world.db, member)).refreshersOffAt !== null,
    offered,
    given,
    lines: await helpLinesOf(world, clinic, module ? languageOf(module, locale) : locale),
  }
}

async function findGiven(world: World, clinic: Clinic, member: FamilyMember): Promise<GivenAnswer | undefined> {
  const latest = await findLatestAnswer(world.db, member)
  if (!latest || dayIn(clinic.timeZone, latest.at) !== dayIn(clinic.timeZone, now(world))) return undefined
  const module = world.catalog.module(latest.moduleKey)
  const question = module?.quiz.find(({ key, version }) => key === latest.questionKey && version === latest.questionVersion)
  if (!module || !question) return undefined
  return { module, question, options: latest.options, mayReturn: latest.outcome !== 'right' && latest.afterDays < INTERVALS[2] }
}
