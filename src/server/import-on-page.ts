import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { checkImport, importFamilies } from '../domain/imports/import-families.ts'
import type { ImportPlan, RowFault } from '../domain/imports/plan-import.ts'
import { formKey, oneOf } from '../domain/fields.ts'
import type { Words } from '../words/words.ts'
import { type Form, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { type CsvRows, readCsv } from './import/csv-rows.ts'
import { refusedForm } from './refused-form.ts'

/** `check`, also where no button says so, tells what a text would add; `bring` adds it. */
const ImportText = z.object({ formKey, text: z.string(), step: oneOf(['check', 'bring']).default('check') })

/** The page: its form, what the text would add once it can be read, and what is wrong with its rows. */
export interface ImportPage { form: Form; plan: ImportPlan | undefined; faults: { line: number; column: string; says: string }[] }

/** Draws and answers `/staff/families/import`. */
export async function importOnPage(astro: AstroGlobal): Promise<ImportPage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const empty: ImportPage = { form: { values: {}, errors: {} }, plan: undefined, faults: [] }
  if (astro.request.method !== 'POST') return empty
  const read = await readForm(astro.request, ImportText, words.problems)
  if (!read.ok) return { ...empty, form: refusedForm(astro, read.form) }
  const rows = readCsv(read.value.text)
  if (!rows.ok) return { ...empty, form: refusedForm(astro, withError(read.form, 'text', unreadable(words, rows))) }
  if (read.value.step === 'bring') {
    const result = await importFamilies(world, clinician, { formKey: read.value.formKey, rows: rows.rows })
    if (result.ok) return astro.redirect('/staff', 303)
    if (result.reason === 'changed-meanwhile') {
      return { ...empty, form: refusedForm(astro, withError(read.form, 'form', words.consent.faults['changed-meanwhile']), result.reason) }
    }
  }
  const plan = await checkImport(world, clinician, rows.rows)
  if (plan.faults.length === 0) return { form: read.form, plan, faults: [] }
  return {
    form: refusedForm(astro, withError(read.form, 'text', words.importing.faulty(plan.faults.length))), plan: undefined,
    faults: plan.faults.map(({ line, column, fault }) => ({ line, column: words.importing.columns[column], says: saysOf(words, fault) })),
  }
}

function saysOf(words: Words, fault: RowFault['fault']): string {
  const lists: Readonly<Record<string, string>>[] = [words.importing.faults, words.consent.faults, words.problems]
  return lists.find((list) => Object.hasOwn(list, fault))?.[fault] ?? words.problems['not-understood']
}

function unreadable({ importing }: Words, rows: Extract<CsvRows, { ok: false }>): string {
  if (rows.reason === 'unreadable') return importing.unreadable(rows.line)
  if ('heading' in rows) {
    return importing[rows.reason](rows.reason === 'missing-heading' ? importing.columns.label : rows.heading)
  }
  return importing[rows.reason]
}
