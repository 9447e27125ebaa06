import * as z from 'zod'
import { ELEMENTS } from '../consents/elements.ts'
import { faultOf, type ConsentFault } from '../consents/check-consent.ts'
import { RecordConsent } from '../consents/record-consent.ts'
import { CreateFamily } from '../families/create-family.ts'
import { plainLabel } from '../families/label.ts'
import type { Problem } from '../problems.ts'

/** More rows than one clinician's families fill. */
export const ROWS_MAX = 500

/** The columns of a file, in the order the example has them. */
export const COLUMNS = [
  'label', 'startedOn', 'recipient', 'relation', 'locale', 'phone', 'safeToCall', 'email', 'safeToWrite', 'scope', 'purpose',
  'signedOn', 'endsOn', 'formVersion', 'keptWhere', 'confirmed',
] as const
export type Column = (typeof COLUMNS)[number]

/** One line of a file, as text: a tick is `yes` or '', a scope a list with blanks between. `line` counts from 1. */
export interface ImportRow { line: number; values: Record<Column, string> }

/** What is wrong with one line, at one of its columns. */
export interface RowFault { line: number; column: Column; fault: Problem | ConsentFault | 'label-taken' | 'other-start' | 'person-twice' }

type Person = z.output<typeof PersonRow>
/** A family that would be added, and the people whose consents come with it. */
export interface PlannedFamily { label: string; startedOn: string | null; people: Person[] }
export interface ImportPlan { families: PlannedFamily[]; faults: RowFault[] }

const FamilyRow = CreateFamily.pick({ label: true, startedOn: true })
const PersonRow = RecordConsent.omit({ formKey: true, familyId: true, renews: true })

/**
 * What the rows of a file would add, or everything that is wrong with them, by the rules of the single forms. A row
 * without a person adds its family alone; rows with one label are one family.
 * @param labels of the families this clinician has @param today in the clinic's calendar
 */
export function planImport(rows: readonly ImportRow[], labels: readonly string[], today: string): ImportPlan {
  const taken = new Set(labels.map(plainLabel))
  const families = new Map<string, PlannedFamily>()
  const faults: RowFault[] = []
  for (const { line, values } of rows) {
    const found = readRow(values, today)
    const family = found.family && familyFor(families, found.family)
    const own: Omit<RowFault, 'line'>[] = [...found.faults]
    if (found.family && taken.has(plainLabel(found.family.label))) own.push({ column: 'label', fault: 'label-taken' })
    if (found.family && family && family.startedOn !== found.family.startedOn) own.push({ column: 'startedOn', fault: 'other-start' })
    if (found.person && family?.people.some(({ recipient }) => plainLabel(recipient) === plainLabel(found.person!.recipient))) {
      own.push({ column: 'recipient', fault: 'person-twice' })
    }
    if (found.person) family?.people.push(found.person)
    faults.push(...own.map((fault) => ({ line, ...fault })))
  }
  return { families: [...families.values()], faults }
}

function familyFor(families: Map<string, PlannedFamily>, { label, startedOn }: z.output<typeof FamilyRow>): PlannedFamily {
  const key = plainLabel(label)
  const family = families.get(key) ?? { label, startedOn, people: [] }
  families.set(key, family)
  return family
}

function readRow(values: ImportRow['values'], today: string) {
  const family = FamilyRow.safeParse(values)
  const { label: _, startedOn: __, ...person } = values
  const faults = faultsOf(family.error)
  if (Object.values(person).every((value) => value === '')) return { family: family.data, person: undefined, faults }
  const ticked = (value: string) => (value === 'yes' ? value : undefined)
  const read = PersonRow.safeParse({
    ...person, safeToCall: ticked(person.safeToCall), safeToWrite: ticked(person.safeToWrite),
    scope: person.scope.split(' ').filter(Boolean), confirmed: person.confirmed === 'yes' ? [...ELEMENTS] : [],
  })
  const fault = read.success ? faultOf({ ...read.data, formKey: '', familyId: '' }, today) : undefined
  return {
    family: family.data, person: fault ? undefined : read.data,
    faults: [...faults, ...faultsOf(read.error), ...(fault ? [{ column: COLUMN_OF[fault], fault }] : [])],
  }
}

const COLUMN_OF: Record<ConsentFault, Column> = {
  'incomplete': 'confirmed', 'no-enrolment': 'scope', 'signed-later': 'signedOn', 'already-over': 'endsOn',
  'ends-too-late': 'endsOn', 'no-phone': 'phone', 'no-email': 'email',
}

/** The first fault of each column. */
function faultsOf(error: z.ZodError | undefined): Omit<RowFault, 'line'>[] {
  const first = new Map(error?.issues.toReversed().map(({ path, message }) => [path[0] as Column, message as Problem]))
  return COLUMNS.flatMap((column) => (first.has(column) ? [{ column, fault: first.get(column)! }] : []))
}
