import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import type { GivenTable } from '../../domain/export/classes.ts'
import type { OwnRows } from '../../domain/export/read-piece.ts'
import type { LongJob } from '../../domain/jobs/long-work.ts'
import { pageRows, readablePage } from './readable-page.ts'
import type { Reading } from './values.ts'

/** What data.json says it is; another shape gets another name. */
export const FORMAT = 'porchlight-export-1'
/** Nobody but their owner opens the files where they are unpacked. */
const OWNER_ONLY = 0o100600

/** Rows as they will stand in both files, so that only putting together is left for the end. */
interface MadeRows { table: GivenTable; data: string[]; page: string }

/** Some rows in the text of a piece. */
export function makeOwnPiece(reading: Reading, { table, rows }: OwnRows): string {
  return JSON.stringify({ table, data: rows.map((row) => JSON.stringify(row)), page: pageRows(reading, table, rows) } satisfies MadeRows)
}

/**
 * The zip of somebody's own data: data.json and a page to read, both of the same rows.
 * @param pieces as `makeOwnPiece` made them, in order
 */
export async function makeOwnFile(reading: Reading, { kind, locale, madeAt }: LongJob, pieces: string[]): Promise<Uint8Array> {
  const data = new Map<GivenTable, string[]>()
  const page = new Map<GivenTable, string>()
  for (const piece of pieces) {
    const made = JSON.parse(piece) as MadeRows
    const before = data.get(made.table)
    if (before) before.push(...made.data)
    else data.set(made.table, made.data)
    page.set(made.table, (page.get(made.table) ?? '') + made.page)
    await setImmediate()
  }
  const tables = [...data].map(([table, rows]) => `"${table}": [${rows.map((row) => `\n${row}`).join(',')}]`)
  const head = JSON.stringify({ format: FORMAT, madeAt, locale, withPrivate: kind === 'own-data-and-private' }).slice(0, -1)
  return zip({ 'data.json': `${head}, "tables": {\n${tables.join(',\n')}\n}}\n`, 'index.html': readablePage(reading, page, madeAt) }, madeAt)
}

async function zip(files: Record<string, string>, at: string): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, text] of Object.entries(files)) file.addBuffer(Buffer.from(text), name, { mtime: new Date(at), mode: OWNER_ONLY })
  file.end()
  return buffer(file.outputStream)
}
