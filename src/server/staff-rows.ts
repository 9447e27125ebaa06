import type { AstroGlobal } from 'astro'
import type { Administrator } from '../domain/actor.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { listOpenInvitations } from '../domain/staff/invitation-queries.ts'
import { isAnyoneWelcoming, listStaff } from '../domain/staff/queries.ts'
import { now } from '../domain/world.ts'
import { fullDay } from '../words/dates.ts'
import { rolesOf } from './staff-on-page.ts'

/** The staff list in words. */
export async function readStaffRows({ locals }: AstroGlobal, { clinicId, id: ownId }: Administrator) {
  const { world, clinic, locale, words: { staffAccounts: words } } = locals
  const staff = await listStaff(world.db, clinicId)
  const invitations = await listOpenInvitations(world.db, clinicId, now(world))
  return {
    nobodyWelcomes: !await isAnyoneWelcoming(world.db, clinicId),
    people: staff.map((person) => ({
      id: person.id,
      name: person.id === ownId ? words.you(person.displayName) : person.displayName,
      roles: rolesOf(person).map((role) => words.roles[role]).join(' · '),
      disabled: person.disabledAt !== null,
    })),
    invitations: invitations.map(({ id, name, expiresAt }) => (
      { id, name, until: words.openUntil(fullDay(locale, dayIn(clinic.timeZone, expiresAt))) })),
  }
}
