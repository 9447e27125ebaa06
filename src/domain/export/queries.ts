import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { givenColumns, type GivenTable } from './classes.ts'

/* A member's own rows, column by column as they are classed. Nobody but their owner may be handed any of it. */

/** Rows read at once: a few milliseconds, so that pages are not kept waiting. */
export const PIECE_ROWS = 200

/** Whose rows: an account's. */
export interface Owner { clinicId: string; id: string }
export type OwnRow = Record<string, string | number | null>

/** Where a row says whose it is. A consent says so in its member's row, a module's dates in their assignment. */
const OWNED_BY: Record<GivenTable, 'id' | 'memberId' | 'accountId' | 'consent' | 'assignment'> = {
  account: 'id', recoveryCode: 'accountId', consent: 'consent', member: 'id', agreement: 'memberId', assignment: 'memberId',
  moduleProgress: 'memberId', sectionProgress: 'memberId', learningEvent: 'memberId', checkAnswer: 'memberId',
  answer: 'memberId', questionState: 'memberId', firstTry: 'memberId', certificate: 'memberId', refresher: 'memberId',
  refresherAnswer: 'memberId', tryReply: 'memberId', privateText: 'memberId', planVersion: 'memberId', share: 'memberId', job: 'accountId',
  request: 'memberId', call: 'memberId', nudge: 'memberId', assignmentModule: 'assignment', moduleUnlock: 'memberId',
  outsideCompletion: 'memberId', calendarFeed: 'accountId', attendance: 'memberId', makeUp: 'memberId', safeContact: 'memberId',
  reminder: 'memberId', outbox: 'accountId',
}

/**
 * Oldest first, so that what is added meanwhile comes after what was read: by a time that never changes. Other tables
 * stand by what they are about.
 */
const TIME: Partial<Record<GivenTable, string>> = {
  recoveryCode: 'givenAt', agreement: 'givenAt', assignment: 'assignedAt', moduleProgress: 'openedAt', sectionProgress: 'continuedAt',
  learningEvent: 'id', answer: 'at', firstTry: 'at', certificate: 'issuedOn', refresher: 'dueOn',
  refresherAnswer: 'at', privateText: 'id', planVersion: 'agreedOn', share: 'givenAt', job: 'madeAt',
  request: 'askedOn', call: 'onDay', nudge: 'at', moduleUnlock: 'at', makeUp: 'assignedAt', outbox: 'createdAt',
}
/** What some rows need to be opened, or to say when it was; it is not handed out. */
const WITH: Partial<Record<GivenTable, readonly string[]>> = {
  privateText: ['id'], planVersion: ['id'], share: ['id'], attendance: ['workshopId'], request: ['id', 'textSealed', 'answerSealed'],
}

function owned(table: GivenTable, { clinicId, id }: Owner) {
  const own = OWNED_BY[table]
  const owner = own === 'consent'
    ? sql`${sql.ref('id')} in (select ${sql.ref('consentId')} from ${sql.table('member')} where ${sql.ref('clinicId')} = ${clinicId} and ${sql.ref('id')} = ${id})`
    : own === 'assignment'
      ? sql`${sql.ref('assignmentId')} in (select ${sql.ref('id')} from ${sql.table('assignment')} where ${sql.ref('clinicId')} = ${clinicId} and ${sql.ref('memberId')} = ${id})`
      : sql`${sql.ref(own)} = ${id}`
  return sql`from ${sql.table(table)} where ${sql.ref('clinicId')} = ${clinicId} and ${owner}`
}

/** How many rows of a table are this member's. */
export async function countOwnRows(db: Db, owner: Owner, table: GivenTable): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count ${owned(table, owner)}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** Up to PIECE_ROWS of them after the first `offset`, with the columns that are the member's to have. */
export async function listOwnRows(db: Db, owner: Owner, table: GivenTable, offset: number): Promise<OwnRow[]> {
  const columns = [...givenColumns(table), ...(WITH[table] ?? [])]
  const order = [TIME[table], ...columns].filter((column) => column !== undefined)
  const { rows } = await sql<OwnRow>`select ${sql.join(columns.map((column) => sql.ref(column)))} ${owned(table, owner)}
    order by ${sql.join(order.map((column) => sql.ref(column)))} limit ${PIECE_ROWS} offset ${offset}`.execute(db)
  return rows
}

/** When workshops began (ISO-8601 UTC), by id. @param ids at most PIECE_ROWS */
export async function listWorkshopStarts(db: Db, clinicId: string, ids: string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('workshop').where('clinicId', '=', clinicId).where('id', 'in', ids).select(['id', 'startsAt']).execute()
  return new Map(rows.map(({ id, startsAt }) => [id, startsAt]))
}
