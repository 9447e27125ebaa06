import { randomUUID } from 'node:crypto'
import type { FamilyMember } from '../../domain/actor.ts'
import { assignCourse } from '../../domain/assignments/assign-course.ts'
import { ordinaryModules } from '../../domain/catalog/shape.ts'
import { ELEMENTS } from '../../domain/consents/elements.ts'
import { endConsent } from '../../domain/consents/end-consent.ts'
import { recordConsent } from '../../domain/consents/record-consent.ts'
import { changeSharing } from '../../domain/families/change-sharing.ts'
import { createFamily } from '../../domain/families/create-family.ts'
import { acceptInvitation } from '../../domain/invitations/accept-invitation.ts'
import { AGREEMENT_VERSION } from '../../domain/invitations/agreement.ts'
import { askForNew } from '../../domain/invitations/ask-for-new.ts'
import { invitePerson } from '../../domain/invitations/invite-person.ts'
import { joinByCode } from '../../domain/invitations/join-by-code.ts'
import { findMembership } from '../../domain/invitations/member-queries.ts'
import { setContactSafety } from '../../domain/invitations/set-contact-safety.ts'
import { found } from '../../domain/result.ts'
import { CLINICIANS, CONSENT_ENDS_IN, FAMILIES, type CourseOfCast, type Family, type Relative } from './cast.ts'
import { must, type Step } from './past.ts'
import { ADDRESS, type Scene } from './scene.ts'
import { sittingsFor, study } from './study.ts'

/** A family is added by the clinician who then is its team. */
export function stepOfFamily(scene: Scene, { label, clinician, createdAgo }: Family): Step {
  const { past } = scene
  return {
    ago: createdAgo, time: '14:00',
    async act() {
      const input = { formKey: randomUUID(), label, startedOn: past.dayAgo(createdAgo), sameLabel: false }
      const { familyId } = must(await createFamily(past, clinicianNamed(scene, clinician), input), `add ${label}`)
      scene.families.set(label, familyId)
    },
  }
}

/** All that the cast tells of one person, each thing on its day. */
export function stepsOf(scene: Scene, person: Relative): Step[] {
  const { consent, invitedAgo, askedAgo, joined, courses = [] } = person
  const steps: Step[] = []
  const on = (ago: number | undefined, time: string, act: () => Promise<void>): void => {
    if (ago !== undefined) steps.push({ ago, time, act })
  }
  on(consent?.ago, '15:00', () => consentTo(scene, person))
  on(invitedAgo, '15:30', () => invite(scene, person))
  on(consent?.withdrawnAgo, '16:00', () => withdraw(scene, person))
  on(askedAgo, '17:00', async () => {
    must(await askForNew(scene.past, scene.clinicId, invitationOf(scene, person)), `${person.name} asks for a new invitation`)
  })
  on(joined?.ago, '21:00', () => join(scene, person))
  for (const course of courses) {
    on(course.assignedAgo, '16:30', () => assign(scene, person, course))
    steps.push(...stepsOfLearning(scene, person, course))
  }
  return steps
}

async function consentTo(scene: Scene, { name, relation, locale, phone, consent }: Relative): Promise<void> {
  const { past } = scene
  const { family, ago, endsIn = CONSENT_ENDS_IN } = found(consent, 'consent')
  const familyId = found(scene.families.get(family), 'family')
  const { consentId } = must(await recordConsent(past, teamOf(scene, family), {
    formKey: randomUUID(), familyId, recipient: name, relation, locale,
    phone: phone ?? null, safeToCall: phone !== undefined, email: null, safeToWrite: false,
    scope: ['enrolment', 'attendance', 'progress'], purpose: 'Family education', signedOn: past.dayAgo(ago),
    endsOn: past.dayAgo(-endsIn), formVersion: '2026-1', keptWhere: 'Example chart, page 1', confirmed: [...ELEMENTS],
  }), `record the consent for ${name}`)
  scene.consents.set(name, consentId)
}

async function invite(scene: Scene, { name, consent }: Relative): Promise<void> {
  const input = { formKey: randomUUID(), consentId: found(scene.consents.get(name), 'consent') }
  const clinician = teamOf(scene, found(consent, 'consent').family)
  scene.invitations.set(name, must(await invitePerson(scene.past, clinician, input), `invite ${name}`))
}

async function withdraw(scene: Scene, { name, consent }: Relative): Promise<void> {
  const { family } = found(consent, 'consent')
  const input = { familyId: found(scene.families.get(family), 'family'), consentId: found(scene.consents.get(name), 'consent') }
  must(await endConsent(scene.past, teamOf(scene, family), input), `end the consent for ${name}`)
}

/** From the code on the sheet to the last page of joining. */
async function join(scene: Scene, person: Relative): Promise<void> {
  const { past, clinicId } = scene
  const { name, locale, relation, consent } = person
  const { signInName, password, relativesSee } = found(person.joined, 'account')
  const newcomer = { formKey: randomUUID(), displayName: name, name: signInName, password, agreed: AGREEMENT_VERSION, locale }
  const { accountId } = must(consent
    ? await acceptInvitation(past, clinicId, { ...newcomer, code: invitationOf(scene, person) })
    : await joinByCode(past, clinicId, { ...newcomer, code: scene.joinCode, relation, address: ADDRESS }), `${name} joins`)
  const { familyId } = found(await findMembership(past.db, clinicId, accountId), 'member')
  const member: FamilyMember = { role: 'family-member', clinicId, id: accountId, familyId }
  scene.members.set(name, member)
  past.pass(2)
  must(await setContactSafety(past, member, { formKey: randomUUID(), safe: 'no', address: '', remind: false }), `${name} says whether writing is safe`)
  if (relativesSee === 'joined') return
  past.pass(2)
  const countsShared = relativesSee === 'counts' ? 'yes' : 'no'
  must(await changeSharing(past, member, { formKey: randomUUID(), joinedShown: countsShared, countsShared }), `${name} chooses what to share`)
}

async function assign(scene: Scene, person: Relative, { course, dueIn }: CourseOfCast): Promise<void> {
  const { past } = scene
  const { assigned } = must(await assignCourse(past, clinicianOf(scene, person), {
    formKey: randomUUID(), courseKey: courseAt(scene, course).key, memberIds: [memberOf(scene, person).id], familyIds: [],
    dueOn: dueIn === undefined ? null : past.dayAgo(-dueIn), anyLanguage: true,
  }), `assign course ${course} to ${person.name}`)
  if (assigned !== 1) throw new Error(`The demo could not be filled: ${person.name} has course ${course} already.`)
}

/** The sittings of one course, spread evenly over the days it took. */
function stepsOfLearning(scene: Scene, person: Relative, { course, learns }: CourseOfCast): Step[] {
  if (!learns) return []
  const { howFar, fromAgo, toAgo } = learns
  const sittings = sittingsFor(ordinaryModules(courseAt(scene, course)), howFar)
  const daysBetween = (fromAgo - toAgo) / Math.max(1, sittings.length - 1)
  return sittings.map((sitting, at) => ({
    ago: Math.round(fromAgo - at * daysBetween), time: '21:30',
    act: () => study(scene.past, memberOf(scene, person), sitting),
  }))
}

const courseAt = ({ past }: Scene, number: number) => found(past.catalog.courses.find(({ order }) => order === number), 'course')
const memberOf = (scene: Scene, { name }: Relative) => found(scene.members.get(name), 'member')
const invitationOf = (scene: Scene, { name }: Relative) => found(scene.invitations.get(name), 'invitation').code
const clinicianNamed = (scene: Scene, name: string) => found(scene.clinicians.get(name), 'clinician')
const teamOf = (scene: Scene, label: string) =>
  clinicianNamed(scene, found(FAMILIES.find((family) => family.label === label), 'family').clinician)
/** Whoever joined by code has the clinicians who welcome. */
const clinicianOf = (scene: Scene, { consent }: Relative) => consent
  ? teamOf(scene, consent.family)
  : clinicianNamed(scene, found(CLINICIANS.find(({ roles }) => roles.includes('welcomes')), 'who welcomes').name)
