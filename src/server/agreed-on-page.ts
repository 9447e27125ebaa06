import type { AstroGlobal } from 'astro'
import type { FamilyMember } from '../domain/actor.ts'
import { day } from '../domain/fields.ts'
import { AgreeOnPlan, agreeOnPlan } from '../domain/private-text/agree-on-plan.ts'
import { DeleteVersion, deleteVersion } from '../domain/private-text/delete-version.ts'
import { found } from '../domain/result.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

/** GET and POST of `/plan/agreed`. @returns the form to draw, or where to go on once the plan is kept */
export async function agreedOnPage(astro: AstroGlobal, member: FamilyMember): Promise<Form | string> {
  if (astro.request.method !== 'POST') return emptyForm
  const { world, words } = astro.locals
  const read = await readForm(astro.request, AgreeOnPlan, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  const result = await agreeOnPlan(world, member, read.value)
  if (result.ok) return '/plan/agreed?kept'
  const messages = { empty: words.plan.nothingToKeep, full: words.plan.versionsFull, shut: words.worksheet.shutNow, 'changed-meanwhile': words.settings.sentBefore }
  return refusedForm(astro, withError(read.form, 'form', messages[result.reason]), result.reason)
}

/** POST of `/plan/agreed/{day}`, which deletes what is kept of that day. @returns where to go on @throws NotFound for what is no day */
export async function deleteOnPage(astro: AstroGlobal, member: FamilyMember): Promise<string> {
  const { world, words } = astro.locals
  const agreedOn = found(day.safeParse(astro.params.day).data, 'day')
  const read = await readForm(astro.request, DeleteVersion.omit({ agreedOn: true }), words.problems)
  const isGone = read.ok && (await deleteVersion(world, member, { ...read.value, agreedOn })).ok
  return isGone ? '/plan/agreed?deleted' : `/plan/agreed/${agreedOn}`
}
