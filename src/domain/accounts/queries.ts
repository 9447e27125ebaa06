import type { NotNull } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { AccountTable, RecoveryCodeTable } from '../../../db/tables/accounts.ts'
import type { SignInName } from './name.ts'

/** One email or phone may stand at several accounts; the oldest count first. */
const ACCOUNTS_OF_A_NAME_MAX = 50
const CODES_SHOWN_MAX = 20

/** An account as the rules of signing in see it. Never leaves the domain: it holds the hash. */
export type Credentials = Pick<AccountTable, 'id' | 'displayName' | 'nameKind' | 'nameNorm' | 'passwordHash'>
const CREDENTIALS = ['id', 'displayName', 'nameKind', 'nameNorm', 'passwordHash'] as const

/** Accounts that may sign in with this name, oldest first. */
export async function listCredentials(db: Db, clinicId: string, nameNorm: string): Promise<Credentials[]> {
  return db.selectFrom('account')
    .where('clinicId', '=', clinicId).where('nameNorm', '=', nameNorm).where('disabledAt', 'is', null)
    .select(CREDENTIALS).orderBy('createdAt').orderBy('id').limit(ACCOUNTS_OF_A_NAME_MAX).execute()
}

export async function findCredentials(db: Db, clinicId: string, id: string): Promise<Credentials | undefined> {
  return db.selectFrom('account')
    .where('clinicId', '=', clinicId).where('id', '=', id).where('disabledAt', 'is', null)
    .select(CREDENTIALS).executeTakeFirst()
}

export type NamedAccount = Pick<AccountTable, 'id' | 'displayName'>

/** Those of these accounts that may sign in, by the name they are called. */
export async function listDisplayNames(db: Db, clinicId: string, ids: string[]): Promise<NamedAccount[]> {
  if (ids.length === 0) return []
  return db.selectFrom('account')
    .where('clinicId', '=', clinicId).where('id', 'in', ids).where('disabledAt', 'is', null)
    .select(['id', 'displayName']).orderBy('displayName').orderBy('id').limit(ACCOUNTS_OF_A_NAME_MAX).execute()
}

/** The clinic's name: one of the first words a stranger would try as a password. */
export async function findClinicName(db: Db, clinicId: string): Promise<string> {
  const { name } = await db.selectFrom('clinic').where('id', '=', clinicId).select('name').executeTakeFirstOrThrow()
  return name
}

/** Whether a chosen name belongs to another account, also a disabled one. Emails and phones are never asked. */
export async function isChosenNameTaken(db: Db, clinicId: string, nameNorm: string, exceptId = ''): Promise<boolean> {
  const other = await db.selectFrom('account')
    .where('clinicId', '=', clinicId).where('nameNorm', '=', nameNorm).where('nameKind', '=', 'chosen')
    .where('id', '!=', exceptId).select('id').executeTakeFirst()
  return other !== undefined
}

/** @returns whether `from` was still its hash */
export async function updatePassword(
  db: Db, clinicId: string, id: string, hash: { from: string; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('account').set({ passwordHash: hash.to })
    .where('clinicId', '=', clinicId).where('id', '=', id).where('passwordHash', '=', hash.from).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Sets the password whatever it was, after a recovery. */
export async function replacePassword(db: Db, clinicId: string, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('account').set({ passwordHash }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** The hash depends on the name, so both change together. @returns whether `from` was still its hash */
export async function updateName(
  db: Db, clinicId: string, id: string, name: SignInName, hash: { from: string; to: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('account')
    .set({ nameKind: name.kind, nameNorm: name.norm, passwordHash: hash.to })
    .where('clinicId', '=', clinicId).where('id', '=', id).where('passwordHash', '=', hash.from).executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends every sign-in of an account with the transaction that made it necessary. */
export async function deleteSignInsOf(db: Db, clinicId: string, accountId: string): Promise<void> {
  await db.deleteFrom('signIn').where('clinicId', '=', clinicId).where('accountId', '=', accountId).execute()
}

/** Another staff account that may sign in. */
export async function findOtherStaff(
  db: Db, administrator: { clinicId: string; id: string }, id: string,
): Promise<{ id: string } | undefined> {
  return db.selectFrom('staff')
    .innerJoin('account', (join) => join
      .onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .where('staff.clinicId', '=', administrator.clinicId).where('staff.id', '=', id)
    .where('staff.id', '!=', administrator.id).where('account.disabledAt', 'is', null)
    .select('staff.id').executeTakeFirst()
}

export async function insertRecoveryCode(db: Db, code: RecoveryCodeTable): Promise<void> {
  await db.insertInto('recoveryCode').values(code).execute()
}

/** Ends the codes of an account that nobody used yet: the newest is the only one. */
export async function endRecoveryCodes(db: Db, clinicId: string, accountId: string, at: string): Promise<void> {
  await db.updateTable('recoveryCode').set({ expiresAt: at })
    .where('clinicId', '=', clinicId).where('accountId', '=', accountId)
    .where('usedAt', 'is', null).where('expiresAt', '>', at).execute()
}

/**
 * Uses a code up, in one statement: it must be open, not run out, and of an account with this name.
 * @returns its account, or undefined when there is no such code
 */
export async function spendRecoveryCode(
  db: Db, clinicId: string, code: { codeHmac: string; nameNorm: string; at: string },
): Promise<{ accountId: string } | undefined> {
  return db.updateTable('recoveryCode').set({ usedAt: code.at })
    .where('clinicId', '=', clinicId).where('codeHmac', '=', code.codeHmac)
    .where('usedAt', 'is', null).where('expiresAt', '>', code.at)
    .where('accountId', 'in', (own) => own.selectFrom('account')
      .where('clinicId', '=', clinicId).where('nameNorm', '=', code.nameNorm).where('disabledAt', 'is', null)
      .select('id'))
    .returning('accountId').executeTakeFirst()
}

/** A code that staff gave for an account: for its owner to read. */
export interface GivenCode { giverName: string; givenAt: string; usedAt: string | null }
export interface UsedCode extends GivenCode { usedAt: string }

const givenCodes = (db: Db, clinicId: string, accountId: string) => db.selectFrom('recoveryCode')
  .innerJoin('account as giver', (join) => join
    .onRef('giver.clinicId', '=', 'recoveryCode.clinicId').onRef('giver.id', '=', 'recoveryCode.givenBy'))
  .where('recoveryCode.clinicId', '=', clinicId).where('recoveryCode.accountId', '=', accountId)
  .select(['giver.displayName as giverName', 'recoveryCode.givenAt', 'recoveryCode.usedAt'])

/** Every code given for an account, newest first. */
export async function listGivenCodes(db: Db, clinicId: string, accountId: string): Promise<GivenCode[]> {
  return givenCodes(db, clinicId, accountId).orderBy('recoveryCode.givenAt', 'desc').limit(CODES_SHOWN_MAX).execute()
}

/** The latest used code its owner has to hear of: never told yet, or used since `since`. */
export async function findRecoveryToTell(
  db: Db, clinicId: string, accountId: string, since: string,
): Promise<UsedCode | undefined> {
  return givenCodes(db, clinicId, accountId).where('recoveryCode.usedAt', 'is not', null)
    .where((or) => or.or([or('recoveryCode.shownAt', 'is', null), or('recoveryCode.usedAt', '>', since)]))
    .orderBy('recoveryCode.usedAt', 'desc').limit(1).$narrowType<{ usedAt: NotNull }>().executeTakeFirst()
}

const untoldRecovery = prepared((db: Db, clinicId: string, accountId: string) => db.selectFrom('recoveryCode')
  .where('clinicId', '=', clinicId).where('accountId', '=', accountId)
  .where('usedAt', 'is not', null).where('shownAt', 'is', null)
  .select('givenAt').orderBy('givenAt', 'desc').limit(1))

/** When the clinic gave the code that was used last, as long as no sign-in has told of it yet. */
export async function noticeOfCode(db: Db, actor: { clinicId: string; id: string }): Promise<string | undefined> {
  const [code] = await untoldRecovery(db, actor.clinicId, actor.id)
  return code?.givenAt
}

export async function updateRecoveriesTold(db: Db, clinicId: string, accountId: string, at: string): Promise<void> {
  await db.updateTable('recoveryCode').set({ shownAt: at })
    .where('clinicId', '=', clinicId).where('accountId', '=', accountId)
    .where('usedAt', 'is not', null).where('shownAt', 'is', null).execute()
}
