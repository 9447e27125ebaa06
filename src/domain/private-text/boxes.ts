import type { Catalog, Field } from '../catalog/shape.ts'
import { SCALE_TOP } from '../catalog/shape.ts'
import { found } from '../result.ts'
import { SIGNS_HOME, WEEK_BOX } from '../plan/sign-week.ts'
import type { TextHome } from './queries.ts'

/** Characters of a reflection or of what somebody practises. */
export const REFLECTION_MAX = 2_000
/** The one box of what a module lets people practise. */
export const SENTENCE = 'sentence'
/** Characters of a week's marks: a line for each of more signs than the sheet has room for. */
const WEEK_MAX = 2_000
/** Characters of a box that names no limit of its own, by type; a list counts them for each line. */
const CHARACTERS_MAX: Partial<Record<Field['type'], number>> = { text: 160, long: 500, phone: 40, list: 160, date: 10 }
const LINES_MAX = 3
/** More ticks than a list has, and more characters than one of its options. */
const TICKS_MAX = 40
const TICK_MAX = 300
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What a private box may hold. */
export type Box = Pick<Field, 'type' | 'max'>

/** A lookup of the boxes of a sheet or module. It throws NotFound for one that does not exist or is never stored. */
export function boxesOf(catalog: Catalog, { kind, homeKey }: TextHome): (key: string) => Box {
  if (kind === 'worksheet') {
    const { fields } = found(catalog.worksheet(homeKey), 'worksheet')
    return (key) => found(fields.find((field) => field.key === key && isStored(field)), 'box')
  }
  if (kind === 'sign') {
    found(homeKey === SIGNS_HOME.homeKey ? catalog.worksheet(homeKey) : undefined, 'worksheet')
    return (key) => found(key === WEEK_BOX ? { type: 'long', max: WEEK_MAX } : undefined, 'box')
  }
  const module = found(catalog.module(homeKey), 'module')
  return (key) => {
    if (kind === 'sentence') found(key === SENTENCE ? module.practise : undefined, 'box')
    else found(kind === 'reflection' ? module.reflections.find((one) => one.key === key) : undefined, 'box')
    return { type: 'long', max: REFLECTION_MAX }
  }
}

/** Whether what is typed there is kept at all. */
export function isStored(field: Field): boolean {
  return field.stored !== false && field.type !== 'fixed' && field.type !== 'pen'
}

/** Characters that a box takes; for a list, each of its lines. */
export function charactersOf(box: Box): number {
  const own = box.type === 'list' || box.type === 'date' ? undefined : box.max
  return own ?? CHARACTERS_MAX[box.type] ?? CHARACTERS_MAX.text!
}

/** Lines that a list takes. */
export function linesOf(box: Box): number {
  return box.max ?? LINES_MAX
}

/**
 * What is wrong with a text for a box; undefined when it fits. Ticks are kept as the English words of the options, a
 * line each, so that a later edit of the list never turns one answer into another, and what was ticked under older
 * words stays; a day as `YYYY-MM-DD`; a list as its lines.
 */
export function fits(box: Box, text: string): 'too-long' | 'not-understood' | undefined {
  if (text === '') return undefined
  const lines = text.split('\n')
  if (box.type === 'check' || box.type === 'choice') {
    const most = box.type === 'choice' ? 1 : TICKS_MAX
    return lines.length > most || new Set(lines).size !== lines.length || lines.some((line) => line.length > TICK_MAX) ? 'not-understood' : undefined
  }
  if (box.type === 'scale') return /^\d{1,3}$/.test(text) && Number(text) <= (box.max ?? SCALE_TOP) ? undefined : 'not-understood'
  if (box.type === 'date') return DAY.test(text) ? undefined : 'not-understood'
  if (box.type === 'list') {
    return lines.length > linesOf(box) || lines.some((line) => line.length > charactersOf(box)) ? 'too-long' : undefined
  }
  return text.length > charactersOf(box) ? 'too-long' : undefined
}
