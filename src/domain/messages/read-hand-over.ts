import type { Clinician } from '../actor.ts'
import type { Locale } from '../catalog/text.ts'
import { momentAt } from '../invitations/moment.ts'
import type { World } from '../world.ts'
import { listInvitationsBack, listMemberHandOver, type HandOverRow } from './hand-over-queries.ts'
import { bodyPlace, type MessageBody, type MessageKind } from './message.ts'

/** What nobody handed over in so many days is dropped. */
export const HAND_OVER_DAYS = 14
const DAY_MS = 86_400_000

/** A message for staff to hand over. `createdAt` is a moment, ISO-8601 UTC. */
export interface HandOver {
  id: string
  kind: Exclude<MessageKind, 'security'>
  locale: Locale
  createdAt: string
  familyId: string
  name: string
  label: string | null
  /** It was sent and did not arrive. */
  cameBack: boolean
  body: MessageBody
  /** What it held is gone: an invitation needs a new sheet, an address is asked for anew. */
  isWiped: boolean
  /** Of an invitation. */
  consentId: string | null
}

/** What this clinician has to hand over, oldest first: messages to members of their teams, and invitations that did not arrive. */
export async function readHandOver(world: World, clinician: Clinician): Promise<HandOver[]> {
  const { at, on: today } = await momentAt(world, clinician.clinicId)
  const since = new Date(Date.parse(at) - HAND_OVER_DAYS * DAY_MS).toISOString()
  const members = await listMemberHandOver(world.db, clinician, { today, at, since, reach: world.reach })
  const invitations = await listInvitationsBack(world.db, clinician, { today, since })
  const rows = [...members.map((row) => ({ ...row, consentId: null })), ...invitations]
  return Promise.all(rows.map((row) => handOverOf(world, clinician.clinicId, row)))
}

async function handOverOf(world: World, clinicId: string, row: HandOverRow & { consentId: string | null }): Promise<HandOver> {
  const { id, createdAt, familyId, name, label, bodySealed, givenUpAt, consentId } = row
  const kind = row.kind as HandOver['kind']
  return {
    id, kind, locale: row.locale === 'es' ? 'es' : 'en', createdAt, familyId, name, label, consentId, cameBack: givenUpAt !== null,
    body: bodySealed === null ? {} : JSON.parse(await world.vault.open(bodySealed, bodyPlace(clinicId, id))) as MessageBody,
    isWiped: bodySealed === null && (kind === 'confirm' || kind === 'invitation'),
  }
}
