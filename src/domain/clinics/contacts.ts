import type { Catalog, Contact, Locale } from '../catalog/shape.ts'
import { pick } from '../catalog/shape.ts'
import type { World } from '../world.ts'
import type { Clinic } from './clinic.ts'
import { listOwnContacts } from './queries.ts'

/** One line of help as a page draws it. `number` is null while the clinic has not filled it in. */
export interface HelpLine {
  token: string
  label: string
  number: string | null
  /** The number for a `tel:` link; null for a place or a text. */
  tel: string | null
  /** The number for a text message, where there is one. */
  sms: string | null
  note: string | null
  /** When somebody last checked it, `YYYY-MM-DD`. */
  checkedOn: string | null
}

/** The clinic's own phone: asked for once, with its name, and not again among the lines of help. */
export const CLINIC_MAIN = 'clinic_main'

/** All lines of help of a clinic by token: its own values, else the country's defaults. */
export async function helpLinesOf(world: World, clinic: Pick<Clinic, 'id' | 'phone'>, locale: Locale): Promise<Map<string, HelpLine>> {
  const own = new Map((await listOwnContacts(world.db, clinic.id)).map((row) => [row.token, row]))
  const main = own.get(CLINIC_MAIN)
  if (!main?.value) own.set(CLINIC_MAIN, { token: CLINIC_MAIN, value: clinic.phone, note: '', verifiedOn: main?.verifiedOn ?? null })
  return new Map(world.catalog.contacts.map((contact) => [contact.id, helpLine(contact, own.get(contact.id), locale)]))
}

/** The three lines of the safety strip, as it takes them. */
export interface SafetyLines { emergency: SafetyLine; crisis: SafetyLine; dv: SafetyLine }
interface SafetyLine { label: string; tel: string }

/** The lines above every module. Where one is missing, the clinic's own phone stands in. */
export function safetyLinesOf(lines: Map<string, HelpLine>, clinicPhone: string): SafetyLines {
  const line = (token: string): SafetyLine => {
    const { number, tel } = lines.get(token) ?? { number: null, tel: null }
    return number && tel ? { label: number, tel } : { label: clinicPhone, tel: telOf(clinicPhone) ?? '' }
  }
  return { emergency: line('emergency'), crisis: line('crisis'), dv: line('dv') }
}

/** Tokens that a clinic has to fill in before it opens, and has not. */
export function missingContacts(catalog: Catalog, own: Iterable<{ token: string }>): Contact[] {
  const filled = new Set([...own].map((row) => row.token))
  return catalog.contacts.filter((contact) => contact.required && !contact.voice && contact.id !== CLINIC_MAIN && !filled.has(contact.id))
}

/** A number as `tel:` takes it; null when the text is no phone number. @param text as typed, such as `1-800-662-4357` */
export function telOf(text: string): string | null {
  const digits = text.replace(/[^\d+]/g, '')
  return digits.length >= 3 && /^[\d\s()+.-]+$/.test(text) ? digits : null
}

/** Whether a clinic's own value is the country's default, which it only checked. */
export function isDefaultValue(contact: Contact, value: string): boolean {
  return value === '' || value === contact.voice
}

/** A clinic that writes the default's own number only says that it checked it: what belongs to the number stays. */
function helpLine(contact: Contact, own: OwnContact | undefined, locale: Locale): HelpLine {
  const number = own?.value || contact.voice || null
  const isDefault = isDefaultValue(contact, own?.value ?? '')
  const note = isDefault && contact.note ? pick(contact.note, locale).text : null
  return {
    token: contact.id,
    label: pick(contact.label, locale).text,
    number,
    tel: number === null ? null : telOf(number),
    sms: isDefault ? contact.sms ?? null : null,
    note: own?.note || note,
    checkedOn: own ? own.verifiedOn : contact.lastVerified,
  }
}

type OwnContact = Awaited<ReturnType<typeof listOwnContacts>>[number]
