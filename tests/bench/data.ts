import { createHash } from 'node:crypto'
import type { Catalog } from '../../src/domain/catalog/shape.ts'
import { FIRST_SETTINGS } from '../../src/domain/clinics/first-settings.ts'
import { learningOf, type Open } from './learning.ts'
import { newRandom, type Random } from './random.ts'
import { insertAll, put, type Rows } from './rows.ts'
import { sheetsOf } from './sheets.ts'

/** A family member who is signed in: the line of the `Cookie` header, and the forms that can be sent now. */
export interface BenchMember { id: string; cookie: string; open: Open }

const FAMILY_SIZE = 2
const SEED = 1
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CLINIC = 'bench-clinic'
const CLINICIAN = 'bench-clinician'
const RELATIONS = ['parent-adult', 'parent-teen', 'partner', 'sibling', 'adult-child', 'grandparent', null]

/**
 * Fills a database that has its tables and nothing else, in one transaction: a clinic, and so many family members,
 * each signed in and somewhere in the courses. The same in every run.
 */
export function fill(file: string, catalog: Catalog, origin: string, count: number): BenchMember[] {
  const random = newRandom(SEED)
  const rows: Rows = {}
  putClinic(rows, origin)
  const members = Array.from({ length: count }, (_, number) => putMember(rows, catalog, random, number))
  insertAll(file, rows)
  return members
}

function putClinic(rows: Rows, origin: string): void {
  const at = ago(100 * DAY_MS)
  put(rows, 'clinic', {
    id: CLINIC, name: 'Bench clinic', discreetName: 'Porchlight', origin, phone: '555-0100', timeZone: 'America/New_York',
    languages: 'en es', leaveTarget: 'https://www.weather.gov/', libraryOpenAt: at, setUpAt: at, createdAt: at,
    ...FIRST_SETTINGS,
  })
  putAccount(rows, CLINICIAN, 'Dana')
  put(rows, 'staff', { clinicId: CLINIC, id: CLINICIAN, clinicianSince: at, administratorSince: at, welcomesCodeJoinersSince: at })
}

function putMember(rows: Rows, catalog: Catalog, random: Random, number: number): BenchMember {
  const id = random.uuid()
  const familyId = `bench-family-${Math.floor(number / FAMILY_SIZE)}`
  if (number % FAMILY_SIZE === 0) {
    put(rows, 'family', { clinicId: CLINIC, id: familyId, label: `Case ${number}`, startedOn: null, createdBy: CLINICIAN, createdAt: ago(60 * DAY_MS) })
    put(rows, 'familyTeam', { clinicId: CLINIC, familyId, staffId: CLINICIAN, since: ago(60 * DAY_MS) })
  }
  putAccount(rows, id, `Member ${number}`)
  put(rows, 'member', {
    clinicId: CLINIC, id, familyId, consentId: null, relation: RELATIONS[number % RELATIONS.length] ?? null,
    joinedAt: ago(50 * DAY_MS), joinedShownAt: ago(50 * DAY_MS), countsSharedAt: null, writeSafeAt: null, welcomedAt: ago(49 * DAY_MS),
  })
  for (const course of catalog.courses) {
    if (!random.chance(80)) continue
    put(rows, 'assignment', {
      clinicId: CLINIC, id: random.uuid(), memberId: id, courseKey: course.key, assignedBy: CLINICIAN, assignedAt: ago(40 * DAY_MS),
      dueOn: random.chance(50) ? ago(-random.number(30) * DAY_MS).slice(0, 10) : null, withdrawnAt: null,
    })
  }
  const open = learningOf(rows, catalog, random, { clinicId: CLINIC, memberId: id }, ago(random.number(30) * DAY_MS))
  const cookie = putSignIn(rows, id, random.token())
  return { id, open: { ...open, sheets: sheetsOf(catalog, random) }, cookie }
}

function putAccount(rows: Rows, id: string, displayName: string): void {
  put(rows, 'account', {
    clinicId: CLINIC, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName, locale: 'en',
    createdAt: ago(60 * DAY_MS), disabledAt: null,
  })
}

/** @returns the line of the `Cookie` header */
function putSignIn(rows: Rows, accountId: string, token: string): string {
  put(rows, 'signIn', {
    clinicId: CLINIC, id: createHash('sha256').update(token).digest('base64url'), accountId,
    createdAt: ago(0), lastSeenAt: ago(0), expiresAt: ago(-12 * HOUR_MS), secondStepAt: null,
  })
  return `__Host-sid=${token}`
}

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}
