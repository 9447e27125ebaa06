import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { passwordFault, type PasswordFault } from '../accounts/check-password.ts'
import * as fields from '../accounts/fields.ts'
import { normaliseName, type SignInName } from '../accounts/name.ts'
import { isChosenNameTaken, listCredentials } from '../accounts/queries.ts'
import type { Locale } from '../clinics/clinic.ts'
import { formKey, line } from '../fields.ts'
import { done, refused, type Result } from '../result.ts'
import { forgetTries, takeTry, type Held } from '../throttles/password-tries.ts'
import { now, type World } from '../world.ts'
import { giveAgreement } from './agreement.ts'
import { findMembership, insertAccount, insertMember, type Membership } from './member-queries.ts'
import { countTakenName, isNameLimitReached } from './taken-names.ts'

/** Longest name to be called by, in characters. */
const DISPLAY_NAME_MAX = 60

/** The three fields of /join/account. */
export const NewAccount = z.object({
  formKey, displayName: line('no-name', DISPLAY_NAME_MAX), name: fields.signInName, password: fields.password,
})

/** What the pages before it add. */
export interface Newcomer extends z.infer<typeof NewAccount> {
  /** The code or token, as it was found before (`findWayIn`). */
  code: string
  /** The version of the text they said yes to on /join/visible. */
  agreed: string
  locale: Locale
  /** They were told that their account is for something else, and want another one. */
  isSecond?: boolean | undefined
}

/** A new sign-in name and its hash; `owners` are the accounts that have this name and this password already. */
export interface Prepared { name: SignInName; hash: string; owners: string[] }

/** Judges and hashes what was typed, before the transaction. One computation, whether the name is known or not. */
export async function prepareAccount(
  world: World, clinicId: string, newcomer: Newcomer,
): Promise<Result<Prepared, PasswordFault | 'no-sign-in-name'>> {
  const { password, displayName } = newcomer
  const name = normaliseName(newcomer.name)
  if (name.norm === '') return refused('no-sign-in-name')
  const fault = await passwordFault(world, clinicId, password, [name.norm, displayName])
  if (fault) return refused(fault)
  const named = await listCredentials(world.db, clinicId, name.norm)
  const { matched, hash } = await world.passwords.match(clinicId, name.norm, password, named.map((account) => account.passwordHash))
  return done({ name, hash, owners: named.filter((_, place) => matched[place]).map(({ id }) => id) })
}

/** What a receipt may compare: the hash in place of the password. */
export function receiptOf({ formKey: key, displayName }: Newcomer, { name, hash }: Prepared, more: object = {}) {
  return { formKey: key, displayName, name: name.norm, hash, ...more }
}

/**
 * Whose account it turns out to be: signing up with the name and the password of an account is signing in to it, and
 * is held back like that. Undefined for somebody new. Only inside `atomically`.
 * @param limitKey what the tries at taken names are counted for
 */
export async function recogniseOwner(
  inside: World, clinicId: string, newcomer: Newcomer, { name, owners }: Prepared, limitKey: string,
): Promise<Result<Membership | undefined, Held | 'several-accounts' | 'name-taken' | 'too-many-names'>> {
  const held = await takeTry(inside, clinicId, name.norm)
  if (held) return refused(held)
  const found = newcomer.isSecond ? [] : await Promise.all(owners.map((id) => findMembership(inside.db, clinicId, id)))
  const members = found.filter((membership) => membership !== undefined)
  if (members.length > 0) await forgetTries(inside, clinicId, name.norm)
  if (members.length > 1) return refused('several-accounts')
  if (members.length === 1) return done(members[0])
  if (name.kind !== 'chosen') return done(undefined)
  if (await isNameLimitReached(inside, clinicId, limitKey)) return refused('too-many-names')
  if (!await isChosenNameTaken(inside.db, clinicId, name.norm)) return done(undefined)
  await countTakenName(inside, clinicId, limitKey)
  return refused('name-taken')
}

/** Writes account, member and agreement. Only inside `atomically`. */
export async function openAccount(
  inside: World, clinicId: string, newcomer: Newcomer, { name, hash }: Prepared,
  place: { id: string; familyId: string; consentId: string | null; relation: string | null },
): Promise<FamilyMember> {
  const at = now(inside)
  await insertAccount(inside.db, {
    clinicId, id: place.id, nameKind: name.kind, nameNorm: name.norm, passwordHash: hash,
    displayName: newcomer.displayName, locale: newcomer.locale, createdAt: at,
  })
  await insertMember(inside.db, { clinicId, ...place, joinedAt: at, joinedShownAt: at })
  const member: FamilyMember = { role: 'family-member', clinicId, id: place.id, familyId: place.familyId }
  await giveAgreement(inside, member)
  return member
}
