import { addDays } from '../../src/domain/clinics/days.ts'
import { COLUMNS, type Column } from '../../src/domain/imports/plan-import.ts'
import { en } from '../../src/words/en.ts'

/** A line of a file whose person has a whole consent, signed three days before `today`. */
export function importLine(today: string, change: Partial<Record<Column, string>> = {}): Record<Column, string> {
  return {
    label: 'Case 40', startedOn: '', recipient: 'Noa Lind', relation: 'Partner', locale: 'English', phone: '555-0142', safeToCall: 'Yes', email: '',
    safeToWrite: 'no', scope: 'That the person takes part; attendance', purpose: 'At the request of the person', signedOn: addDays(today, -3),
    endsOn: addDays(today, 80), formVersion: '2026-1', keptWhere: 'Chart', confirmed: 'yes', ...change,
  }
}

/** The text of a file with the English headings. */
export function importFile(lines: readonly Record<Column, string>[], delimiter = ','): string {
  const quoted = (text: string) => (/[",;\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = [COLUMNS.map((column) => en.importing.columns[column]), ...lines.map((line) => COLUMNS.map((column) => line[column]))]
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n')
}
