import type { AstroGlobal } from 'astro'
import type { Administrator } from '../domain/actor.ts'
import { changeClinic, ChangeClinic } from '../domain/clinics/change-clinic.ts'
import type { Clinic } from '../domain/clinics/clinic.ts'
import { readForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'

/** GET and POST of the clinic's settings. @returns a redirect when they are saved, otherwise the form to draw */
export async function answerClinicSettings(astro: AstroGlobal, administrator: Administrator): Promise<Response | Form> {
  const { world, clinic, words } = astro.locals
  if (astro.request.method !== 'POST') return formOf(clinic)
  const read = await readForm(astro.request, ChangeClinic, words.problems)
  const result = read.ok ? await changeClinic(world, administrator, read.value) : undefined
  if (result?.ok) return astro.redirect('/staff/clinic/settings?saved', 303)
  markRefused(astro, result?.reason)
  if (!result) return read.form
  return result.reason === 'leave-target'
    ? withError(read.form, 'leaveTarget', words.clinic.settings.leaveTargetWrong)
    : withError(read.form, 'form', words.clinic.sentBefore)
}

function formOf(clinic: Clinic): Form {
  const { name, discreetName, phone, timeZone, languages, leaveTarget, libraryIsOpen, certificateCheckIsOn } = clinic
  const ticks = { ...libraryIsOpen && { libraryOpen: 'yes' }, ...certificateCheckIsOn && { certificateCheck: 'yes' } }
  return { values: { clinicName: name, discreetName, phone, timeZone, languages: languages.join('\n'), leaveTarget, ...ticks }, errors: {} }
}
