import { randomUUID } from 'node:crypto'
import type { Administrator, Clinician, FamilyMember } from '../../domain/actor.ts'
import { confirmContact } from '../../domain/clinics/confirm-contact.ts'
import { listContactRecords } from '../../domain/clinics/contact-queries.ts'
import { issueSetupCode } from '../../domain/clinics/issue-setup-code.ts'
import { prepareClinic } from '../../domain/clinics/prepare-clinic.ts'
import { proposeContact } from '../../domain/clinics/propose-contact.ts'
import { listClinics } from '../../domain/clinics/queries.ts'
import { setUpClinic } from '../../domain/clinics/set-up-clinic.ts'
import { openJoinCode } from '../../domain/invitations/open-join-code.ts'
import { readJoinCode } from '../../domain/invitations/read-join-code.ts'
import type { NewInvitation } from '../../domain/invitations/invite-person.ts'
import { found } from '../../domain/result.ts'
import { acceptStaffInvitation } from '../../domain/staff/accept-staff-invitation.ts'
import { changeStaff } from '../../domain/staff/change-staff.ts'
import { inviteStaff } from '../../domain/staff/invite-staff.ts'
import { ADMINISTRATOR, CLINIC, CLINICIANS, CONTACTS, type StaffMember } from './cast.ts'
import { must, type Past } from './past.ts'

/** Where forms of the demo come from, as limits count it. */
export const ADDRESS = '127.0.0.1'

/** The clinic with its staff, and what came to be in it so far, by the names of the cast. */
export interface Scene {
  past: Past
  clinicId: string
  clinicians: Map<string, Clinician>
  joinCode: string
  families: Map<string, string>
  consents: Map<string, string>
  invitations: Map<string, NewInvitation>
  members: Map<string, FamilyMember>
  administratorId: string
  /** Of the weekly workshops, once they began. */
  seriesId?: string
}

/** The first day: an empty clinic is set up, and its staff comes in. */
export async function openScene(past: Past, origin: string): Promise<Scene> {
  past.goTo(CLINIC.openedAgo, '14:00')
  await prepareClinic(past, origin)
  const { id: clinicId } = found((await listClinics(past.db))[0], 'clinic')
  const administrator = await setUp(past, clinicId)
  past.pass(20)
  for (const [token, value] of Object.entries(CONTACTS)) {
    const line = { token, value, note: null, source: null, hours: null, languages: null }
    must(await proposeContact(past, administrator, { formKey: randomUUID(), ...line }), 'fill in a contact')
  }
  const clinicians = new Map<string, Clinician>()
  for (const person of CLINICIANS) clinicians.set(person.name, await hire(past, administrator, person))
  const welcoming = found(CLINICIANS.find(({ roles }) => roles.includes('welcomes')), 'who welcomes')
  const second = found(clinicians.get(welcoming.name), 'clinician')
  for (const { token, changedAt } of await listContactRecords(past.db, clinicId)) {
    must(await confirmContact(past, second, { token, seenAt: changedAt }), 'confirm a contact')
  }
  const joinCode = await openCode(past, second)
  return {
    past, clinicId, clinicians, joinCode, administratorId: administrator.id,
    families: new Map(), consents: new Map(), invitations: new Map(), members: new Map(),
  }
}

async function setUp(past: Past, clinicId: string): Promise<Administrator> {
  const code = found(await issueSetupCode(past, clinicId), 'set-up code')
  const { name, signInName, password } = ADMINISTRATOR
  const { openedAgo: _, ...clinic } = CLINIC
  const { accountId } = must(await setUpClinic(past, clinicId, {
    formKey: randomUUID(), code, ...clinic, displayName: name, signInName, password, seesFamilies: false, locale: 'en', address: ADDRESS,
  }), 'set the clinic up')
  return { role: 'administrator', clinicId, id: accountId }
}

async function hire(past: Past, administrator: Administrator, person: StaffMember): Promise<Clinician> {
  const { clinicId } = administrator
  const { name, roles, signInName, password } = person
  past.pass(10)
  const { code } = must(await inviteStaff(past, administrator, { formKey: randomUUID(), name, roles }), `invite ${name}`)
  past.pass(60)
  const { accountId } = must(await acceptStaffInvitation(past, clinicId, {
    formKey: randomUUID(), code: code ?? '', displayName: name, signInName, password, locale: 'en', address: ADDRESS,
  }), `${name} joins the staff`)
  if (roles.includes('welcomes')) {
    must(await changeStaff(past, administrator, { formKey: randomUUID(), staffId: accountId, roles }), `let ${name} welcome people`)
  }
  return { role: 'clinician', clinicId, id: accountId }
}

async function openCode(past: Past, clinician: Clinician): Promise<string> {
  must(await openJoinCode(past, clinician, { formKey: randomUUID() }), 'open the join code')
  return found(await readJoinCode(past, clinician), 'join code').code
}
