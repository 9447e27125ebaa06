import type { AstroGlobal } from 'astro'
import { NOTICE } from '../domain/consents/notice.ts'
import { findFamilyOfTeam } from '../domain/families/queries.ts'
import { MakeSummary, makeSummary } from '../domain/families/summary/make-summary.ts'
import type { Summary } from '../domain/families/summary/read-summary.ts'
import { readSummary } from '../domain/families/summary/read-summary.ts'
import { found } from '../domain/result.ts'
import type { Locale } from '../domain/clinics/clinic.ts'
import { fullDay } from '../words/dates.ts'
import type { Words } from '../words/words.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** The page that makes a summary: the question first; `text` once it was made. */
export interface SummaryPage { label: string; path: string; form: Form; text?: string }

/** Draws and answers `…/summary`. @throws NotFound for a family outside the clinician's team */
export async function summaryOnPage(astro: AstroGlobal): Promise<SummaryPage> {
  const { world, locale, words, signedIn } = astro.locals
  const clinician = requireClinician(astro.locals)
  const family = found(await findFamilyOfTeam(world.db, clinician, astro.params.family ?? ''), 'family')
  const page = { label: family.label ?? words.familyDetail.byCode, path: `/staff/families/${family.id}` }
  if (astro.request.method !== 'POST') return { ...page, form: emptyForm }
  const read = await readForm(astro.request, MakeSummary.omit({ familyId: true }), words.problems)
  if (!read.ok) return { ...page, form: refusedForm(astro, read.form) }
  const result = await makeSummary(world, clinician, { ...read.value, familyId: family.id })
  if (!result.ok) return { ...page, form: refusedForm(astro, withError(read.form, 'form', words.familySummary.sentBefore), result.reason) }
  const summary = await readSummary(world, clinician, family.id)
  const text = summaryText(summary, { label: page.label, by: signedIn?.displayName ?? '' }, locale, words.familySummary.line)
  return { ...page, form: emptyForm, text }
}

/** The summary as plain text, a paragraph for each person. @param by who prepared it */
export function summaryText(
  summary: Summary, { label, by }: { label: string; by: string }, locale: Locale, words: Words['familySummary']['line'],
): string {
  const day = (on: string) => fullDay(locale, on)
  const people = summary.people.map((person) => [
    person.name,
    ...(person.modules.of === 0 ? [words.noCourse] : [words.modules(person.modules.finished, person.modules.of), words.quizzes(person.quizzesPassed)]),
    words.workshops(person.attendance.came, person.attendance.of),
    person.calls.length === 0 ? words.noCalls : words.calls,
    ...person.calls.map(({ on, outcome }) => `- ${words.call(day(on), words.outcome[outcome] ?? outcome)}`),
    person.lastProgressOn ? words.last(day(person.lastProgressOn)) : words.noProgress,
  ].join('\n'))
  const paragraphs = people.length === 0 ? [words.nobody] : people
  return [words.title(label, day(summary.onDay)), ...paragraphs, words.by(by), NOTICE].join('\n\n')
}
