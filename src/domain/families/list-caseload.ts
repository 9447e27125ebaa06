import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import type { ConsentRow } from '../consents/queries.ts'
import { listLiveConsents } from '../consents/queries.ts'
import { readSheets } from '../consents/sheets.ts'
import { isOpen, stateOf } from '../invitations/invitation.ts'
import { now, type World } from '../world.ts'
import type { MemberProgress } from './progress/read-progress.ts'
import { readProgress } from './progress/read-progress.ts'
import type { TeamFamily, TeamMember } from './queries.ts'
import { listFamiliesOfTeam, listMembersOfTeam } from './queries.ts'
import type { Standing, Status } from './status.ts'
import { standingOfFamily, standingOfInvited, standingOfMember, STATUSES } from './status.ts'

/** Families on one page. */
export const FAMILIES_A_PAGE = 25

/** One family of the caseload. Days are days of the clinic's calendar. */
export interface CaseloadLine extends Standing {
  familyId: string
  label: string
  people: { name: string; joined: boolean }[]
  dueOn: string | null
  lastProgressOn: string | null
}

/** One page of the caseload, and how many families there are of each kind. */
export interface Caseload { lines: CaseloadLine[]; counts: Record<Status, number>; total: number; page: number; pages: number }

/**
 * The families of the clinician's team, most pressing first, 25 a page.
 * @param wish `show` leaves only one kind; a `page` past the end is the last one
 */
export async function listCaseload(
  world: World, clinician: Clinician, wish: { page: number; show?: Status | undefined },
): Promise<Caseload> {
  const lines = await allLines(world, clinician)
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, lines.filter((line) => line.status === status).length])) as Record<Status, number>
  const shown = wish.show ? lines.filter(({ status }) => status === wish.show) : lines
  const pages = Math.max(1, Math.ceil(shown.length / FAMILIES_A_PAGE))
  const page = Math.min(Math.max(1, wish.page), pages)
  const sorted = shown.toSorted((one, other) => STATUSES.indexOf(one.status) - STATUSES.indexOf(other.status)
    || (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9') || one.label.localeCompare(other.label))
  return { lines: sorted.slice((page - 1) * FAMILIES_A_PAGE, page * FAMILIES_A_PAGE), counts, total: lines.length, page, pages }
}

async function allLines(world: World, clinician: Clinician): Promise<CaseloadLine[]> {
  const { clinicId } = clinician
  const timeZone = await findTimeZone(world.db, clinicId)
  const moment = { at: now(world), on: dayIn(timeZone, now(world)) }
  const families = await listFamiliesOfTeam(world.db, clinician)
  const members = await listMembersOfTeam(world.db, clinician, moment.on)
  const progress = await readProgress(world, clinicId, members.map(({ id }) => id))
  const consents = await listLiveConsents(world.db, clinician, moment.on)
  const sheets = await readSheets(world.db, clinicId, consents)

  const joined = Map.groupBy(members, ({ familyId }) => familyId)
  const waiting = Map.groupBy(consents.filter((consent) => !sheets.broughtSomeone(consent)), ({ familyId }) => familyId)
  const handedOverOn = (consent: ConsentRow): string | null => {
    const invitation = sheets.of(consent)
    const at = invitation && isOpen(stateOf(invitation, consent, moment)) ? invitation.handedOverAt : null
    return at && dayIn(timeZone, at)
  }
  return families.map((family) => lineOf(family, {
    joined: joined.get(family.id) ?? [], progress, today: moment.on,
    waiting: (waiting.get(family.id) ?? []).map((consent) => ({ name: consent.recipient, handedOverOn: handedOverOn(consent) })),
  }))
}

interface People {
  joined: TeamMember[]
  progress: Map<string, MemberProgress>
  waiting: { name: string; handedOverOn: string | null }[]
  today: string
}

function lineOf(family: TeamFamily, { joined, progress, waiting, today }: People): CaseloadLine {
  const known = joined.flatMap(({ id, displayName }) => {
    const own = progress.get(id)
    return own ? [{ own, standing: standingOfMember(displayName, own, today) }] : []
  })
  const openDates = known.flatMap(({ own }) => own.courses)
    .flatMap(({ dueOn, finished, modules }) => (dueOn !== null && finished < modules.length ? [dueOn] : []))
  return {
    ...standingOfFamily([
      ...known.map(({ standing }) => standing),
      ...waiting.map(({ name, handedOverOn }) => standingOfInvited(name, handedOverOn)),
    ]),
    familyId: family.id, label: family.label ?? '',
    people: [
      ...joined.map(({ displayName }) => ({ name: displayName, joined: true })),
      ...waiting.map(({ name }) => ({ name, joined: false })),
    ],
    dueOn: openDates.sort()[0] ?? null,
    lastProgressOn: known.flatMap(({ own }) => own.lastProgressOn ?? []).sort().at(-1) ?? null,
  }
}
