/**
 * The notice that travels with what is told under a consent (42 CFR 2.32), on the page that accepts an invitation
 * and on its sheet; the sentence is the dictionaries' `join.notice`. A changed sentence gets a new version.
 */
export const NOTICE_VERSION = '1'
