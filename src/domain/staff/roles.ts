/** What a staff account may do; on top of being a clinician, `welcomes` sees the people who joined by code and `reads` answers written questions. */
export const STAFF_ROLES = ['clinician', 'administrator', 'welcomes', 'reads'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** Roles as they are kept: since when, or null. */
export interface RolesSince {
  clinicianSince: string | null
  administratorSince: string | null
  welcomesCodeJoinersSince: string | null
  readsQuestionsSince: string | null
}

/** Ticks of a form as roles. What is no role of ours is left out: a forged one gives nothing. */
export function rolesIn(ticked: readonly string[]): Set<StaffRole> {
  return new Set(STAFF_ROLES.filter((role) => ticked.includes(role)))
}

/** Why roles cannot stand like this: nothing to do here, or welcoming people or reading questions without being a clinician. */
export function rolesFault(roles: ReadonlySet<StaffRole>): 'no-role' | 'not-clinician' | undefined {
  if (!roles.has('clinician') && !roles.has('administrator')) return 'no-role'
  return (roles.has('welcomes') || roles.has('reads')) && !roles.has('clinician') ? 'not-clinician' : undefined
}

/** The dates to keep: a role that stays keeps its own, a new one begins at `at`. */
export function rolesSince(roles: ReadonlySet<StaffRole>, before: RolesSince | undefined, at: string): RolesSince {
  const since = (role: StaffRole, was: string | null | undefined) => (roles.has(role) ? was ?? at : null)
  return {
    clinicianSince: since('clinician', before?.clinicianSince),
    administratorSince: since('administrator', before?.administratorSince),
    welcomesCodeJoinersSince: since('welcomes', before?.welcomesCodeJoinersSince),
    readsQuestionsSince: since('reads', before?.readsQuestionsSince),
  }
}
