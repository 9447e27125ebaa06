import type { Db } from '../../db/open.ts'
import type { Ledgers } from './kinds.ts'

/** What the database holds of saved forms: answers and receipts by form key, sections and boxes by whose and which they are. */
export interface Kept { answers: Set<string>; sections: Set<string>; boxes: Set<string>; receipts: Set<string> }

export async function readKept(db: Db): Promise<Kept> {
  const answers = await db.selectFrom('answer').select('formKey').execute()
  const sections = await db.selectFrom('sectionProgress').select(['memberId', 'moduleKey', 'sectionKey']).execute()
  const boxes = await db.selectFrom('privateText').select(['memberId', 'homeKey', 'fieldKey']).execute()
  const receipts = await db.selectFrom('formReceipt').select('key').execute()
  return {
    answers: new Set(answers.map(({ formKey }) => formKey)),
    sections: new Set(sections.map(({ memberId, moduleKey, sectionKey }) => `${memberId} ${moduleKey} ${sectionKey}`)),
    boxes: new Set(boxes.map(({ memberId, homeKey, fieldKey }) => `${memberId} ${homeKey} ${fieldKey}`)),
    receipts: new Set(receipts.map(({ key }) => key)),
  }
}

/** Sentences about every form that got its 303 and has no row, and every new row whose form got none. */
export function compareKept(before: Kept, after: Kept, { answers, continues, sheets }: Ledgers): string[] {
  const answered = new Set(answers.acknowledged.keys())
  const continued = [...continues.acknowledged.values()]
  const sections = new Set(continued.map(({ memberId, moduleKey, itemKey }) => `${memberId} ${moduleKey} ${itemKey}`))
  const filled = [...sheets.acknowledged.values()].flatMap(({ memberId, moduleKey, itemKey }) => itemKey.split(' ').map((key) => `${memberId} ${moduleKey} ${key}`))
  const forms = new Set([...answered, ...continues.acknowledged.keys(), ...sheets.acknowledged.keys()])
  return [
    ...differences('answers', answered, without(after.answers, before.answers)),
    ...differences('sections continued', sections, without(after.sections, before.sections)),
    ...differences('boxes of sheets', new Set(filled), without(after.boxes, before.boxes)),
    ...differences('receipts of forms', forms, without(after.receipts, before.receipts)),
  ]
}

function differences(what: string, acknowledged: Set<string>, rows: Set<string>): string[] {
  const lost = without(acknowledged, rows).size
  const unclaimed = without(rows, acknowledged).size
  return [
    ...(lost > 0 ? [`${what}: ${lost} of ${acknowledged.size} got a 303 and have no row.`] : []),
    ...(unclaimed > 0 ? [`${what}: ${unclaimed} of ${rows.size} have a row and got no 303.`] : []),
  ]
}

function without(all: Set<string>, known: Set<string>): Set<string> {
  return new Set([...all].filter((one) => !known.has(one)))
}
