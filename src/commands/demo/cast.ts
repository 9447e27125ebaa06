import type { Relation } from '../../domain/consents/elements.ts'
import type { Locale } from '../../domain/catalog/text.ts'
import type { StaffRole } from '../../domain/staff/roles.ts'

/* Who is in the demo and what they did. Everybody is invented. `…Ago` counts days back from today, `dueIn` and
   `consentEndsIn` days on from today (negative: past). */

export const CLINIC = {
  clinicName: 'Harbor Family Center', discreetName: 'Porchlight', phone: '555-0100',
  timeZone: 'America/New_York', languages: ['en', 'es'] as Locale[], openedAgo: 37,
}

/** The lines of help that a clinic fills in itself. Nobody can be reached there. */
export const CONTACTS: Record<string, string> = {
  clinic_main: '555-0100',
  clinic_afterhours: '555-0101',
  mobile_crisis: '555-0102',
  nearest_er: 'Example Hospital, 1 Sample Street',
  naloxone_source: 'Example Pharmacy, 2 Sample Street',
  takeback_site: 'Example Town Hall, 3 Sample Street',
  legal_aid: '555-0103',
  goodsam_text: 'here your clinic writes what the law in your state says',
}

export interface Account { signInName: string; password: string }

export interface StaffMember extends Account { name: string; is: string; roles: StaffRole[] }

/** The administrator sets the clinic up; the others come in with a code. */
export const ADMINISTRATOR: StaffMember = {
  name: 'Adi', is: 'administrator', roles: ['administrator'], signInName: 'adi', password: 'copper kettle meadow',
}
export const CLINICIANS: StaffMember[] = [
  {
    name: 'Dana', is: 'clinician of Case 12 and Case 18; answers questions', roles: ['clinician'],
    signInName: 'dana', password: 'violet ladder pebble',
  },
  {
    name: 'Eli', is: 'clinician of Case 15; welcomes who joins by code', roles: ['clinician', 'welcomes'],
    signInName: 'eli', password: 'walnut harvest canoe',
  },
]

/** A family under the clinic's case code. */
export interface Family { label: string; clinician: string; createdAgo: number }

export const FAMILIES: Family[] = [
  { label: 'Case 12', clinician: 'Dana', createdAgo: 35 },
  { label: 'Case 15', clinician: 'Eli', createdAgo: 33 },
  { label: 'Case 18', clinician: 'Dana', createdAgo: 4 },
]

/** How far somebody gets in a course: to the end, half of the way, or not past the first quiz. */
export type HowFar = 'all' | 'half' | 'first-quiz-missed'

export interface CourseOfCast {
  /** The course's number in the address. */
  course: number
  assignedAgo: number
  dueIn?: number
  learns?: { howFar: HowFar; fromAgo: number; toAgo: number }
}

/** Somebody in a family, with an account once they have joined. */
export interface Relative {
  name: string
  is: string
  relation: Relation
  locale: Locale
  phone?: string
  /** Missing for who joined with the clinic's join code: nobody's consent is behind them. */
  consent?: { family: string; ago: number; endsIn?: number; withdrawnAgo?: number }
  invitedAgo?: number
  /** The invitation ran out, and they asked for a new one. */
  askedAgo?: number
  joined?: Account & { ago: number; relativesSee: 'nothing' | 'joined' | 'counts' }
  courses?: CourseOfCast[]
}

/** Days a consent runs on from today unless it says otherwise. */
export const CONSENT_ENDS_IN = 60

/** The address that Rosa and Luis share. */
const SHARED_ADDRESS = 'home@example.org'

export const RELATIVES: Relative[] = [
  {
    name: 'Rosa', is: 'Case 12; half-way in course 2, shares counts', relation: 'parent-adult', locale: 'en', phone: '555-0112',
    consent: { family: 'Case 12', ago: 35 }, invitedAgo: 34,
    joined: { ago: 33, relativesSee: 'counts', signInName: SHARED_ADDRESS, password: 'tulip basket thunder' },
    courses: [
      { course: 1, assignedAgo: 32, dueIn: -9, learns: { howFar: 'all', fromAgo: 31, toAgo: 14 } },
      { course: 2, assignedAgo: 13, dueIn: 3, learns: { howFar: 'half', fromAgo: 12, toAgo: 2 } },
      { course: 3, assignedAgo: 13 },
    ],
  },
  {
    name: 'Luis', is: 'Case 12; same address as Rosa, finished course 3', relation: 'parent-adult', locale: 'en',
    consent: { family: 'Case 12', ago: 35, endsIn: 5 }, invitedAgo: 34,
    joined: { ago: 32, relativesSee: 'joined', signInName: SHARED_ADDRESS, password: 'maple drawer whistle' },
    courses: [{ course: 3, assignedAgo: 31, learns: { howFar: 'all', fromAgo: 30, toAgo: 6 } }],
  },
  {
    name: 'Elena', is: 'Case 12; their daughter, invitation not used yet', relation: 'sibling', locale: 'en',
    consent: { family: 'Case 12', ago: 5 }, invitedAgo: 2,
  },
  {
    name: 'Uche', is: 'Case 15; partner, finished all that was assigned; a refresher is due', relation: 'partner', locale: 'en', phone: '212-555-0147',
    consent: { family: 'Case 15', ago: 33 }, invitedAgo: 32,
    joined: { ago: 30, relativesSee: 'joined', signInName: '212-555-0147', password: 'velvet anchor pepper' },
    courses: [{ course: 1, assignedAgo: 29, learns: { howFar: 'all', fromAgo: 28, toAgo: 8 } }],
  },
  {
    name: 'Grace', is: 'Case 15; nothing assigned, hidden from relatives; asks for a call', relation: 'adult-child', locale: 'en',
    consent: { family: 'Case 15', ago: 22 }, invitedAgo: 22,
    joined: { ago: 20, relativesSee: 'nothing', signInName: 'grace', password: 'lemon bridge sparrow' },
  },
  {
    name: 'Obi', is: 'Case 15; invitation ran out, asked for a new one', relation: 'sibling', locale: 'en',
    consent: { family: 'Case 15', ago: 24 }, invitedAgo: 24, askedAgo: 3,
  },
  {
    name: 'Femi', is: 'Case 15; consent withdrawn before joining', relation: 'grandparent', locale: 'en',
    consent: { family: 'Case 15', ago: 19, withdrawnAgo: 17 }, invitedAgo: 19,
  },
  {
    name: 'Noor', is: 'Case 18; consent recorded, no invitation yet', relation: 'sibling', locale: 'es',
    consent: { family: 'Case 18', ago: 4 },
  },
  {
    name: 'Sam', is: 'joined by code, in Spanish; a date has passed, missed two workshops', relation: 'friend', locale: 'es',
    joined: { ago: 16, relativesSee: 'joined', signInName: 'sam', password: 'cedar pocket lantern' },
    courses: [{ course: 1, assignedAgo: 15, dueIn: -4, learns: { howFar: 'first-quiz-missed', fromAgo: 14, toAgo: 10 } }],
  },
]

/** A weekly series: its first date is a whole number of weeks ago, so that there is one today. `leftOutIn` days from now none. */
export const WORKSHOPS = { firstAgo: 28, startsAt: '18:00', minutes: 90, place: 'Room 2', course: 3, leftOutIn: 14 }

/** Who came to one of them how; everybody else was there. `walkIns` are people without an account. */
export interface Evening { ago: number; walkIns: number; others: Record<string, string> }

export const EVENINGS: Evening[] = [
  { ago: 28, walkIns: 2, others: { Luis: 'late' } },
  { ago: 21, walkIns: 0, others: { Rosa: 'by-phone' } },
  { ago: 14, walkIns: 1, others: { Sam: 'absent', Uche: 'left-early' } },
  { ago: 7, walkIns: 0, others: { Sam: 'absent', Rosa: 'late' } },
]
