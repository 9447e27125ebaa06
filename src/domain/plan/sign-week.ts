import { createHash } from 'node:crypto'
import { addDays } from '../clinics/days.ts'
import type { FamilyPlan, PlanItem } from './family-plan.ts'

/** Where the marks of a week are kept: one text of the sheet that the signs come from, sealed like every other. */
export const SIGNS_HOME = { kind: 'sign', homeKey: 'warning-sign-plan' } as const
export const WEEK_BOX = 'week'

export type Mark = 'saw' | 'not'

/** A sign to mark: one of the plan's first signs, or that use has happened, which has no words of its own. `id` names it in a form. */
export interface Sign { id: string; level: 'first' | 'later'; item: PlanItem | undefined }

/** This week's marks by the `id` of their sign. Off until its author turned it on. */
export interface SignWeek { isOn: boolean; marks: ReadonlyMap<string, Mark> }

const LATER: Sign = { id: 'later', level: 'later', item: undefined }
const ID_LENGTH = 12

/** The signs of a plan; none while no first sign is written. */
export function signsOf({ parts }: FamilyPlan): Sign[] {
  const items = parts.flatMap(({ lines }) => lines).find(({ key }) => key === 'firstSigns')?.items ?? []
  if (items.length === 0) return []
  return [...items.map((item): Sign => ({ id: idOf(item), level: 'first', item })), LATER]
}

// Words may be typed in any language; a form's names are plain, and the same sign keeps its name when others are added.
function idOf(item: PlanItem): string {
  const words = 'typed' in item ? item.typed : 'printed' in item ? item.printed.en : item.day
  return createHash('sha256').update(words.toLowerCase()).digest('hex').slice(0, ID_LENGTH)
}

/** The Monday that the week of this day begins with. @param day `YYYY-MM-DD` of the clinic's calendar */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** What is kept: the week's Monday and a line for each mark. Only one week is ever kept. */
export function writeWeek(monday: string, marks: ReadonlyMap<string, Mark>): string {
  return [monday, ...[...marks].map(([id, mark]) => `${mark} ${id}`)].join('\n')
}

/** The marks of the week that begins with this Monday; those of an older week are over. @param text what `writeWeek` gave, or nothing */
export function readWeek(text: string, monday: string): SignWeek {
  const [week, ...lines] = text.split('\n')
  const marks = lines.flatMap((line): [string, Mark][] => {
    const [mark, id] = line.split(' ')
    return id && (mark === 'saw' || mark === 'not') ? [[id, mark]] : []
  })
  return { isOn: text !== '', marks: new Map(week === monday ? marks : []) }
}
