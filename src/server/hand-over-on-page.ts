import type { Clinician } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import type { Locale } from '../domain/catalog/text.ts'
import { readHandOver, type HandOver } from '../domain/messages/read-hand-over.ts'
import { monthAndDay } from '../words/dates.ts'
import { messageText } from './mail/message-text.ts'

/** A message as the list and its print show it. `text` is exactly what would be sent, in the member's language. */
export interface HandOverLine {
  id: string
  name: string
  note: string
  locale: Locale
  text: string
  link: string
  code: string | undefined
  cameBack: boolean
  isWiped: boolean
  /** Where a new invitation sheet is made, for an invitation that did not arrive. */
  sheet: string | undefined
}

/** What a clinician has to hand over, in words. */
export async function handOverLines(locals: App.Locals, clinician: Clinician): Promise<HandOverLine[]> {
  return (await readHandOver(locals.world, clinician)).map((message) => lineOf(locals, message))
}

function lineOf({ clinic, locale, words: { handOver: words } }: App.Locals, message: HandOver): HandOverLine {
  const { id, kind, name, label, body, cameBack, isWiped, familyId, consentId } = message
  const link = `${clinic.origin}${body.path ?? ''}`
  const shown = body.path === undefined ? new URL(clinic.origin).host : link
  return {
    id, name, locale: message.locale, link, code: body.code, cameBack, isWiped,
    note: words.line(label ?? words.byCode, words.kinds[kind], monthAndDay(locale, dayIn(clinic.timeZone, message.createdAt))),
    text: messageText(kind, message.locale, shown).text,
    sheet: consentId === null ? undefined : `/staff/families/${familyId}/consents/${consentId}/sheet`,
  }
}
