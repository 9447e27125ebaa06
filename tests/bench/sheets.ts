import type { Catalog, Field } from '../../src/domain/catalog/shape.ts'
import { charactersOf, isStored } from '../../src/domain/private-text/boxes.ts'
import { sheetParts } from '../../src/domain/private-text/sheet-parts.ts'
import { boxName } from '../../src/server/sheet-form.ts'
import type { OpenForm } from './learning.ts'
import type { Random } from './random.ts'

const TYPED = 'We keep the evenings calm and go for a walk after dinner.'
const TYPED_INTO: Field['type'][] = ['text', 'long', 'list']

/** The parts of the sheets, each to be filled in once with a usual sentence. Those behind the safety question are left out. */
export function sheetsOf(catalog: Catalog, random: Random): OpenForm[] {
  return catalog.worksheets.filter(({ gate }) => !gate).flatMap((sheet) => sheetParts(sheet).flatMap((part, at) => {
    const typed = part.filter((field) => isStored(field) && TYPED_INTO.includes(field.type))
    if (typed.length === 0) return []
    return [{
      path: `/worksheets/${sheet.order}/${at + 1}`, formKey: random.uuid(), moduleKey: sheet.key, itemKey: typed.map(({ key }) => key).join(' '),
      fields: typed.map((field): [string, string] => [boxName(field.key), TYPED.slice(0, charactersOf(field))]), options: '',
    }]
  }))
}
