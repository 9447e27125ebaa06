import type { AstroGlobal } from 'astro'
import type { Clinician } from '../domain/actor.ts'
import { asksPassword } from '../domain/accounts/step-up.ts'
import { pick } from '../domain/catalog/shape.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { NOTICE } from '../domain/consents/notice.ts'
import { listFamiliesOfTeam } from '../domain/families/queries.ts'
import { ExportReport, exportReport, PAPER_LINES_MAX, type ReportLeave } from '../domain/reports/export-report.ts'
import { pagesOf, readReport, type Lines } from '../domain/reports/read-report.ts'
import { checkFilter, LEARNING, PACES, ReportFilter, REPORTS, type Report } from '../domain/reports/report.ts'
import { found } from '../domain/result.ts'
import { now } from '../domain/world.ts'
import { fullDay } from '../words/dates.ts'
import { slowRefusal } from './auth/floor.ts'
import { pageAsked } from './caseload-on-page.ts'
import { csvStream } from './csv.ts'
import { readFields, readForm, withError, type Form } from './form.ts'
import { handFile } from './hand-file.ts'
import { markRefused, refusedForm } from './refused-form.ts'
import { fileColumns, tableOf, type InWords, type ReportTable } from './report-columns.ts'
import { headLines, reportPdf, type ReportHead } from './report-paper.ts'

/** A select of the filter; the days are not among them. */
export interface Choice { name: 'family' | 'course' | 'language' | 'learning' | 'pace'; options: { value: string; label: string }[] }

/** A report as its page draws it. `printed` are the sentences above the table where all of it is drawn for the printer. */
export interface ReportView {
  report: Report
  form: Form
  choices: Choice[]
  table: ReportTable
  lines: number
  page: number
  pages: number
  hrefOf: (page: number) => string
  asksPassword: boolean
  printed: string[] | undefined
}

/** GET and POST of a report. What is chosen stands in the address, as ids and codes. @returns the page, or the file @throws NotFound */
export async function reportOnPage(astro: AstroGlobal, clinician: Clinician): Promise<Response | ReportView> {
  const { world, words } = astro.locals
  const report = found(REPORTS.find((one) => one === astro.params.report), 'report')
  const { form, filter } = filterOf(astro, report)
  if (filter) await checkFilter(world, clinician, filter)
  if (astro.request.method !== 'POST' || !filter) return viewOf(astro, clinician, report, form, filter)
  const startedAt = performance.now()
  const read = await readForm(astro.request, ExportReport, words.problems)
  const refusedWith = (errors: Form['errors'], reason?: string) =>
    viewOf(astro, clinician, report, refusedForm(astro, { values: form.values, errors }, reason), filter)
  if (!read.ok) return refusedWith(read.form.errors.as ? { form: read.form.errors.as } : read.form.errors)
  const left = await exportReport(world, clinician, report, filter, beganAt(astro), read.value)
  if (!left.ok) {
    await slowRefusal(startedAt)
    const [field, message] = refusals(astro)[left.reason]
    return refusedWith({ [field]: message }, left.reason)
  }
  if (read.value.as === 'csv') return csvOf(astro, clinician, report, filter, left.value)
  const lines: Lines[Report][] = []
  for await (const page of pagesOf(world, clinician, report, filter, left.value.memberIds)) lines.push(...page)
  const table = tableOf(report, lines, inWords(astro))
  const head = await headOf(astro, clinician, report, filter, table.rows.length)
  if (read.value.as === 'print') {
    const view = await viewOf(astro, clinician, report, form, filter)
    return { ...view, table, lines: head.lines, printed: headLines(head, words.teamReports) }
  }
  const pdf = await reportPdf(head, table, { locale: astro.locals.locale, words: words.teamReports })
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${fileName(astro, report)}.pdf"` },
  })
}

function filterOf({ url, response, locals: { words } }: AstroGlobal, report: Report): { form: Form; filter: ReportFilter | undefined } {
  const read = readFields(url.searchParams, ReportFilter, words.problems)
  if (!read.ok) {
    markRefused({ response })
    return { form: read.form, filter: undefined }
  }
  const { from, until } = read.value
  if (from && until && from > until) {
    markRefused({ response })
    return { form: withError(read.form, 'from', words.teamReports.wrongDays), filter: undefined }
  }
  const chosen = new Set<string>([...CHOICES[report], 'from', 'until'])
  return { form: read.form, filter: Object.fromEntries(Object.entries(read.value).filter(([name]) => chosen.has(name))) as ReportFilter }
}

const CHOICES: Record<Report, Choice['name'][]> = { people: ['family', 'course', 'learning', 'language'], families: ['pace'], workshops: [] }

async function viewOf(astro: AstroGlobal, clinician: Clinician, report: Report, form: Form, filter: ReportFilter | undefined): Promise<ReportView> {
  const { world } = astro.locals
  const read = filter
    ? await readReport(world, clinician, report, filter, pageAsked(astro.url.searchParams))
    : { shown: [], lines: 0, page: 1, pages: 1 }
  const asked = new URLSearchParams(Object.entries(filter ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const hrefOf = (page: number) => `/staff/reports/${report}?${new URLSearchParams([...asked, ['page', String(page)]])}`
  return {
    report, form, choices: await choicesOf(astro, clinician, report), table: tableOf(report, read.shown as Lines[typeof report][], inWords(astro)),
    lines: read.lines, page: read.page, pages: read.pages, hrefOf, asksPassword: asksPassword(world, beganAt(astro)), printed: undefined,
  }
}

async function choicesOf({ locals: { world, locale, words } }: AstroGlobal, clinician: Clinician, report: Report): Promise<Choice[]> {
  const { teamReports, frame } = words
  const coded = (labels: Record<string, string>, values: readonly string[]) => values.map((value) => ({ value, label: labels[value] ?? value }))
  const families = report === 'people' ? await listFamiliesOfTeam(world.db, clinician) : []
  const options: Record<Choice['name'], Choice['options']> = {
    family: families.map(({ id, label }) => ({ value: id, label: label ?? '' })),
    course: world.catalog.courses.map(({ key, title }) => ({ value: key, label: pick(title, locale).text })),
    language: coded(frame.languages, Object.keys(frame.languages)),
    learning: coded(teamReports.learning, LEARNING), pace: coded(teamReports.paces, PACES),
  }
  return CHOICES[report].map((name) => ({ name, options: options[name] }))
}

function csvOf(astro: AstroGlobal, clinician: Clinician, report: Report, filter: ReportFilter, { lines, memberIds }: ReportLeave): Response {
  const pages = pagesOf(astro.locals.world, clinician, report, filter, memberIds)
  const stream = csvStream(fileColumns(report, inWords(astro)), pages, [NOTICE, astro.locals.words.teamReports.rows(lines)])
  return handFile(astro.locals, stream, { type: 'text/csv; charset=utf-8', name: `${fileName(astro, report)}.csv` })
}

async function headOf(astro: AstroGlobal, clinician: Clinician, report: Report, filter: ReportFilter, lines: number): Promise<ReportHead> {
  const { world, clinic, locale, signedIn, words: { teamReports: words } } = astro.locals
  const options = await choicesOf(astro, clinician, report)
  const labels = options.flatMap(({ name, options: all }) => all.find(({ value }) => value === filter[name])?.label ?? [])
  const days = [[words.filters.from[report], filter.from], [words.filters.until[report], filter.until]]
    .flatMap(([label, on]) => (on ? [`${label} ${fullDay(locale, on)}`] : []))
  const chosen = [...labels, ...days].join(' · ')
  return {
    title: words.names[report], from: clinic.discreetName, dated: fullDay(locale, dayIn(clinic.timeZone, now(world))),
    by: words.by(signedIn?.displayName ?? ''), chosen: chosen && words.chosen(chosen), lines,
  }
}

function inWords({ locals: { locale, words } }: AstroGlobal): InWords {
  return { locale, words: words.teamReports, languages: words.frame.languages }
}

/** When the sign-in of this visit began. */
function beganAt({ locals: { signedIn } }: AstroGlobal): string {
  return found(signedIn ?? undefined, 'sign-in').createdAt
}

function fileName({ locals: { world, clinic } }: AstroGlobal, report: Report): string {
  return `report-${report}-${dayIn(clinic.timeZone, now(world))}`
}

function refusals({ locals: { clinic: { phone }, words: { teamReports, signIn, problems } } }: AstroGlobal) {
  return {
    'no-password': ['password', problems['no-password']],
    'wrong-password': ['password', teamReports.wrongPassword],
    'too-long': ['form', teamReports.tooLong(PAPER_LINES_MAX)],
    'wait': ['password', signIn.wait(phone)],
    'stopped': ['password', signIn.stopped(phone)],
  } as const
}
