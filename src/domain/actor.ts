/** A family member signed in to learn. `id` is the account's id. */
export interface FamilyMember { role: 'family-member'; clinicId: string; id: string; familyId: string }

/**
 * A staff account acting in the clinicians' area. `at` is the moment of the request, ISO-8601 UTC: a family they cover
 * for a colleague is theirs while the cover runs. Without it no cover counts.
 */
export interface Clinician { role: 'clinician'; clinicId: string; id: string; at?: string }

/** A staff account acting in `/staff/clinic/…`. */
export interface Administrator { role: 'administrator'; clinicId: string; id: string }

/** Who acts. One staff account may hold both staff roles; the area decides which Actor is built. */
export type Actor = FamilyMember | Clinician | Administrator
export type Role = Actor['role']
