import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Db } from '../../db/open.ts'
import type { AuditHead } from '../domain/audit.ts'
import { findAuditHead, findAuditMac } from '../domain/queries.ts'
import type { Installation } from './start.ts'

const NAME = 'audit-heads.json'
const OWNER_ONLY = 0o600

type Heads = Record<string, AuditHead>

/** The last row of a clinic's audit record as it was noted beside the database: a record that ends before it was cut. */
export function notedHeads(databaseFile: string, clinicId: string): AuditHead[] {
  const head = read(databaseFile)[clinicId]
  return head ? [head] : []
}

/** Notes the last rows of all clinics. A note never goes back, nor on from a record that does not hold it any more. */
export async function noteHeads({ config, store, clinics }: Pick<Installation, 'config' | 'store' | 'clinics'>): Promise<void> {
  const noted = read(config.databaseFile)
  const heads: Heads = { ...noted }
  for (const { id } of clinics.all()) {
    const head = await findAuditHead(store.db, id)
    if (head && await follows(store.db, id, noted[id])) heads[id] = { seq: head.seq, mac: head.mac }
  }
  write(config.databaseFile, heads)
}

async function follows(db: Db, clinicId: string, noted: AuditHead | undefined): Promise<boolean> {
  return noted === undefined || await findAuditMac(db, clinicId, noted.seq) === noted.mac
}

function pathOf(databaseFile: string): string {
  return join(dirname(databaseFile), NAME)
}

function read(databaseFile: string): Heads {
  const path = pathOf(databaseFile)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as Heads : {}
}

/** On the disk before it takes the place of the one before. */
function write(databaseFile: string, heads: Heads): void {
  const path = pathOf(databaseFile)
  const file = openSync(`${path}.new`, 'w', OWNER_ONLY)
  writeSync(file, JSON.stringify(heads))
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.new`, path)
}
