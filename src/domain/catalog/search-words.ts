import { z } from 'zod'

/** The situations of the help-now page, by their places on it. */
export const helpSituations = ['breathing', 'hurt', 'home', 'found', 'missing', 'talk'] as const
export type HelpSituation = (typeof helpSituations)[number]

const Spoken = z.array(z.string({ error: 'Put quotes around it.' }).trim().min(1)).min(1, 'Give at least one word.')

/**
 * Words and short phrases that mean the same to somebody who looks for something; whoever types one finds what says
 * another, in either language. With `help`, that situation of the help-now page stands first.
 */
export const SearchMeaning = z.strictObject({ en: Spoken, es: Spoken, help: z.enum(helpSituations).optional() })
export type SearchMeaning = z.infer<typeof SearchMeaning>
