import type { LongJob } from '../jobs/long-work.ts'
import { listGivenShares } from '../private-text/share-queries.ts'
import { ownKey, sharePlace, textPlace, versionPlace } from '../private-text/text-key.ts'
import { requestPlace } from '../requests/request.ts'
import type { TextKey } from '../vault.ts'
import type { World } from '../world.ts'
import { GIVEN_TABLES, type GivenTable } from './classes.ts'
import { countOwnRows, listOwnRows, listWorkshopStarts, PIECE_ROWS, type OwnRow } from './queries.ts'

/** Some rows of one table as their owner reads them. `next` says where to go on, null after the last ones. */
export interface OwnRows { table: GivenTable; rows: Record<string, unknown>[]; next: string | null }

/** What only its owner has ever seen. */
const OWN_WORDS: readonly GivenTable[] = ['privateText', 'planVersion']
/** Tables whose texts are sealed. */
const SEALED: readonly GivenTable[] = [...OWN_WORDS, 'share']

/** The tables that this export is made of: what its owner wrote is in it only where they asked for what is private. */
function tablesOf({ kind }: LongJob): GivenTable[] {
  return kind === 'own-data' ? GIVEN_TABLES.filter((table) => !OWN_WORDS.includes(table)) : GIVEN_TABLES
}

/** How many pieces a member's own data make today. */
export async function countOwnPieces(world: World, job: LongJob): Promise<number> {
  let pieces = 0
  for (const table of tablesOf(job)) {
    const rows = await countOwnRows(world.db, ownerOf(job), table)
    pieces += Math.floor(rows / PIECE_ROWS) + 1
  }
  return pieces
}

/** The key to what an export holds, its owner's own. @throws while a recovery keeps it shut, or once it was destroyed */
export async function exportKey(world: World, job: LongJob): Promise<TextKey> {
  const state = await ownKey(world, ownerOf(job))
  if (state.is !== 'open') throw new Error('The key of this export does not open now.')
  return state.key
}

/** The next few rows of a member's own data. @param from `<table> <rows before>`, '' for the first */
export async function readOwnRows(world: World, job: LongJob, from: string): Promise<OwnRows> {
  const tables = tablesOf(job)
  const [named = '', before = '0'] = from.split(' ')
  const at = Math.max(0, tables.findIndex((table) => table === named))
  const table = tables[at]!
  const offset = Number(before)
  const rows = await listOwnRows(world.db, ownerOf(job), table, offset)
  const following = tables[at + 1]
  const next = rows.length === PIECE_ROWS ? `${table} ${offset + PIECE_ROWS}` : following ? `${following} 0` : null
  return { table, rows: await opened(world, job, table, rows.filter((row) => mayStand(world, job, row))), next }
}

/** A private module appears nowhere without being asked for, and what is not known any more may have been one. */
function mayStand({ catalog }: World, { kind }: LongJob, { moduleKey }: OwnRow): boolean {
  return kind !== 'own-data' || moduleKey === undefined || catalog.module(String(moduleKey))?.private === false
}

/** The same rows with their sealed texts opened, persons by name and workshops by their time. */
async function opened(world: World, job: LongJob, table: GivenTable, rows: OwnRow[]): Promise<OwnRows['rows']> {
  if (table === 'attendance' && rows.length > 0) {
    const starts = await listWorkshopStarts(world.db, job.clinicId, rows.map(({ workshopId }) => String(workshopId)))
    return rows.map(({ workshopId, ...row }) => ({ startsAt: starts.get(String(workshopId)) ?? null, ...row }))
  }
  if (table === 'request') return Promise.all(rows.map((row) => openedRequest(world, job, row)))
  if (rows.length === 0 || !SEALED.includes(table)) return rows
  const owner = ownerOf(job)
  const key = await exportKey(world, job)
  if (table === 'privateText') {
    return rows.map(({ id, sealed, ...row }) => ({ ...row, text: key.open(String(sealed), textPlace(owner, String(id))) }))
  }
  if (table === 'planVersion') {
    return rows.map(({ id, sealed, ...row }) => ({ ...row, copy: JSON.parse(key.open(String(sealed), versionPlace(owner, String(id)))) as unknown }))
  }
  const shares = new Map((await listGivenShares(world.db, { ...owner, role: 'family-member', familyId: '' })).map((share) => [share.id, share]))
  return rows.map(({ id, sealed, withAccountId: _, ...row }) => ({
    ...row, withName: shares.get(String(id))?.readerName ?? null,
    ...(job.kind === 'own-data' ? {} : { copy: JSON.parse(key.open(String(sealed), sharePlace(owner, String(id)))) as unknown }),
  }))
}

/** A request with its words: they are sealed with the clinic's key, so that its readers open them too. */
async function openedRequest(world: World, job: LongJob, { id, textSealed, answerSealed, ...row }: OwnRow): Promise<Record<string, unknown>> {
  const place = { clinicId: job.clinicId, id: String(id), memberId: job.accountId }
  const openedAs = (column: 'text_sealed' | 'answer_sealed', sealed: string | number | null | undefined) =>
    (sealed ? world.vault.open(String(sealed), requestPlace(column, place)) : null)
  const words = job.kind === 'own-data' ? {} : { text: await openedAs('text_sealed', textSealed), answer: await openedAs('answer_sealed', answerSealed) }
  return { ...row, ...words }
}

function ownerOf({ clinicId, accountId }: LongJob): { clinicId: string; id: string } {
  return { clinicId, id: accountId }
}
