import type { Locale } from '../../domain/clinics/clinic.ts'
import type { Status, Why } from '../../domain/families/status.ts'
import { monthAndDay } from '../../words/dates.ts'
import type { Words } from '../../words/words.ts'

/** The one stored fact behind a status, as a sentence. */
export function whySentence(why: Why, words: Words['caseload']['why'], locale: Locale): string {
  if ('on' in why) return words[why.is](why.name, monthAndDay(locale, why.on))
  if ('name' in why) return words[why.is](why.name)
  return why.is === 'under-way' ? words[why.is](why.finished, why.of) : words[why.is]
}

/** The look of a status; nothing on these pages is red. */
export const TAG_OF = {
  'due-soon': 'soon', 'not-joined': 'paused', 'on-track': 'on-track', 'finished': 'finished',
} as const satisfies Record<Status, string>
