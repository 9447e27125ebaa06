import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Administrator } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { letJobRest, LetJobRest } from '../domain/jobs/let-job-rest.ts'
import { readJobs } from '../domain/jobs/read-jobs.ts'
import { tryJobAgain, TryJobAgain } from '../domain/jobs/try-job-again.ts'
import { monthAndDay } from '../words/dates.ts'
import { seeOther } from './auth/enter.ts'
import { emptyForm, readForm, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

const HERE = '/staff/clinic/jobs'

const JobForm = z.discriminatedUnion('do', [TryJobAgain.extend({ do: z.literal('again') }), LetJobRest.extend({ do: z.literal('rest') })])

/** GET and POST of the jobs. @returns the form to draw again, or where to go. @throws NotFound for jobs of another clinic */
export async function answerJobs(astro: AstroGlobal, administrator: Administrator): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const { world, words } = astro.locals
  const read = await readForm(astro.request, JobForm, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  if (read.value.do === 'again') await tryJobAgain(world, administrator, read.value)
  else await letJobRest(world, administrator, read.value)
  return seeOther(`${HERE}?${read.value.do}`, [])
}

/** The jobs in words. */
export async function readJobRows({ locals, url }: AstroGlobal, administrator: Administrator) {
  const { world, clinic, locale, words: { jobs: words } } = locals
  const { kinds, dead } = await readJobs(world, administrator)
  const all = kinds.reduce((sum, kind) => sum + kind.dead, 0)
  return {
    said: url.searchParams.has('again') ? words.again : url.searchParams.has('rest') ? words.rested : undefined,
    kinds: kinds.map(({ kind, ...counts }) => ({ ...counts, name: words.kinds[kind] })),
    more: all > dead.length ? words.shownFirst(dead.length) : undefined,
    isFileAmong: dead.some(({ mayRunAgain }) => !mayRunAgain),
    dead: dead.map(({ id, kind, problem, failedAt, mayRunAgain }) => ({
      id, mayRunAgain, name: words.kinds[kind], line: words.line(monthAndDay(locale, dayIn(clinic.timeZone, failedAt)), words.problems[problem]),
    })),
  }
}
