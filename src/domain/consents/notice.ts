/**
 * The short statement that goes with what is disclosed under a consent (42 CFR 2.32), word for word as the rule has
 * it. The rule gives it in English alone; the plain words beside it are in the reader's language.
 */
export const NOTICE = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.'

/** A changed sentence gets a new version; each disclosure keeps the one it was made with. */
export { NOTICE_VERSION } from '../invitations/notice.ts'
