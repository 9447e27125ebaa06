import type { AstroGlobal } from 'astro'
import type { AuditCheck } from '../domain/audit.ts'
import type { AuditLine, AuditPage } from '../domain/audits/read-audit.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { clockTime, fullDay } from '../words/dates.ts'
import type { Words } from '../words/words.ts'

/** An event in words, such as "Family: looked at". One without words of its own stands as its code. */
export function eventWords(event: string, { subjects, acts, line, others }: Words['audit']): string {
  const at = event.indexOf('.')
  const subject = subjects[event.slice(0, at)]
  const act = acts[event.slice(at + 1)]
  return subject && act ? line(subject, act) : others[event] ?? event
}

/** The entries of a page in words. */
export function auditRows({ locals: { clinic: { timeZone }, locale, words: { audit: words } } }: AstroGlobal, { lines }: AuditPage) {
  return lines.map((line) => ({
    when: `${words.number(line.seq)} · ${fullDay(locale, dayIn(timeZone, line.at))}, ${clockTime(timeZone, line.at)}`,
    who: line.who ?? words.actors[line.actorKind] ?? '',
    what: [eventWords(line.event, words), line.about].filter(Boolean).join(' – '),
    more: moreOf(line, words),
  }))
}

function moreOf({ reason, consentId, noticeVersion, outcome }: AuditLine, words: Words['audit']): string {
  const parts = [outcome === 'denied' && words.denied, reasonWords(reason, words), consentId && words.consent, noticeVersion && words.notice(noticeVersion)]
  return parts.filter(Boolean).join(' · ') || '–'
}

/** A list of codes in words; what staff typed stays as it is. */
function reasonWords(reason: string, { reasons }: Words['audit']): string {
  const codes = reason.split(' ')
  return codes.every((code) => Object.hasOwn(reasons, code)) ? codes.map((code) => reasons[code]).join(', ') : reason
}

/** What a look at the whole record found, in one sentence. */
export function checkSentence({ locals: { clinic: { timeZone }, locale, words: { audit: words } } }: AstroGlobal, check: AuditCheck): string {
  if (!check.whole) return words.faults[check.fault](check.at)
  return check.since ? words.whole(check.entries, fullDay(locale, dayIn(timeZone, check.since))) : words.wholeEmpty
}
