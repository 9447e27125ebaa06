import type { Locale } from '../../domain/clinics/clinic.ts'
import type { Fact } from '../../domain/families/caseload/reasons.ts'
import type { Thresholds } from '../../domain/families/caseload/thresholds.ts'
import type { Status, Why } from '../../domain/families/status.ts'
import { monthAndDay } from '../../words/dates.ts'
import type { Words } from '../../words/words.ts'

/** The words a status is told in. */
export interface WhyWords { why: Words['caseload']['why']; nudges: Words['nudges'] }

/** The one stored fact behind a status, as a sentence. */
export function whySentence(why: Why, { why: words, nudges }: WhyWords, locale: Locale): string {
  if (why.is === 'nudge') return factSentence(why.nudge.name, why.nudge.fact, nudges, locale)
  if ('on' in why) return words[why.is](why.name, monthAndDay(locale, why.on))
  if ('name' in why) return words[why.is](why.name)
  return why.is === 'under-way' ? words[why.is](why.finished, why.of) : words[why.is]
}

/** The name of a reason, with the clinic's own number where it has one. */
export function reasonName(reason: Fact['reason'], thresholds: Thresholds, words: Words['nudges']): string {
  const numbers: Partial<Record<Fact['reason'], number>> = {
    'no-progress': thresholds.nudgeQuietDays, 'missed-workshops': thresholds.nudgeMissedWorkshops,
  }
  return words.reason[reason](numbers[reason] ?? 0)
}

/** The fact behind a reason, about somebody by name. */
export function factSentence(name: string, fact: Fact, { fact: words }: Words['nudges'], locale: Locale): string {
  const day = monthAndDay(locale, fact.on)
  switch (fact.reason) {
    case 'no-progress': return words[fact.isBegun ? 'last-progress' : 'not-begun'](name, day)
    case 'quiz-needs-help': return words[fact.reason](name, fact.course, fact.module)
    case 'date-near': return words[fact.isPast ? 'date-passed' : 'date-near'](name, day, fact.left)
    case 'missed-workshops': return words[fact.reason](name, day, fact.times)
    default: return words[fact.reason](name, day)
  }
}

/** The look of a status; nothing on these pages is red. */
export const TAG_OF = {
  'needs-nudge': 'nudge', 'due-soon': 'soon', 'not-joined': 'paused', 'on-track': 'on-track', 'finished': 'finished', 'paused': 'paused',
  'ended': 'finished',
} as const satisfies Record<Status, string>
