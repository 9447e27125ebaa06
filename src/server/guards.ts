import type { Administrator, Clinician, FamilyMember } from '../domain/actor.ts'
import { NotFound } from '../domain/result.ts'
import { now } from '../domain/world.ts'

/** Nobody is signed in, or the sign-in ended. Middleware sends them to sign in and keeps the place. */
export class NotSignedIn extends Error {}

/** The family member who is signed in. @throws NotSignedIn, or NotFound for a staff account */
export function requireMember(locals: App.Locals): FamilyMember {
  if (!locals.signedIn) throw new NotSignedIn()
  const member = memberOf(locals)
  if (!member) throw new NotFound('family member')
  return member
}

/** The family member if one is signed in: for pages that are public but know more with a sign-in. */
export function memberOf(locals: App.Locals): FamilyMember | undefined {
  const { signedIn, clinic } = locals
  if (!signedIn?.familyId) return undefined
  return { role: 'family-member', clinicId: clinic.id, id: signedIn.accountId, familyId: signedIn.familyId }
}

/** The staff account as a clinician. @throws NotSignedIn, or NotFound where it lacks the role */
export function requireClinician(locals: App.Locals): Clinician {
  if (!locals.signedIn) throw new NotSignedIn()
  if (!locals.signedIn.clinicianSince) throw new NotFound('clinician')
  return { role: 'clinician', clinicId: locals.clinic.id, id: locals.signedIn.accountId, at: now(locals.world) }
}

/** The staff account as an administrator. @throws NotSignedIn, or NotFound where it lacks the role */
export function requireAdministrator(locals: App.Locals): Administrator {
  if (!locals.signedIn) throw new NotSignedIn()
  if (!locals.signedIn.administratorSince) throw new NotFound('administrator')
  return { role: 'administrator', clinicId: locals.clinic.id, id: locals.signedIn.accountId }
}
