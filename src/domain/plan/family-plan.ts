import type { Field, Text, Worksheet } from '../catalog/shape.ts'
import { AGREED_ON, planLines, planSections, REVIEWS, type PlanLineKey, type PlanSection } from './plan-lines.ts'

/** One thing on a line: words as they were typed, words of the sheet itself, or a day (`YYYY-MM-DD`). */
export type PlanItem = { typed: string } | { printed: Text } | { day: string }

/** A line of the plan. Without items it is still blank; `isFixed` is printed for everybody and never blank. */
export interface PlanLine { key: PlanLineKey; items: PlanItem[]; isFixed: boolean }

/** A section with its lines, and the sheets that fill it. */
export interface PlanPart { key: PlanSection; lines: PlanLine[]; sheets: Worksheet[] }

/** Everything the plan says. Days as `YYYY-MM-DD`; undefined where none was written. */
export interface FamilyPlan { parts: PlanPart[]; agreedOn: string | undefined; reviewOn: string | undefined; isEmpty: boolean }

/** What was written, by the keys of sheet and box. */
export type PlanTexts = ReadonlyMap<string, ReadonlyMap<string, { text: string }>>

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The worksheets of one person as one document. What stands behind the safety question is in it only `withGated`, and
 * leaves no gap otherwise: neither a blank line nor an empty section.
 * @param today `YYYY-MM-DD`: the next day to look at it again is the first from today on, else the last one before
 */
export function familyPlan(
  worksheets: readonly Worksheet[], texts: PlanTexts, { withGated, today }: { withGated: boolean; today: string },
): FamilyPlan {
  const boxes = new Map(worksheets.filter(({ gate }) => withGated || !gate).flatMap((sheet) =>
    sheet.fields.map((field) => [`${sheet.key}/${field.key}`, { sheet, field, text: texts.get(sheet.key)?.get(field.key)?.text ?? '' }] as const)))
  const parts = planSections.flatMap((key): PlanPart[] => {
    const found = planLines.filter(({ section }) => section === key).map((line) => ({ key: line.key, from: line.from.flatMap((at) => boxes.get(at) ?? []) }))
      .filter(({ from }) => from.length > 0)
    if (found.length === 0) return []
    const sheets = new Set(found.flatMap(({ from }) => from.map(({ sheet }) => sheet)))
    return [{ key, lines: found.map(({ key: line, from }) => lineOf(line, from)), sheets: [...sheets].sort((a, b) => a.order - b.order) }]
  })
  return {
    parts,
    agreedOn: dayOf(boxes.get(AGREED_ON)?.text),
    reviewOn: nextDay(REVIEWS.flatMap((at) => dayOf(boxes.get(at)?.text) ?? []), today),
    isEmpty: parts.every(({ lines }) => lines.every(({ items, isFixed }) => isFixed || items.length === 0)),
  }
}

function lineOf(key: PlanLineKey, from: readonly { field: Field; text: string }[]): PlanLine {
  const items = from.flatMap(({ field, text }) => itemsOf(field, text))
  const once = new Map(items.map((item) => [JSON.stringify(item).toLowerCase(), item]))
  return { key, items: [...once.values()], isFixed: from.every(({ field }) => field.type === 'fixed') }
}

/** Ticks are kept as the English words of their options; what was ticked under older words stays as it was. */
function itemsOf(field: Field, text: string): PlanItem[] {
  if (field.type === 'fixed') return [{ printed: field.label }]
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean)
  if (field.type === 'date') return lines.map((line) => (DAY.test(line) ? { day: line } : { typed: line }))
  if (field.type !== 'check' && field.type !== 'choice') return lines.map((typed) => ({ typed }))
  return lines.map((line) => {
    const printed = field.options?.find(({ en }) => en === line)
    return printed ? { printed } : { typed: line }
  })
}

function dayOf(text: string | undefined): string | undefined {
  return text && DAY.test(text) ? text : undefined
}

function nextDay(days: string[], today: string): string | undefined {
  const sorted = days.sort()
  return sorted.find((day) => day >= today) ?? sorted.at(-1)
}
