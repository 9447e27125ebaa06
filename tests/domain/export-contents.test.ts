import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/domain/actor.ts'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { issueCertificate } from '../../src/domain/certificates/issue-certificate.ts'
import { DATA_CLASSES, GIVEN_TABLES, givenColumns } from '../../src/domain/export/classes.ts'
import { PIECE_ROWS } from '../../src/domain/export/queries.ts'
import { readOwnRows } from '../../src/domain/export/read-piece.ts'
import { answerCheck } from '../../src/domain/learning/answer-check.ts'
import { previewCopy } from '../../src/domain/private-text/copy.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { shareText } from '../../src/domain/private-text/share-text.ts'
import { ownKeyToWrite, versionPlace } from '../../src/domain/private-text/text-key.ts'
import { upsertVersion } from '../../src/domain/private-text/version-queries.ts'
import { atomically } from '../../src/domain/world.ts'
import { SHOWN } from '../../src/server/export/readable-page.ts'
import { setPassword } from '../support/accounts.ts'
import { ana, dana, luz } from '../support/cast.ts'
import { sheetCatalog } from '../support/courses.ts'
import { careFor } from '../support/cared-for.ts'
import { exportOf } from '../support/exporting.ts'
import { valueOf } from '../support/joining.ts'
import { finishModule } from '../support/learning.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

type Row = Record<string, string | number | null>
interface Data { format: string; tables: Record<string, Record<string, unknown>[]> }

const LIMIT = { kind: 'worksheet', homeKey: 'limit' } as const
const key = () => crypto.randomUUID()
let world: TestWorld
beforeEach(async () => { world = await newWorld({ catalog: sheetCatalog() }) })

/** Somebody who has done everything there is to do, at a time of their own. */
async function live(member: FamilyMember, at: string, reader: string): Promise<void> {
  world.at(at)
  const word = `canary-of-${member.id}`
  await setPassword(world, member, `${word}@example.org`)
  await world.transact((db) => db.updateTable('account').set({ displayName: `Name ${word}`, createdAt: at }).where('id', '=', member.id).execute())
  valueOf(await assignCourse(world, dana, { formKey: key(), courseKey: 'basics', memberIds: [member.id], familyIds: [], dueOn: null, anyLanguage: false }))
  for (const module of world.catalog.course('basics')?.modules ?? []) await finishModule(world, member, module, ['q1'])
  valueOf(await answerCheck(world, member, { formKey: key(), moduleKey: 'one', checkKey: 'check-one', options: ['b'] }))
  valueOf(await issueCertificate(world, member, { courseKey: 'basics' }))
  valueOf(await saveTexts(world, member, { formKey: key(), ...LIMIT, boxes: [{ key: 'i-will', text: `${word} writes <b>this</b>`, version: 0 }, { key: 'mood', text: 'Two', version: 0 }] }))
  await atomically(world, async (inside) => {
    const state = await ownKeyToWrite(inside, member)
    const sealed = state.is === 'open' ? state.key.seal(JSON.stringify({ limit: { 'i-will': `${word} agreed` } }), versionPlace(member, `version-${member.id}`)) : ''
    await upsertVersion(inside.db, member, { id: `version-${member.id}`, agreedOn: '2026-11-20', sealed, at })
  })
  const preview = await previewCopy(world, member, LIMIT)
  valueOf(await shareText(world, member, { formKey: key(), ...LIMIT, readerId: reader, mark: typeof preview === 'string' ? '' : preview.mark }))
  await world.transact((db) => db.insertInto('tryReply').values({ clinicId: member.clinicId, memberId: member.id, moduleKey: 'one', triedAt: at, notYetAt: null }).execute())
  valueOf(await giveSignInCode(world, dana, { memberId: member.id }))
  await careFor(world, member, at)
}

async function bothLive(): Promise<void> {
  await live(luz, '2026-11-23T15:17:31.111Z', 'dana')
  await live(ana, '2026-11-23T16:18:32.222Z', 'luz')
  world.at('2026-11-24T17:19:33.333Z')
}

/** Every row of a classed table, with whose it is. A module's dates belong to the member of their assignment. */
async function rowsOf(table: string): Promise<Row[]> {
  if (table === 'assignmentModule') {
    return world.db.selectFrom('assignmentModule').innerJoin('assignment', 'assignment.id', 'assignmentModule.assignmentId')
      .selectAll('assignmentModule').select('memberId').execute() as Promise<unknown> as Promise<Row[]>
  }
  const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(world.db)
  return rows
}
const isOf = (row: Row, id: string) => [row['memberId'], row['accountId'], row['memberId'] === undefined && row['accountId'] === undefined ? row['id'] : null].includes(id)
  || row['recipient'] === id

/** Long enough to mean somebody or something. */
const telling = (values: unknown[]) => new Set(values.filter((value): value is string => typeof value === 'string' && value.length >= 6))

describe('an export', () => {
  test('holds each column of each own row that is the member’s, and those alone', async () => {
    await bothLive()
    const data = JSON.parse((await exportOf(world, ana))['data.json']) as Data
    expect(data.format).toBe('porchlight-export-1')
    expect(Object.keys(data.tables).toSorted()).toEqual([...GIVEN_TABLES].toSorted())
    for (const table of GIVEN_TABLES) {
      const own = (await rowsOf(table)).filter((row) => isOf(row, 'ana'))
      const got = data.tables[table] ?? []
      expect(got, table).toHaveLength(own.length)
      const plain = givenColumns(table).filter((column) => !['sealed', 'withAccountId'].includes(column))
      const pick = (row: Record<string, unknown>) => JSON.stringify(plain.map((column) => row[column]))
      if (table !== 'job') expect(got.map(pick).toSorted(), table).toEqual(own.map(pick).toSorted())
      if (own.length > 0 && !['privateText', 'planVersion', 'share', 'attendance', 'request'].includes(table)) expect(Object.keys(got[0] ?? {}), table).toEqual(plain)
    }
    const empty = GIVEN_TABLES.filter((table) => data.tables[table]?.length === 0)
    expect(empty).toEqual(['refresherAnswer'])
  })

  test('holds nothing of anybody else, and no id, hash, code or key of one’s own', async () => {
    await bothLive()
    const { 'data.json': data, 'index.html': page } = await exportOf(world, ana)
    const given: unknown[] = []
    const kept: unknown[] = []
    for (const [table, classes] of Object.entries(DATA_CLASSES)) {
      for (const row of await rowsOf(table)) {
        for (const [column, is] of Object.entries(classes)) {
          if (isOf(row, 'ana') && (is === 'mine' || is === 'shared')) given.push(row[column])
          else kept.push(row[column])
        }
      }
    }
    const content = [...world.catalog.courses.flatMap((course) => [course.key, ...course.modules.map((module) => module.key)]), 'second', 'check-one', 'check-two']
    const mayStand = new Set([...given, ...content, 'Name canary-of-luz', '2026-1', 'worksheet', 'sibling', 'online', 'chosen', 'clinic-sees-progress', 'unsure', 'not-yet',
      'module-opened', 'section-continued', 'attempt-started', 'module-completed'])
    const secret = [...telling(kept)].filter((value) => !mayStand.has(value))
    expect(secret.length).toBeGreaterThan(100)
    expect(secret.filter((value) => data.includes(value) || page.includes(value))).toEqual([])
    expect(data + page).not.toMatch(/p1\.|canary-of-luz (writes|@)|canary-of-luz@/)
  })

  test('reads as a page of its own: in words, with what was written, without markup of it and without requests', async () => {
    await bothLive()
    const { 'index.html': page, 'data.json': data } = await exportOf(world, ana)
    expect(page).toContain('canary-of-ana writes &lt;b&gt;this&lt;/b&gt;')
    expect(page).toContain('<dt>Agreed on</dt><dd>November 20, 2026</dd><dt>The copy</dt><dd>Label of i-will\ncanary-of-ana agreed</dd>')
    expect(JSON.parse(data)).toMatchObject({ tables: { share: [{ withName: 'Name canary-of-luz', copy: { limit: { 'i-will': 'canary-of-ana writes <b>this</b>' } } }] } })
    for (const said of ['Title of one', 'Ask q1?', 'I am not sure yet', 'Option a', 'Label of i-will', 'November 23, 2026, 11:18 am', 'Brother or sister']) expect(page, said).toContain(said)
    expect(page).not.toMatch(/src=|href=|url\(|<script|undefined|\[object/)
  })

  test('in Spanish has Spanish words, also for what was ticked', async () => {
    await bothLive()
    const { 'index.html': page } = await exportOf(world, ana, {}, 'es')
    expect(page).toContain('<html lang="es">')
    expect(page).toContain('<dd>Dos</dd>')
    expect(page).toContain('Lo que usted escribió')
  })

  test('leaves out what was written and private modules unless they are asked for, also the copies that were shared', async () => {
    await bothLive()
    const hidden = world.catalog.module('hidden')!
    await finishModule(world, ana, hidden)
    valueOf(await answerCheck(world, ana, { formKey: key(), moduleKey: 'hidden', checkKey: 'check-one', options: ['b'] }))
    const { 'index.html': page, 'data.json': data } = await exportOf(world, ana, { withPrivate: 'no' })
    expect(data + page).not.toMatch(/writes|canary-of-ana agreed|hidden/)
    expect(data).toContain('"moduleKey":"one"')
    expect(page).toContain('What you wrote and private modules are not in it, as you asked.')
    expect((JSON.parse(data) as Data).tables['share']).toHaveLength(1)
    world.at('2026-11-25T18:00:00.000Z')
    const whole = await exportOf(world, ana)
    expect(whole['index.html']).toContain('Title of hidden')
  })

  test('has every row where there are more than one piece holds', async () => {
    await setPassword(world, ana)
    const rows = Array.from({ length: PIECE_ROWS * 2 + 1 }, (_, at) => ({
      clinicId: 'harbor', formKey: `form-${at}`, memberId: 'ana', moduleKey: 'one', questionKey: 'q1', questionVersion: 1, attempt: at,
      optionKeys: 'a', outcome: 'right' as const, at: '2026-11-23T15:00:00.000Z',
    }))
    for (let at = 0; at < rows.length; at += 200) await world.transact((db) => db.insertInto('answer').values(rows.slice(at, at + 200)).execute())
    const { tables } = JSON.parse((await exportOf(world, ana))['data.json']) as Data
    expect(new Set(tables['answer']?.map(({ attempt }) => attempt)).size).toBe(rows.length)
  })

  test('loses no row where an early one changes between two pieces', async () => {
    const rows = Array.from({ length: PIECE_ROWS + 1 }, (_, at) => ({
      clinicId: 'harbor', memberId: 'ana', moduleKey: 'one', checkKey: `check-${at}`, firstOptions: 'a', latestOptions: 'a', tries: 1,
      at: new Date(Date.UTC(2026, 10, 1, 0, at)).toISOString(),
    }))
    await world.transact((db) => db.insertInto('checkAnswer').values(rows).execute())
    const job = { clinicId: 'harbor', id: 'job', kind: 'own-data', accountId: 'ana', locale: 'en', madeAt: '2026-11-23T15:00:00.000Z' } as const
    const first = await readOwnRows(world, job, 'checkAnswer 0')
    await world.transact((db) => db.updateTable('checkAnswer').set({ at: '2026-11-23T15:00:00.000Z', tries: 2 }).where('checkKey', '=', 'check-0').execute())
    const second = await readOwnRows(world, job, first.next ?? '')
    expect(new Set([...first.rows, ...second.rows].map(({ checkKey }) => checkKey)).size).toBe(rows.length)
  })
})

test('the page to read shows every table that is given, or data.json says the same again elsewhere in it', () => {
  expect(GIVEN_TABLES.filter((table) => !(table in SHOWN)).toSorted()).toEqual(['firstTry', 'questionState', 'sectionProgress'])
  for (const [table, columns] of Object.entries(SHOWN)) {
    const given: readonly string[] = [...givenColumns(table as keyof typeof SHOWN), 'text', 'withName', 'copy', 'startsAt', 'answer']
    expect(columns.filter((column) => !given.includes(column)), table).toEqual([])
  }
})
