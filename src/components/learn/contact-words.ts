import type { ProseWords } from '../../words/en/prose.ts'

/** A line of help as `helpLinesOf` gives it: the clinic's own values over the country's defaults. */
export interface HelpLine { token: string; label: string; number: string | null; tel: string | null }

/** A line of help inside a sentence: words, and the number with its link where it can be dialled. */
export interface ContactWords { words: string; number: string; href: string | undefined }

const SHORT_NUMBER = 3
/** Lines of the clinic itself are called by a common noun: "the clinic after hours". */
const CLINIC = 'clinic_'

/** Whether a number, such as 988, says by itself whom one reaches. @param tel as in a `tel:` link */
export function isShort(tel: string): boolean {
  return tel.length <= SHORT_NUMBER
}

/**
 * How a line reads inside a sentence: "988", "National Domestic Violence Hotline (1-800-…)", "the clinic (555-0100)".
 * What the clinic has not filled in reads "the clinic" or "ask the clinic"; a place it named reads as it wrote it.
 */
export function contactWords(line: HelpLine | undefined, words: ProseWords): ContactWords {
  const isClinic = line?.token === 'clinic_main'
  if (!line?.number) return { words: isClinic ? words.theClinic : words.askTheClinic, number: '', href: undefined }
  const { token, label, number, tel } = line
  if (!tel) return { words: number, number: '', href: undefined }
  if (isShort(tel)) return { words: '', number, href: `tel:${tel}` }
  const inside = token.startsWith(CLINIC) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  return { words: isClinic ? words.theClinic : inside, number, href: `tel:${tel}` }
}
