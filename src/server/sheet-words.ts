import type { AstroGlobal } from 'astro'
import type { Worksheet } from '../domain/catalog/shape.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { numberIn } from '../domain/learning/place.ts'
import type { OwnText } from '../domain/private-text/read-texts.ts'
import { sheetParts } from '../domain/private-text/sheet-parts.ts'
import { found } from '../domain/result.ts'
import { now } from '../domain/world.ts'
import { clockTime, fullDay, monthAndDay } from '../words/dates.ts'
import { gateBefore, shownWay } from './gate.ts'

type Locals = Pick<App.Locals, 'world' | 'clinic' | 'locale' | 'words'>

/** "Saved at 7:42 pm" today, "Saved on November 20" on later days; nothing where nothing was saved in these boxes. */
export function savedLine({ world, clinic, locale, words }: Locals, fields: { key: string }[], texts: ReadonlyMap<string, OwnText>): string | undefined {
  const at = fields.map(({ key }) => texts.get(key)?.at ?? '').sort().at(-1)
  if (!at) return undefined
  const on = dayIn(clinic.timeZone, at)
  const isToday = on === dayIn(clinic.timeZone, now(world))
  return isToday ? words.worksheet.savedAt(clockTime(clinic.timeZone, at)) : words.worksheet.savedOn(monthAndDay(locale, on))
}

/** The day that texts shut by a recovery open again, in words. */
export function shutDay({ clinic, locale }: Locals, shutUntil: string | undefined): string | undefined {
  return shutUntil && fullDay(locale, dayIn(clinic.timeZone, shutUntil))
}

/** Where to go instead of a page that fills in or shows a gated sheet: the question, or the sheet that can wait. */
export async function stopBefore(astro: AstroGlobal, worksheet: Worksheet, question: string): Promise<string | undefined> {
  const ask = await gateBefore(astro, worksheet, question)
  if (ask) return ask
  return await shownWay(astro, worksheet) === 'safer' ? `/worksheets/${worksheet.order}` : undefined
}

/** Pages of a sheet beside its parts that the question may lead to. */
const BESIDE_PARTS = ['print', 'share']

/** Where the question before a sheet comes back to; the first part's way is the sheet itself. @throws NotFound */
export function sheetAfterGate(worksheet: Worksheet, part: string): string {
  const path = `/worksheets/${worksheet.order}`
  if (part === '1') return path
  if (!BESIDE_PARTS.includes(part)) found(sheetParts(worksheet)[numberIn(part) - 1], 'part')
  return `${path}/${part}`
}
