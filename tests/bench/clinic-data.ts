import { createHash } from 'node:crypto'
import type { Catalog } from '../../src/domain/catalog/shape.ts'
import { FIRST_SETTINGS } from '../../src/domain/clinics/first-settings.ts'
import { CLINIC_SEES_PROGRESS } from '../../src/domain/invitations/agreement.ts'
import { learningOf } from './learning.ts'
import { newRandom, type Random } from './random.ts'
import { insertAll, put, type Rows } from './rows.ts'

/** Families of one clinician; the clinic has as many clinicians as that takes. */
export const FAMILIES_EACH = 60
const MEMBERS_EACH = 2
/** Courses that everybody has: about 25 learning events for each member. */
const COURSES = 2
const WORKSHOPS = 8
const BATCH = 200
const SEED = 2
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
const CLINIC = 'bench-clinic'

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()
const dayAgo = (days: number) => ago(days * DAY_MS).slice(0, 10)
const clinicianOf = (family: number) => `bench-clinician-${Math.floor(family / FAMILIES_EACH)}`

/** Fills a database that has its tables and nothing else with a clinic of so many families. The same in every run. */
export function fillClinic(file: string, catalog: Catalog, origin: string, families: number): void {
  const random = newRandom(SEED)
  const few = { ...catalog, courses: catalog.courses.slice(0, COURSES) }
  const first: Rows = {}
  putClinic(first, origin, families)
  insertAll(file, first)
  for (let from = 0; from < families; from += BATCH) {
    const rows: Rows = {}
    for (let family = from; family < Math.min(families, from + BATCH); family += 1) putFamily(rows, few, random, family)
    insertAll(file, rows)
  }
}

/** Signs the first clinician in: right before it is needed, since staff who do nothing are signed out soon. @returns the line of the `Cookie` header */
export function signInFirst(file: string): string {
  const token = newRandom(SEED).token()
  const rows: Rows = {}
  put(rows, 'signIn', {
    clinicId: CLINIC, id: createHash('sha256').update(token).digest('base64url'), accountId: clinicianOf(0),
    createdAt: ago(0), lastSeenAt: ago(0), expiresAt: ago(-12 * HOUR_MS), secondStepAt: null,
  })
  insertAll(file, rows)
  return `__Host-sid=${token}`
}

function putClinic(rows: Rows, origin: string, families: number): void {
  const at = ago(100 * DAY_MS)
  put(rows, 'clinic', {
    id: CLINIC, name: 'Bench clinic', discreetName: 'Porchlight', origin, phone: '555-0100', timeZone: 'America/New_York',
    languages: 'en es', leaveTarget: 'https://www.weather.gov/', libraryOpenAt: at, setUpAt: at, createdAt: at, ...FIRST_SETTINGS,
  })
  for (let family = 0; family < families; family += FAMILIES_EACH) {
    putAccount(rows, clinicianOf(family), 'Dana')
    put(rows, 'staff', { clinicId: CLINIC, id: clinicianOf(family), clinicianSince: at, administratorSince: null, welcomesCodeJoinersSince: null })
  }
  for (let number = 0; number < WORKSHOPS; number += 1) {
    const startsAt = ago((number + 1) * WEEK_MS - DAY_MS)
    put(rows, 'workshop', {
      clinicId: CLINIC, id: `workshop-${number}`, startsAt, minutes: 90, place: 'Room', link: '', checkInCode: '123456', revision: 0,
      changedAt: startsAt, createdAt: startsAt,
    })
  }
}

function putFamily(rows: Rows, catalog: Catalog, random: Random, number: number): void {
  const id = `bench-family-${number}`
  const [clinicId, familyId] = [CLINIC, id]
  const staffId = clinicianOf(number)
  put(rows, 'family', { clinicId, id, label: `Case ${number}`, startedOn: dayAgo(60), createdBy: staffId, createdAt: ago(60 * DAY_MS) })
  put(rows, 'familyTeam', { clinicId, familyId, staffId, since: ago(60 * DAY_MS) })
  const members = Array.from({ length: MEMBERS_EACH }, () => putMember(rows, catalog, random, familyId, staffId))
  const waiting = putConsent(rows, random, familyId, staffId)
  put(rows, 'invitation', {
    clinicId, id: random.uuid(), familyId, consentId: waiting, codeHmac: random.token(), tokenHmac: random.token(), createdBy: staffId,
    createdAt: ago(6 * DAY_MS), handedOverAt: ago(random.number(6) * DAY_MS), expiresAt: ago(-8 * DAY_MS),
  })
  if (random.chance(10)) {
    put(rows, 'request', { clinicId, id: random.uuid(), kind: 'call', familyId, memberId: members[0] ?? null, askedOn: dayAgo(2), askedAt: ago(2 * DAY_MS) })
  }
  put(rows, 'call', {
    clinicId, id: random.uuid(), familyId, memberId: members[1] ?? null, reason: 'no-progress', outcome: 'reached', onDay: dayAgo(5),
    byStaffId: staffId, at: ago(5 * DAY_MS),
  })
}

function putMember(rows: Rows, catalog: Catalog, random: Random, familyId: string, staffId: string): string {
  const [clinicId, id] = [CLINIC, random.uuid()]
  const consentId = putConsent(rows, random, familyId, staffId)
  putAccount(rows, id, `Member ${random.number(1_000)}`)
  put(rows, 'member', { clinicId, id, familyId, consentId, relation: 'partner', joinedAt: ago(50 * DAY_MS), joinedShownAt: ago(50 * DAY_MS), welcomedAt: ago(49 * DAY_MS) })
  put(rows, 'agreement', { clinicId, id: random.uuid(), memberId: id, kind: CLINIC_SEES_PROGRESS, textVersion: '1', givenAt: ago(50 * DAY_MS) })
  for (const course of catalog.courses) {
    put(rows, 'assignment', {
      clinicId, id: random.uuid(), memberId: id, courseKey: course.key, assignedBy: staffId, assignedAt: ago(40 * DAY_MS),
      dueOn: random.chance(50) ? dayAgo(-random.number(30)) : null,
    })
  }
  learningOf(rows, catalog, random, { clinicId, memberId: id }, ago(random.number(14) * DAY_MS))
  for (let number = 0; number < WORKSHOPS; number += 1) {
    put(rows, 'attendance', {
      clinicId, workshopId: `workshop-${number}`, memberId: id, state: random.chance(70) ? 'present' : 'absent', via: 'staff',
      recordedBy: staffId, at: ago(number * WEEK_MS),
    })
  }
  return id
}

function putConsent(rows: Rows, random: Random, familyId: string, staffId: string): string {
  const id = random.uuid()
  put(rows, 'consent', {
    clinicId: CLINIC, id, familyId, recipient: 'Rosa', relation: 'partner', locale: 'en', scopeEnrolmentAt: ago(60 * DAY_MS),
    purpose: 'support', signedOn: dayAgo(60), endsOn: dayAgo(-60), formVersion: '1', keptWhere: 'chart', recordedBy: staffId, recordedAt: ago(60 * DAY_MS),
  })
  return id
}

function putAccount(rows: Rows, id: string, displayName: string): void {
  put(rows, 'account', {
    clinicId: CLINIC, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName, locale: 'en', createdAt: ago(60 * DAY_MS),
  })
}
