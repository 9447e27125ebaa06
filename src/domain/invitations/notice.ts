/**
 * Of the notice that goes with what is told under a consent (42 CFR 2.32): it stands on the page that accepts an
 * invitation and on its sheet. A changed sentence gets a new version.
 */
export const NOTICE_VERSION = '1'
