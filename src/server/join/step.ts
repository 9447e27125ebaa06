import type { AstroGlobal } from 'astro'
import { dayIn } from '../../domain/clinics/clinic.ts'
import { lookAtWayIn, type WayIn } from '../../domain/invitations/find-way-in.ts'
import { findMembership } from '../../domain/invitations/member-queries.ts'
import { meetingOf, welcomeCase, type Visitor, type WelcomeCase } from '../../domain/invitations/welcome-case.ts'
import { now } from '../../domain/world.ts'
import { openCarried, type Carried } from './carried.ts'

/** Where somebody is who joins: what they carry, what it leads to, who they are, and what the pages say to that. */
export interface Step {
  carried: Carried
  way: WayIn
  visitor: Visitor | undefined
  view: WelcomeCase
}

/** The step a request is at; undefined without a code that was found before. */
export async function stepOf(astro: Pick<AstroGlobal, 'locals' | 'cookies'>): Promise<Step | undefined> {
  const { world, clinic } = astro.locals
  const carried = await openCarried(world.vault, astro.cookies)
  if (!carried?.isFound) return undefined
  const way = await lookAtWayIn(world, clinic.id, carried.code)
  return way && stepTo(astro.locals, carried, way)
}

/** The step of somebody who carries this to that way in. */
export async function stepTo(locals: App.Locals, carried: Carried, way: WayIn): Promise<Step> {
  const visitor = await visitorOf(locals, carried, way)
  return { carried, way, visitor, view: welcomeCase(way, visitor) }
}

/** Whether the pages after the welcome are open at this step. */
export function leadsOn({ view }: Step): boolean {
  return view === 'invited' || view === 'code-open'
}

async function visitorOf(locals: App.Locals, { said }: Carried, way: WayIn): Promise<Visitor | undefined> {
  const { world, clinic, signedIn } = locals
  if (!signedIn) return undefined
  const { accountId } = signedIn
  const membership = await findMembership(world.db, clinic.id, accountId)
  const today = dayIn(clinic.timeZone, now(world))
  return {
    accountId, isMember: membership !== undefined,
    meeting: membership && way.kind === 'invitation' ? meetingOf(membership, way, today) : undefined,
    said: said?.by === accountId ? said.what : undefined,
  }
}
