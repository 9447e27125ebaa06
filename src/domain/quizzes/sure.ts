/** How sure somebody says they are of an answer. Nobody has to say it, and only they ever see it. */
export const SURE = ['sure', 'fairly', 'guess'] as const
export type Sure = (typeof SURE)[number]
