import { closeSync, createWriteStream, fsyncSync, openSync, rmSync } from 'node:fs'
import { type PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { clinicRows, clinicTables } from '../../../db/clinic-rows.ts'
import { clinicColumns } from '../../domain/closing/clinic-columns.ts'
import { KEPT_TEXTS, openKeptTexts } from '../../domain/closing/open-kept-texts.ts'
import { now } from '../../domain/world.ts'
import type { Installation } from '../start.ts'

const OWNER_ONLY = 0o600
const README = `All that a clinic holds when it closes, as Porchlight kept it.

Each .json file is one kind of record: a list of rows. Rows refer to each other by id. Times are UTC, days those of the
clinic's calendar. Staff's notes, questions and answers are in clear: keep this file as safe as a record.
audit.json ends with the closing; "mac" chains each entry to the one before and can be checked with the key files alone.

Not in it: what families learned, answered and wrote for themselves. That is theirs, and only they could take it home.
Passwords, codes and the texts of messages are not in it either.
`

/** How many rows of each table went into the file. */
export type Written = Record<string, number>

/**
 * The zip with all that a clinic may take along, a file for each table, a page of rows at a time, as it is read.
 * The stream breaks off where a text cannot be opened.
 * @param written is filled in on the way
 */
export async function streamClinicFile({ store, world }: Pick<Installation, 'store' | 'world'>, clinicId: string, written: Written = {}): Promise<Readable> {
  const zip = new ZipFile()
  const options = { mtime: new Date(now(world)), mode: 0o100600 }
  zip.addBuffer(Buffer.from(README), 'README.txt', options)
  const output = zip.outputStream as PassThrough

  async function* textOf(table: string, name: string, columns: string[], sealed: readonly string[]): AsyncGenerator<string> {
    yield '['
    for await (const row of clinicRows(store.db, table, [...columns, ...sealed.map(snake)], clinicId)) {
      written[name] = (written[name] ?? 0) + 1
      yield `${written[name] > 1 ? ',' : ''}\n${JSON.stringify(sealed.length > 0 ? await openKeptTexts(world, clinicId, name, row) : row)}`
    }
    yield '\n]\n'
  }

  for (const { name: table, columns } of await clinicTables(store)) {
    const name = camel(table)
    const kept = clinicColumns(name, columns.map(camel)).map(snake)
    if (kept.length === 0) continue
    const source = Readable.from(textOf(table, name, kept, KEPT_TEXTS[name] ?? []))
    source.once('error', (error) => output.destroy(error))
    zip.addReadStream(source, `${name}.json`, options)
  }
  zip.end()
  return output
}

/**
 * Writes that zip. It is on the disk when this ends, and open to its owner alone.
 * @throws where a file is there already, or a text cannot be opened
 */
export async function writeClinicFile(installation: Pick<Installation, 'store' | 'world'>, clinicId: string, to: string): Promise<Written> {
  const written: Written = {}
  try {
    await pipeline(await streamClinicFile(installation, clinicId, written), createWriteStream(to, { flags: 'wx', mode: OWNER_ONLY }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(to, { force: true })
    throw error
  }
  const file = openSync(to, 'r+')
  fsyncSync(file)
  closeSync(file)
  return written
}

const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
