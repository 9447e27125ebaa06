import type { Field, Worksheet } from '../catalog/shape.ts'

/** Boxes on one page: more look like paperwork. */
const BOXES_MAX = 3

/** Each worked out once, so that what hangs on a part is too. */
const partsOf = new WeakMap<Worksheet, Field[][]>()

/**
 * A sheet in the parts it is filled in on screen: at most BOXES_MAX boxes each. What is only read stands with the box
 * after it; what only a pen fills in is left to paper.
 */
export function sheetParts(worksheet: Worksheet): Field[][] {
  const known = partsOf.get(worksheet)
  if (known) return known
  const parts: Field[][] = []
  let part: Field[] = []
  for (const field of worksheet.fields) {
    if (field.type === 'pen') continue
    if (boxesIn(part) === BOXES_MAX) {
      parts.push(part)
      part = []
    }
    part.push(field)
  }
  const last = parts.at(-1)
  if (last && boxesIn(part) === 0) last.push(...part)
  else if (part.length > 0) parts.push(part)
  partsOf.set(worksheet, parts)
  return parts
}

function boxesIn(fields: Field[]): number {
  return fields.filter(({ type }) => type !== 'fixed').length
}
