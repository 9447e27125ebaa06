import type { Clinician } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import { listConsentsOfFamily } from '../consents/queries.ts'
import { stateOfConsent } from '../consents/live.ts'
import { readSheets } from '../consents/sheets.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../families/queries.ts'
import { found } from '../result.ts'
import type { World } from '../world.ts'

/** Somebody of a family who can be called; `phone` only where their consent marks it safe to call. */
export interface Callable { id: string; name: string; phone: string | null }

/** A family and whom of it one can call: members the team may see, then those with a live consent who have not joined. */
export interface CallableFamily { id: string; label: string | null; people: Callable[] }

/** @throws NotFound for a family outside the clinician's team */
export async function readCallable(world: World, clinician: Clinician, familyId: string): Promise<CallableFamily> {
  const { db } = world
  const { id, label } = found(await findFamilyOfTeam(db, clinician, familyId), 'family')
  const today = await todayOf(world, clinician.clinicId)
  const members = await listMembersOfFamily(db, clinician, today, id)
  const live = (await listConsentsOfFamily(db, clinician, id)).filter((consent) => stateOfConsent(consent, today) === 'live')
  const sheets = await readSheets(db, clinician.clinicId, live)
  const phoneOf = (consentId: string | null) => {
    const consent = live.find((one) => one.id === consentId)
    return consent?.safeToCallAt ? consent.phone : null
  }
  return {
    id, label,
    people: [
      ...members.map((member) => ({ id: member.id, name: member.displayName, phone: phoneOf(member.consentId) })),
      ...live.filter((consent) => !sheets.broughtSomeone(consent))
        .map((consent) => ({ id: consent.id, name: consent.recipient, phone: phoneOf(consent.id) })),
    ],
  }
}
