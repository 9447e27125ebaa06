import type { FamilyMember } from '../actor.ts'
import { addDays } from '../clinics/days.ts'
import { dayIn } from '../clinics/clinic.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { listOwnAttendance, listOwnWorkshops, type OwnWorkshop } from './queries.ts'
import { WEEKS_AHEAD } from './series-days.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** How long a past workshop stands on its member's list. */
const PAST_DAYS = 90
/** How long people's calendars go on showing that one was called off. */
const CANCELLED_DAYS = 30

/** When a workshop is over, as ISO-8601 UTC text. */
export function endOf({ startsAt, minutes }: Pick<OwnWorkshop, 'startsAt' | 'minutes'>): string {
  return new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()
}

/** `state` is how the member's own attendance was noted; undefined where nothing is. */
export type PastWorkshop = OwnWorkshop & { state: string | undefined }

/** A member's workshops: those to come, earliest first, and those that are over, latest first. */
export interface OwnWorkshops { coming: OwnWorkshop[]; past: PastWorkshop[] }

/** Reads `/workshops`. One that was called off stands among those to come until its day is past. */
export async function readOwnWorkshops(world: World, member: FamilyMember): Promise<OwnWorkshops> {
  const all = await listAround(world, member, PAST_DAYS)
  const at = now(world)
  const past = all.filter((one) => endOf(one) <= at && one.cancelledAt === null).reverse()
  const states = await listOwnAttendance(world.db, member, past.map(({ id }) => id))
  return { coming: all.filter((one) => endOf(one) > at), past: past.map((one) => ({ ...one, state: states.get(one.id) })) }
}

/** What a calendar shows of a member's workshops: those of the last 30 days and all to come, called off or not. */
export function listForCalendar(world: World, member: FamilyMember): Promise<OwnWorkshop[]> {
  return listAround(world, member, CANCELLED_DAYS)
}

/** What Today says about workshops: the one that is today and not over, whether one of them changed, and whether there are any. */
export interface WorkshopNews { today: OwnWorkshop | undefined; changed: OwnWorkshop | undefined; hasAny: boolean }

/** A change is news until the first workshop it touched is over. */
export async function readWorkshopNews(world: World, member: FamilyMember): Promise<WorkshopNews> {
  const all = await listAround(world, member, PAST_DAYS)
  const at = now(world)
  const coming = all.filter((one) => endOf(one) > at)
  const known = new Set(all.filter((one) => endOf(one) <= at && one.revision > 0).map(({ changedAt }) => changedAt))
  const isToday = ({ startsAt, timeZone }: OwnWorkshop) => dayIn(timeZone, startsAt) === dayIn(timeZone, at)
  return {
    today: coming.find((one) => one.cancelledAt === null && isToday(one)),
    changed: coming.find(({ revision, changedAt }) => revision > 0 && !known.has(changedAt)),
    hasAny: coming.some(({ cancelledAt }) => cancelledAt === null),
  }
}

function listAround(world: World, member: FamilyMember, pastDays: number): Promise<OwnWorkshop[]> {
  const at = world.clock.now().getTime()
  const before = addDays(now(world).slice(0, 10), (WEEKS_AHEAD + 1) * 7)
  return listOwnWorkshops(world.db, member, new Date(at - pastDays * DAY_MS).toISOString(), `${before}T00:00:00.000Z`)
}
