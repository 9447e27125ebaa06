import type { Clinician } from '../../actor.ts'
import { NEXT_DAYS_MAX } from '../../care/call.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { addDays } from '../../clinics/days.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { listLiveConsents, type ConsentRow } from '../../consents/queries.ts'
import { readSheets, type Sheets } from '../../consents/sheets.ts'
import { isOpen, stateOf, type Moment } from '../../invitations/invitation.ts'
import { now, type World } from '../../world.ts'
import { listBegunModules, listQuestionStandings } from '../progress/queries.ts'
import { coursesOf, type DayOf, type PersonFacts } from './person-facts.ts'
import {
  findThresholds, listAttendanceSince, listCallRequests, listCallsSince, listCaseloadAssignments, listCaseloadFamilies,
  listCaseloadMembers, listMakeUps, listModuleDates, listSnoozes,
} from './queries.ts'
import { restsOf, type LastCall, type Rests } from './rests.ts'
import type { Thresholds } from './thresholds.ts'

/** Two workshops missed longer ago than this are no reason to call any more, in days. */
const WORKSHOPS_DAYS = 60

/** One family of the team. `label` is null where they joined by code; `coverUntil` says that it is a colleague's. */
export interface FamilyFacts {
  id: string
  label: string | null
  isPaused: boolean
  isEnded: boolean
  coverUntil: string | null
  people: PersonFacts[]
}

/** All that a clinician's list and calls are drawn from, as it stands today. */
export interface TeamFacts {
  today: string
  thresholds: Thresholds
  families: FamilyFacts[]
  rests: Rests
  /** The newest call to a person, by member or consent id. */
  lastCalls: Map<string, LastCall>
}

/** Reads the families of the clinician's team in a fixed number of statements, each bounded by those families. */
export async function readTeam(world: World, clinician: Clinician): Promise<TeamFacts> {
  const { db } = world
  const { clinicId } = clinician
  const timeZone = await findTimeZone(db, clinicId)
  const moment = { at: now(world), on: dayIn(timeZone, now(world)) }
  const thresholds = await findThresholds(db, clinicId)
  const families = await listCaseloadFamilies(db, clinician)
  const dayOf = daysIn(timeZone)
  const members = await readMembers(world, clinician, { dayOf, today: moment.on, thresholds })
  const consents = await listLiveConsents(db, clinician, moment.on)
  const sheets = await readSheets(db, clinicId, consents)
  const waiting = consents.filter((consent) => !sheets.broughtSomeone(consent)).map((consent) =>
    ({ familyId: consent.familyId, person: invitedPerson(consent, sheets, moment, dayOf) }))

  const ids = families.map(({ id }) => id)
  const requests = await listCallRequests(db, clinicId, ids)
  const snoozes = await listSnoozes(db, clinicId, ids, moment.on)
  const calls = await listCallsSince(db, clinicId, ids, addDays(moment.on, -NEXT_DAYS_MAX - 1))
  const askedOn = new Map(requests.toReversed().map((one) => [one.memberId ?? one.consentId, one.askedOn]))
  const byFamily = Map.groupBy([...members, ...waiting], ({ familyId }) => familyId)
  return {
    today: moment.on, thresholds,
    families: families.map(({ id, label, pausedAt, endedAt, coverUntil }) => ({
      id, label, coverUntil, isPaused: pausedAt !== null, isEnded: endedAt !== null,
      people: (byFamily.get(id) ?? []).map(({ person }) => ({ ...person, askedOn: askedOn.get(person.memberId ?? person.consentId) ?? null })),
    })),
    ...restsOf(snoozes, calls, moment.on),
  }
}

interface Placed { familyId: string; person: PersonFacts }

async function readMembers(
  { db, catalog }: World, clinician: Clinician, { dayOf, today, thresholds }: { dayOf: DayOf; today: string; thresholds: Thresholds },
): Promise<Placed[]> {
  const { clinicId } = clinician
  const members = await listCaseloadMembers(db, clinician, today)
  const ids = members.map(({ id }) => id)
  const assignments = await listCaseloadAssignments(db, clinicId, ids)
  const dates = await listModuleDates(db, clinicId, assignments.map(({ id }) => id))
  const keys = catalog.courses.flatMap(ordinaryModules).map(({ key }) => key)
  const begun = await listBegunModules(db, clinicId, ids, keys)
  const tried = begun.filter(({ isComplete, attempts }) => !isComplete && attempts >= thresholds.nudgeQuizTries)
  const questions = await listQuestionStandings(db, clinicId,
    [...new Set(tried.map(({ memberId }) => memberId))], [...new Set(tried.map(({ moduleKey }) => moduleKey))])
  const attended = await listAttendanceSince(db, clinicId, ids, addDays(today, -WORKSHOPS_DAYS))
  const makeUps = await listMakeUps(db, clinicId, ids)

  const of = {
    assignments: byMember(assignments), dates: Map.groupBy(dates, ({ assignmentId }) => assignmentId), begun: byMember(begun),
    questions: byMember(questions), attended: byMember(attended), makeUps: byMember(makeUps),
  }
  return members.map(({ id, familyId, displayName, pausedAt, phone, safeToCallAt }) => {
    const own = { assignments: of.assignments.get(id) ?? [], begun: of.begun.get(id) ?? [], questions: of.questions.get(id) ?? [] }
    const done = new Set(own.begun.flatMap(({ moduleKey, isComplete }) => (isComplete ? [moduleKey] : [])))
    const madeUp = new Set((of.makeUps.get(id) ?? []).flatMap(({ workshopId, moduleKey }) => (done.has(moduleKey) ? [workshopId] : [])))
    return { familyId, person: {
      memberId: id, consentId: null, name: displayName, isPaused: pausedAt !== null, phone: safeToCallAt === null ? null : phone,
      askedOn: null, handedOverOn: null,
      courses: coursesOf(catalog, { ...own, dates: own.assignments.flatMap((one) => of.dates.get(one.id) ?? []) }, dayOf, thresholds.nudgeQuizTries),
      lastProgressOn: own.begun.map(({ lastOn }) => lastOn).sort().at(-1) ?? null,
      workshops: (of.attended.get(id) ?? []).slice(0, thresholds.nudgeMissedWorkshops).map(({ workshopId, state, startsAt }) =>
        ({ on: dayOf(startsAt), state, isMadeUp: madeUp.has(workshopId) })),
    } }
  })
}

function invitedPerson(consent: ConsentRow, sheets: Sheets, moment: Moment, dayOf: DayOf): PersonFacts {
  const invitation = sheets.of(consent)
  const handedOverAt = invitation && isOpen(stateOf(invitation, consent, moment)) ? invitation.handedOverAt : null
  return {
    memberId: null, consentId: consent.id, name: consent.recipient, isPaused: false,
    phone: consent.safeToCallAt === null ? null : consent.phone, askedOn: null,
    handedOverOn: handedOverAt && dayOf(handedOverAt), courses: [], lastProgressOn: null, workshops: [],
  }
}

/** The clinic's days of moments, each worked out once: many people share the moment of a workshop or a form. */
function daysIn(timeZone: string): DayOf {
  const days = new Map<string, string>()
  return (at) => {
    const day = days.get(at) ?? dayIn(timeZone, at)
    days.set(at, day)
    return day
  }
}

function byMember<T extends { memberId: string }>(rows: T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ memberId }) => memberId)
}
