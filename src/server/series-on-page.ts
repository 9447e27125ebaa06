import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Clinician } from '../domain/actor.ts'
import { ordinaryModules, pick } from '../domain/catalog/shape.ts'
import { todayOf } from '../domain/clinics/today.ts'
import { listFamiliesOfTeam } from '../domain/families/queries.ts'
import { found } from '../domain/result.ts'
import { ChangeSeries, changeSeries } from '../domain/workshops/change-series.ts'
import { CreateSeries, createSeries, type SeriesRefusal } from '../domain/workshops/create-series.ts'
import { findSeries, listGuests, listSkips, listTopics, type SeriesRow } from '../domain/workshops/series-queries.ts'
import { listDatesOf } from '../domain/workshops/queries.ts'
import { SkipDay, skipDay } from '../domain/workshops/skip-day.ts'
import { now } from '../domain/world.ts'
import type { SeriesChoices } from '../components/workshops/choices.ts'
import type { WorkshopLine } from '../components/workshops/line.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'
import { workshopLine } from './workshop-lines.ts'

/** So many coming dates stand on the page of a series. */
const NEXT_SHOWN = 3

const FIELD_OF: Record<SeriesRefusal, string> = {
  'no-place-or-link': 'place', 'private-module': 'topics', 'past-date': 'fromOn', 'until-before': 'untilOn', 'changed-meanwhile': 'form',
}

/** Draws and answers `/staff/workshops/new`. */
export async function newSeriesOnPage(astro: AstroGlobal): Promise<{ form: Form; choices: SeriesChoices } | Response> {
  const { world, clinic, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const today = await todayOf(world, clinician.clinicId)
  let form: Form = { values: { fromOn: today, minutes: '90', invited: 'all' }, errors: {} }
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, CreateSeries, words.problems)
    const result = read.ok ? await createSeries(world, clinician, read.value) : undefined
    if (result?.ok) return astro.redirect(`/staff/workshops/series/${result.value.seriesId}`, 303)
    form = result ? refused(astro, read.form, FIELD_OF[result.reason], words.staffWorkshops.faults[result.reason], result.reason) : refusedForm(astro, read.form)
  }
  return { form, choices: await choicesOf(astro.locals, clinician, clinic.timeZone) }
}

/** A series with all that its page shows. `edit` is the form that is open. */
export interface SeriesPage {
  series: SeriesRow; skips: string[]; guests: number; next: WorkshopLine[]; form: Form; choices: SeriesChoices; edit: 'series' | 'skip' | undefined
}

const SeriesForm = z.discriminatedUnion('do', [
  ChangeSeries.omit({ seriesId: true }).extend({ do: z.literal('series') }), SkipDay.omit({ seriesId: true }).extend({ do: z.literal('skip') }),
])

/** Draws and answers `/staff/workshops/series/{series}`. @throws NotFound for a series of another clinic */
export async function seriesOnPage(astro: AstroGlobal): Promise<SeriesPage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const { clinicId } = clinician
  const series = found(await findSeries(world.db, clinicId, astro.params.series ?? ''), 'series')
  const guests = await listGuests(world.db, clinicId, series.id)
  const asked = astro.url.searchParams.get('edit')
  let edit: SeriesPage['edit'] = asked === 'series' || asked === 'skip' ? asked : undefined
  let form = edit === 'series' ? await storedForm(astro.locals, clinicId, series, guests.map(({ familyId }) => familyId)) : emptyForm
  if (astro.request.method === 'POST') {
    const read = await readForm(astro.request, SeriesForm, words.problems)
    edit = read.form.values.do === 'skip' ? 'skip' : 'series'
    const refusal = read.ok ? await send(astro, clinician, series.id, read.value) : undefined
    if (read.ok && !refusal) return astro.redirect(`/staff/workshops/series/${series.id}?saved`, 303)
    form = refusal ? refused(astro, read.form, refusal.field, refusal.message, refusal.reason) : refusedForm(astro, read.form)
  }
  const dates = await listDatesOf(world.db, clinicId, series.id, now(world))
  return {
    series, guests: guests.length, form, edit, next: dates.slice(0, NEXT_SHOWN).map((date) => workshopLine(astro.locals, { ...date, timeZone: series.timeZone })), skips: await listSkips(world.db, clinicId, series.id),
    choices: await choicesOf(astro.locals, clinician, series.timeZone, guests),
  }
}

interface Refusal { field: string; message: string; reason: string }

async function send(astro: AstroGlobal, clinician: Clinician, seriesId: string, input: z.infer<typeof SeriesForm>): Promise<Refusal | undefined> {
  const { world, words: { staffWorkshops: words } } = astro.locals
  if (input.do === 'skip') {
    const { do: _, ...skip } = input
    const result = await skipDay(world, clinician, { ...skip, seriesId })
    if (result.ok) return undefined
    return { field: result.reason === 'changed-meanwhile' ? 'form' : 'skipOn', message: words.skipFaults[result.reason], reason: result.reason }
  }
  const { do: _, ...change } = input
  const result = await changeSeries(world, clinician, { ...change, seriesId })
  if (result.ok) return undefined
  const field = result.reason === 'past-date' ? 'changeOn' : FIELD_OF[result.reason]
  return { field, message: words.faults[result.reason], reason: result.reason }
}

function refused(astro: AstroGlobal, form: Form, field: string, message: string, reason: string): Form {
  return refusedForm(astro, withError(form, field, message), reason)
}

/** The form as the series stands. */
async function storedForm({ world }: App.Locals, clinicId: string, series: SeriesRow, guests: string[]): Promise<Form> {
  const topics = await listTopics(world.db, clinicId, series.id)
  const { weekday, startsAtTime, minutes, place, link, untilOn, everyoneAt } = series
  return { errors: {}, values: {
    weekday: String(weekday), startsAtTime, minutes: String(minutes), place, link, untilOn: untilOn ?? '',
    changeOn: await todayOf(world, clinicId), invited: everyoneAt === null ? 'chosen' : 'all', familyIds: guests.join('\n'),
    topics: topics.map(({ moduleKey }) => moduleKey).join('\n'), makeUps: topics.map(({ makeUpKey }) => makeUpKey ?? '').join('\n'),
  } }
}

/** What a series can be made of: the clinic's open modules and the families of the clinician's team. */
export async function choicesOf(
  { world, locale, words }: App.Locals, clinician: Clinician, timeZone: string, guests: { familyId: string; label: string | null }[] = [],
): Promise<SeriesChoices> {
  const own = await listFamiliesOfTeam(world.db, clinician)
  return {
    timeZone,
    modules: world.catalog.courses.flatMap((course) => ordinaryModules(course).map((module) => {
      const { text, lang } = pick(module.title, locale)
      return { value: module.key, label: words.staffWorkshops.module(course.order, module.order, text), lang: lang === locale ? undefined : lang }
    })),
    families: own.map(({ id, label }) => ({ value: id, label: label ?? '' })),
    others: guests.filter(({ familyId }) => !own.some(({ id }) => id === familyId)).map(({ label }) => label ?? words.staffWorkshops.byCode),
  }
}
