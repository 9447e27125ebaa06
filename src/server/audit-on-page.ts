import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Administrator } from '../domain/actor.ts'
import type { AuditCheck } from '../domain/audit.ts'
import { checkAudit } from '../domain/audits/check-audit.ts'
import { exportAudit } from '../domain/audits/export-audit.ts'
import type { AuditEntry, AuditFilter } from '../domain/audits/queries.ts'
import { addDays } from '../domain/clinics/days.ts'
import { startOfDay } from '../domain/clinics/start-of-day.ts'
import { todayOf } from '../domain/clinics/today.ts'
import { day, id } from '../domain/fields.ts'
import { type Column, csvStream } from './csv.ts'
import { readFields, readForm, withError, type Form } from './form.ts'
import { handFile } from './hand-file.ts'
import { markRefused } from './refused-form.ts'

const blank = z.literal('').transform(() => undefined)
const chosen = z.union([blank, id]).optional()
const chosenDay = z.union([blank, day]).optional()
const FilterForm = z.object({
  from: chosenDay, to: chosenDay, event: chosen, staff: chosen, before: z.string().regex(/^\d{1,15}$/).transform(Number).optional(),
})
const AuditForm = z.discriminatedUnion('do', [z.object({ do: z.literal('verify') }), z.object({ do: z.literal('export') })])

/** `check` is what a look at the whole record found, right after it was asked for. */
export interface AuditView { form: Form; filter: AuditFilter; before: number | undefined; check: AuditCheck | undefined }

/** GET and POST of the audit record. What is filtered by stands in the address. @returns the page, or the file */
export async function answerAudit(astro: AstroGlobal, administrator: Administrator): Promise<Response | AuditView> {
  const view = filterOf(astro)
  if (astro.request.method !== 'POST') return view
  const { world, installation, words } = astro.locals
  const read = await readForm(astro.request, AuditForm, words.problems)
  if (!read.ok) {
    markRefused(astro)
    return { ...view, form: { values: view.form.values, errors: { form: words.problems['not-understood'] } } }
  }
  if (read.value.do === 'export') return fileOf(astro, administrator, view.filter)
  const check = await checkAudit(world, administrator, installation.notedHeads())
  await installation.noteHeads()
  return { ...view, check }
}

function filterOf({ url, response, locals: { clinic: { timeZone }, words } }: AstroGlobal): AuditView {
  const read = readFields(url.searchParams, FilterForm, words.problems)
  const nothing = { filter: {}, before: undefined, check: undefined }
  if (!read.ok) {
    markRefused({ response })
    return { form: read.form, ...nothing }
  }
  const { from, to, event, staff, before } = read.value
  if (from && to && from > to) {
    markRefused({ response })
    return { form: withError(read.form, 'from', words.audit.wrongDays), ...nothing }
  }
  const filter = {
    from: from && startOfDay(timeZone, from), until: to && startOfDay(timeZone, addDays(to, 1)), event, staffId: staff,
  }
  return { form: read.form, filter, before, check: undefined }
}

const COLUMNS: Column<AuditEntry>[] = [
  { heading: 'number', value: ({ seq }) => seq }, { heading: 'at', value: ({ at }) => at },
  { heading: 'actor_kind', value: ({ actorKind }) => actorKind }, { heading: 'actor_id', value: ({ actorId }) => actorId },
  { heading: 'event', value: ({ event }) => event }, { heading: 'object_kind', value: ({ objectKind }) => objectKind },
  { heading: 'object_id', value: ({ objectId }) => objectId }, { heading: 'reason', value: ({ reason }) => reason },
  { heading: 'consent_id', value: ({ consentId }) => consentId }, { heading: 'notice_version', value: ({ noticeVersion }) => noticeVersion },
  { heading: 'outcome', value: ({ outcome }) => outcome },
]

async function fileOf({ locals }: AstroGlobal, administrator: Administrator, filter: AuditFilter): Promise<Response> {
  const pages = await exportAudit(locals.world, administrator, filter)
  const on = await todayOf(locals.world, administrator.clinicId)
  return handFile(locals, csvStream(COLUMNS, pages), { type: 'text/csv', name: `record-${on}.csv` })
}
