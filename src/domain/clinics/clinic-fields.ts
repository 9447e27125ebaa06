import * as z from 'zod'
import { locales } from '../catalog/text.ts'
import { line } from '../fields.ts'
import type { Problem } from '../problems.ts'
import { DISCREET_NAME_MAX } from './clinic.ts'
import { telOf } from './contacts.ts'
import { isTimeZone } from './time-zones.ts'

const PHONE_MAX = 30

/** What setting a clinic up and changing it have in common, as form fields. */
export const clinicFields = {
  clinicName: line('no-clinic-name'),
  discreetName: line('no-discreet-name', DISCREET_NAME_MAX),
  phone: line('no-phone', PHONE_MAX).refine((text) => telOf(text) !== null, 'wrong-phone' satisfies Problem),
  timeZone: z.string('choose-zone' satisfies Problem).refine(isTimeZone, 'choose-zone' satisfies Problem),
  languages: z.array(z.enum(locales, 'not-understood' satisfies Problem)).min(1, 'choose-languages' satisfies Problem),
}
