import Sqlite from 'better-sqlite3'
import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clinicColumns } from '../../src/domain/closing/clinic-columns.ts'
import { DATA_CLASSES } from '../../src/domain/export/classes.ts'
import { notePlace } from '../../src/domain/care/log-call.ts'
import { placeOfNote } from '../../src/domain/families/notes/note.ts'
import { requestPlace } from '../../src/domain/requests/request.ts'
import type { World } from '../../src/domain/world.ts'
import { backUp } from '../../src/server/backup/back-up.ts'
import { backupFolder } from '../../src/server/backup/kept.ts'
import { closeClinic } from '../../src/server/closing/close-clinic.ts'
import { readConfig } from '../../src/server/config.ts'
import { start, type Installation } from '../../src/server/start.ts'
import { BEACON, castRows, HARBOR } from '../support/cast.ts'
import { crisisCatalog } from '../support/crisis-catalog.ts'
import { readZip } from '../support/read-zip.ts'

const AT = '2026-11-23T15:00:00.000Z'
const CANARY = 'canary-5f1e'
let home: string
let installation: Installation
const environment = () => ({ DATABASE_FILE: join(home, 'data', 'porchlight.db'), KEYS_DIR: join(home, 'keys'), LOG_LEVEL: 'silent' })
const begin = (fill?: (world: World) => Promise<void>) => start({ alone: false, config: readConfig(environment()), catalog: crisisCatalog(), ...(fill && { fill }) })
const zipFile = () => join(home, 'taken.zip')
const taken = () => readZip(readFileSync(zipFile()))
const rowsOf = (name: string) => JSON.parse(taken()[`${name}.json`] ?? 'null') as Record<string, unknown>[]

/** What staff wrote, what was asked, and what Ana wrote for herself, in both clinics where it can be. */
async function arrange(world: World): Promise<void> {
  await world.transact(castRows)
  const seal = (text: string, place: string) => world.vault.seal(text, place)
  const place = { clinicId: HARBOR, id: 'asked', memberId: 'ana' }
  const sealed = {
    note: await seal(`${CANARY} of staff`, placeOfNote(HARBOR, 'rivera', 'note')),
    call: await seal(`${CANARY} of a call`, notePlace({ clinicId: HARBOR, id: 'call', familyId: 'rivera' })),
    request: await seal(`${CANARY} of Ana’s question`, requestPlace('text_sealed', place)),
  }
  const ids = { clinicId: HARBOR, familyId: 'rivera', memberId: 'ana' }
  await world.transact(async (db) => {
    await db.insertInto('staffNote').values({ ...ids, id: 'note', sealed: sealed.note, byStaffId: 'dana', at: AT, deletedAt: null }).execute()
    await db.insertInto('call').values({ ...ids, id: 'call', consentId: null, reason: 'quiet', outcome: 'reached', onDay: '2026-11-23', nextOn: null, noteSealed: sealed.call, byStaffId: 'dana', at: AT }).execute()
    await db.insertInto('request').values({ ...ids, id: 'asked', kind: 'question', consentId: null, textSealed: sealed.request, askedOn: '2026-11-23', askedAt: AT, answerSealed: null, answeredAt: null, answeredBy: null, answerSeenAt: null, cancelledAt: null }).execute()
    await db.insertInto('privateText').values({ clinicId: HARBOR, id: 'own', memberId: 'ana', kind: 'worksheet', homeKey: `${CANARY}-sheet`, fieldKey: 'box', sealed: `${CANARY}-sealed`, version: 1, at: AT }).execute()
    await db.insertInto('learningEvent').values({ clinicId: HARBOR, id: 'learned', memberId: 'ana', moduleKey: `${CANARY}-module`, itemKey: 'x', kind: 'section', version: 1, at: AT }).execute()
    await db.updateTable('family').set({ label: `${CANARY} label` }).where('id', '=', 'rivera').execute()
  })
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'porchlight-close-'))
  installation = await begin(arrange)
})
afterEach(async () => {
  await installation.close()
  rmSync(home, { recursive: true })
})

function hitsOnDisk(text: string): string[] {
  return readdirSync(join(home, 'data'), { recursive: true }).map(String)
    .filter((name) => statSync(join(home, 'data', name)).isFile() && readFileSync(join(home, 'data', name)).includes(text))
}

/** Of every table, how many rows each clinic has, and a hash of those that are not Harbor's. */
function inTheFile(): { harbor: Record<string, number>; others: string } {
  const raw = new Sqlite(installation.config.databaseFile, { readonly: true })
  const tables = raw.prepare(`select name from sqlite_schema where type = 'table' order by name`).pluck().all() as string[]
  const harbor: Record<string, number> = {}
  const others = createHash('sha256')
  for (const table of tables) {
    const rows = raw.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]
    const mine = rows.filter((row) => (table === 'clinic' ? row.id : row.clinic_id) === HARBOR)
    if (mine.length > 0) harbor[table] = mine.length
    others.update(JSON.stringify([table, rows.filter((row) => !mine.includes(row))]))
  }
  others.update(JSON.stringify(raw.prepare(`select type, name, sql from sqlite_schema order by type, name`).all()))
  raw.close()
  return { harbor, others: others.digest('hex') }
}

test('a closed clinic is nowhere in the database file nor beside it, and its neighbour is untouched', async () => {
  const before = inTheFile()
  expect(before.harbor).toMatchObject({ clinic: 1, private_text: 1, staff_note: 1 })
  expect(hitsOnDisk(CANARY)).not.toEqual([])
  const { areBackupsGone } = await closeClinic(installation, HARBOR, zipFile())
  expect(inTheFile()).toEqual({ harbor: {}, others: before.others })
  expect(hitsOnDisk(CANARY)).toEqual([])
  expect(areBackupsGone).toBe(false)
  expect(installation.clinics.all().map(({ id }) => id)).toEqual([BEACON])
})

test('the file holds what the clinic knew, in clear, and nothing that was a member’s own', async () => {
  const { written } = await closeClinic(installation, HARBOR, zipFile())
  expect(statSync(zipFile()).mode & 0o777).toBe(0o600)
  expect(rowsOf('staffNote')).toMatchObject([{ id: 'note', familyId: 'rivera', byStaffId: 'dana', text: `${CANARY} of staff` }])
  expect(rowsOf('call')).toMatchObject([{ outcome: 'reached', onDay: '2026-11-23', note: `${CANARY} of a call` }])
  expect(rowsOf('request')).toMatchObject([{ kind: 'question', text: `${CANARY} of Ana’s question`, answer: null }])
  expect(rowsOf('family').map(({ label }) => label)).toContain(`${CANARY} label`)
  expect(rowsOf('member').map(({ id }) => id)).toContain('ana')
  expect(rowsOf('audit').at(-1)).toMatchObject({ event: 'clinic.closed', mac: expect.stringMatching(/^.{40,}$/) })
  expect(rowsOf('clinic')).toMatchObject([{ id: HARBOR }])
  expect(written.audit).toBe(rowsOf('audit').length)
  const all = Object.values(taken()).join('\n')
  for (const secret of [`${CANARY}-sheet`, `${CANARY}-module`, `${CANARY}-sealed`, 'passwordHash', 'p1.', BEACON]) expect(all, secret).not.toContain(secret)
  for (const table of ['privateText', 'learningEvent', 'answer', 'dataKey', 'signIn', 'meta', 'formReceipt', 'share', 'outbox', 'certificate']) expect(Object.keys(taken())).not.toContain(`${table}.json`)
})

test('no column that is a member’s own, a code or sealed can get into the file', () => {
  for (const table of ['share', 'outbox', 'privateText', 'planVersion', 'moduleProgress', 'safeContact', 'reminder']) {
    expect(clinicColumns(table, Object.keys(DATA_CLASSES[table as keyof typeof DATA_CLASSES])), table).toEqual([])
  }
  for (const [table, classes] of Object.entries(DATA_CLASSES)) {
    const columns = Object.entries(classes)
    const kept = clinicColumns(table, columns.map(([column]) => column))
    expect(kept.filter((column) => columns.some(([name, is]) => name === column && is === 'mine') || /hmac|hash|sealed|wrapped/i.test(column)), table).toEqual([])
  }
  expect(clinicColumns('staffInvitation', ['id', 'name', 'codeHmac'])).toEqual(['id', 'name'])
  expect(clinicColumns('joinCode', ['id', 'codeSealed', 'codeHmac'])).toEqual(['id'])
  expect(clinicColumns('contact', ['token', 'value'])).toEqual(['token', 'value'])
})

test('a file that is there already stops it, and a text that cannot be opened too, before anything is deleted', async () => {
  writeFileSync(zipFile(), 'mine')
  await expect(closeClinic(installation, HARBOR, zipFile())).rejects.toThrow('EEXIST')
  expect(readFileSync(zipFile(), 'utf8')).toBe('mine')
  await installation.world.transact((db) => db.updateTable('staffNote').set({ sealed: 'broken' }).execute())
  await expect(closeClinic(installation, HARBOR, join(home, 'other.zip'))).rejects.toThrow()
  expect(inTheFile().harbor).toMatchObject({ clinic: 1, family: expect.any(Number), staff_note: 1 })
  expect(existsSync(join(home, 'other.zip'))).toBe(false)
})

test('the last clinic takes the backups along, and the next start makes an empty one to set up', async () => {
  await backUp(installation)
  expect(await closeClinic(installation, BEACON, join(home, 'beacon.zip'))).toMatchObject({ areBackupsGone: false })
  expect(readdirSync(backupFolder(installation.config.databaseFile))).toHaveLength(1)
  expect(await closeClinic(installation, HARBOR, zipFile())).toMatchObject({ areBackupsGone: true })
  expect(existsSync(backupFolder(installation.config.databaseFile))).toBe(false)
  expect(inTheFile().harbor).toEqual({})
  await installation.close()
  installation = await begin()
  expect(installation.clinics.all()).toMatchObject([{ isSetUp: false, name: 'Our clinic' }])
})

test('the command asks for the name letter by letter and a new file', { timeout: 60_000 }, async () => {
  await installation.close()
  const run = (...args: string[]) => promisify(execFile)(process.execPath, ['src/commands/close-clinic.ts', ...args], { env: { ...process.env, ...environment() } })
  const { name = '' } = installation.clinics.all().find(({ id }) => id === HARBOR) ?? {}
  for (const args of [[], [name], [name.toUpperCase(), '--to', zipFile()], [randomUUID(), '--to', zipFile()], [name, '--to', join(home, 'data')]]) {
    await expect(run(...args)).rejects.toMatchObject({ code: 1 })
  }
  expect(existsSync(zipFile())).toBe(false)
  expect((await run(name, '--to', zipFile())).stdout).toMatch(/\d+ rows are in [^]*The clinic is gone/)
  installation = await begin()
  expect(installation.clinics.all().map(({ id }) => id)).toEqual([BEACON])
})
