import type { AstroGlobal } from 'astro'
import type { PlanView } from '../components/plan/view.ts'
import { withLines } from '../components/learn/with-lines.ts'
import type { FamilyMember } from '../domain/actor.ts'
import { pick } from '../domain/catalog/shape.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { helpLinesOf, type HelpLine } from '../domain/clinics/contacts.ts'
import { familyPlan, type FamilyPlan, type PlanItem } from '../domain/plan/family-plan.ts'
import { readAllTexts, readTexts } from '../domain/private-text/read-texts.ts'
import { readVersion } from '../domain/private-text/read-version.ts'
import { now } from '../domain/world.ts'
import { fullDay } from '../words/dates.ts'
import { shownWay } from './gate.ts'
import { shutDay } from './sheet-words.ts'

type Page = Pick<AstroGlobal, 'locals' | 'cookies'>
type Locals = Pick<App.Locals, 'world' | 'clinic' | 'locale' | 'words'>

const NUMBERS = ['emergency', 'crisis', 'poison', 'clinic_main', 'clinic_afterhours', 'nearest_er']
const CARD_NUMBERS = ['emergency', 'crisis', 'clinic_main']
/** A sheet to ask whether texts are shut, and until when. */
const ANY_SHEET = { kind: 'worksheet', homeKey: 'warning-sign-plan' } as const

/**
 * The member's own plan, with limits only while the reader said that home is safe. Nothing else tells the two apart.
 * @returns `closed`, the day in words, while a recovery keeps texts shut
 */
export async function ownPlan(page: Page, member: FamilyMember): Promise<{ plan: FamilyPlan } | { closed: string }> {
  const { world, clinic } = page.locals
  const texts = await readAllTexts(world, member, 'worksheet')
  if (!texts) return { closed: shutDay(page.locals, (await readTexts(world, member, ANY_SHEET)).shutUntil) ?? '' }
  const withGated = await shownWay(page, { gate: 'safety' }) === 'safe'
  return { plan: familyPlan(world.catalog.worksheets, texts, { withGated, today: dayIn(clinic.timeZone, now(world)) }) }
}

/** The same in the words of its reader. */
export async function planOnPage(page: Page, member: FamilyMember): Promise<{ plan: PlanView } | { closed: string }> {
  const own = await ownPlan(page, member)
  if ('closed' in own) return own
  const { world, clinic, locale } = page.locals
  return { plan: inWords(page.locals, own.plan, await helpLinesOf(world, clinic, locale)) }
}

/** The plan as it stood on a day it was agreed on, as `planOnPage`. @param day `YYYY-MM-DD` @throws NotFound where nothing is kept */
export async function versionOnPage(page: Page, member: FamilyMember, day: string): Promise<{ plan: PlanView } | { closed: string }> {
  const { world, clinic, locale } = page.locals
  const texts = await readVersion(world, member, day)
  if (!texts) return { closed: shutDay(page.locals, (await readTexts(world, member, ANY_SHEET)).shutUntil) ?? '' }
  const withGated = await shownWay(page, { gate: 'safety' }) === 'safe'
  return { plan: inWords(page.locals, familyPlan(world.catalog.worksheets, texts, { withGated, today: day }), await helpLinesOf(world, clinic, locale)) }
}

/** One thing on a line in the words of a reader. @param contacts lines of help by token, for words of the sheet that name one */
export function itemInWords({ locale }: Pick<Locals, 'locale'>, item: PlanItem, contacts: ReadonlyMap<string, HelpLine> = new Map()): string {
  return 'typed' in item ? item.typed : 'day' in item ? fullDay(locale, item.day) : withLines(pick(item.printed, locale).text, contacts)
}

/** The plan in the words of a reader. @param contacts lines of help by token */
export function inWords({ locale, words: { plan: words } }: Pick<Locals, 'locale' | 'words'>, plan: FamilyPlan, contacts: ReadonlyMap<string, HelpLine>): PlanView {
  const parts = plan.parts.map(({ key, lines, sheets }) => ({
    title: words.sections[key],
    lines: lines.map((line) => ({ key: line.key, label: words.lines[line.key], words: line.items.map((item) => itemInWords({ locale }, item, contacts)), isFixed: line.isFixed })),
    sheets: sheets.map((sheet) => ({ href: `/worksheets/${sheet.order}`, title: pick(sheet.title, locale).text })),
  }))
  const lines = parts.flatMap((part) => part.lines)
  const firstOf = (wanted: string) => lines.find(({ key }) => key === wanted)?.words[0] ?? ''
  const numbersOf = (tokens: string[]) => tokens.flatMap((token) => {
    const line = contacts.get(token)
    return line?.number ? [{ label: line.label, number: line.number, tel: line.tel }] : []
  })
  return {
    parts, numbers: numbersOf(NUMBERS), isEmpty: plan.isEmpty,
    agreedOn: plan.agreedOn ? fullDay(locale, plan.agreedOn) : '', reviewOn: plan.reviewOn ? fullDay(locale, plan.reviewOn) : '',
    card: { numbers: numbersOf(CARD_NUMBERS), firstStep: firstOf('firstSteps'), naloxone: firstOf('naloxone') },
  }
}
