import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { checkImport, ImportFamilies, importFamilies } from '../../src/domain/imports/import-families.ts'
import { COLUMNS, type Column, type ImportRow, ROWS_MAX } from '../../src/domain/imports/plan-import.ts'
import { readCsv } from '../../src/server/import/csv-rows.ts'
import { es } from '../../src/words/es.ts'
import { dana, eli } from '../support/cast.ts'
import { importFile, importLine } from '../support/import-file.ts'
import { valueOf } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const TODAY = '2026-11-23'
const line = (change: Partial<Record<Column, string>> = {}) => importLine(TODAY, change)
const key = () => crypto.randomUUID()
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

function rowsOf(text: string): ImportRow[] {
  const read = readCsv(text)
  if (!read.ok) throw new Error(read.reason)
  return read.rows
}
const faultsIn = async (...lines: Record<Column, string>[]) => (await checkImport(world, dana, rowsOf(importFile(lines)))).faults
const counts = async () => Promise.all((['family', 'consent', 'familyTeam', 'audit'] as const)
  .map(async (table) => Number((await world.db.selectFrom(table).select((row) => row.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)))

describe('a file of families', () => {
  test('adds each family once with its people and their consents, for the team of whoever brings it', async () => {
    const rows = rowsOf(importFile([
      line({ startedOn: '11/2/2026' }), line({ label: 'case  40', recipient: 'Bo Lind', startedOn: '2026-11-02', relation: es.consent.relations.sibling, locale: 'español' }),
      { ...Object.fromEntries(COLUMNS.map((column) => [column, ''])), label: 'Case 41' } as Record<Column, string>,
    ]))
    expect(valueOf(await importFamilies(world, dana, { formKey: key(), rows }))).toEqual({ families: 2, people: 2 })
    const families = await world.db.selectFrom('family').innerJoin('familyTeam', 'familyTeam.familyId', 'family.id')
      .where('label', 'in', ['Case 40', 'Case 41']).select(['label', 'startedOn', 'staffId', 'createdBy']).orderBy('label').execute()
    expect(families).toEqual([
      { label: 'Case 40', startedOn: '2026-11-02', staffId: 'dana', createdBy: 'dana' }, { label: 'Case 41', startedOn: null, staffId: 'dana', createdBy: 'dana' },
    ])
    const consents = await world.db.selectFrom('consent').innerJoin('family', 'family.id', 'consent.familyId').where('label', '=', 'Case 40').selectAll('consent').orderBy('consent.id').execute()
    expect(consents.map(({ recipient, relation, locale, phone }) => [recipient, relation, locale, phone])).toEqual([
      ['Noa Lind', 'partner', 'en', '555-0142'], ['Bo Lind', 'sibling', 'es', '555-0142'],
    ])
    expect(consents[0]).toMatchObject({ scopeEnrolmentAt: expect.any(String) as unknown, scopeAttendanceAt: expect.any(String) as unknown, scopeTestsAt: null, safeToCallAt: expect.any(String) as unknown, safeToWriteAt: null, recordedBy: 'dana', signedOn: '2026-11-20' })
  })

  test('adds nothing at all when its last line is wrong', async () => {
    const before = await counts()
    const lines = Array.from({ length: 40 }, (_, at) => line({ label: `Case ${100 + at}` }))
    const rows = rowsOf(importFile([...lines, line({ label: 'Case 200', endsOn: '2026-11-22' })]))
    expect(await importFamilies(world, dana, { formKey: key(), rows })).toEqual({ ok: false, reason: 'not-clean' })
    expect(await counts()).toEqual(before)
  })

  test('brought twice by one form is brought once, and by another form is refused', async () => {
    const input = { formKey: key(), rows: rowsOf(importFile([line()])) }
    valueOf(await importFamilies(world, dana, input))
    const once = await counts()
    expect(valueOf(await importFamilies(world, dana, input))).toEqual({ families: 1, people: 1 })
    expect(await counts()).toEqual(once)
    expect(await importFamilies(world, dana, { ...input, formKey: key() })).toEqual({ ok: false, reason: 'not-clean' })
  })

  test('may be as long as a clinician’s families are many', async () => {
    const rows = rowsOf(importFile(Array.from({ length: ROWS_MAX }, (_, at) => line({ label: `Case ${1000 + at}` }))))
    expect(ImportFamilies.safeParse({ formKey: key(), rows }).success).toBe(true)
    expect(valueOf(await importFamilies(world, dana, { formKey: key(), rows }))).toEqual({ families: ROWS_MAX, people: ROWS_MAX })
    expect(readCsv(importFile(Array.from({ length: ROWS_MAX + 1 }, () => line())))).toEqual({ ok: false, reason: 'too-many-rows' })
  })

  test('of another clinician may use the same label', async () => {
    expect(await faultsIn(line({ label: 'CASE 12' }))).toEqual([{ line: 2, column: 'label', fault: 'label-taken' }])
    expect((await checkImport(world, eli, rowsOf(importFile([line({ label: 'Case 12' })])))).faults).toEqual([])
  })
})

describe('what is wrong with a line is said with its number and column', () => {
  test.each<[Partial<Record<Column, string>>, Column, string]>([
    [{ label: '' }, 'label', 'no-label'],
    [{ startedOn: '31/12/2026' }, 'startedOn', 'wrong-date'],
    [{ recipient: '' }, 'recipient', 'no-recipient'],
    [{ relation: 'cousin twice removed' }, 'relation', 'choose-relation'],
    [{ locale: 'French' }, 'locale', 'choose-language'],
    [{ phone: '' }, 'phone', 'no-phone'],
    [{ email: 'not an address' }, 'email', 'no-email'],
    [{ safeToWrite: 'yes' }, 'email', 'no-email'],
    [{ scope: 'attendance' }, 'scope', 'no-enrolment'],
    [{ scope: 'That the person takes part; gossip' }, 'scope', 'not-understood'],
    [{ purpose: '' }, 'purpose', 'no-purpose'],
    [{ signedOn: '2026-11-24' }, 'signedOn', 'signed-later'],
    [{ signedOn: 'yesterday' }, 'signedOn', 'wrong-date'],
    [{ endsOn: '2026-11-22' }, 'endsOn', 'already-over'],
    [{ endsOn: '2036-11-22' }, 'endsOn', 'ends-too-late'],
    [{ formVersion: '' }, 'formVersion', 'no-form-version'],
    [{ keptWhere: '' }, 'keptWhere', 'no-place'],
    [{ confirmed: 'some' }, 'confirmed', 'incomplete'],
    [{ label: 'x'.repeat(61) }, 'label', 'too-long'],
  ])('%j', async (change, column, fault) => {
    expect(await faultsIn(line({ label: 'Case 39' }), line(change))).toEqual([{ line: 3, column, fault }])
  })

  test('also between lines: one person twice, and two start days of one family', async () => {
    expect(await faultsIn(line({ startedOn: '2026-11-02' }), line({ startedOn: '2026-11-02', recipient: ' noa  lind ' }), line({ startedOn: '2026-11-03', recipient: 'Bo' })))
      .toEqual([{ line: 3, column: 'recipient', fault: 'person-twice' }, { line: 4, column: 'startedOn', fault: 'other-start' }])
  })
})

describe('a file is read', () => {
  test.each([',', ';', '\t'])('with %j between its cells, a mark of its encoding, quotes and blank lines', (delimiter) => {
    const text = `\uFEFF${importFile([line({ purpose: 'He said: "please",\nso be it' }), line()], delimiter)}\r\n\r\n`
    const rows = rowsOf(text.replace('\r\nCase 40', '\r\n\r\nCase 40'))
    expect(rows.map(({ values }) => values.purpose)).toEqual(['He said: "please",\nso be it', 'At the request of the person'])
  })

  test('with Spanish headings in any order, and cells that look like formulas stay text', () => {
    const { recipient, label } = es.importing.columns
    expect(rowsOf(`${recipient.toUpperCase()},${label}\n=1+1,Case 7`)[0]?.values).toMatchObject({ label: 'Case 7', recipient: '=1+1' })
  })

  test.each([
    ['', { ok: false, reason: 'empty' }],
    ['Family', { ok: false, reason: 'empty' }],
    ['Family,Diagnosis\na,b', { ok: false, reason: 'unknown-heading', heading: 'Diagnosis' }],
    ['Family,family\na,b', { ok: false, reason: 'heading-twice', heading: 'Family' }],
    ['Phone\n555', { ok: false, reason: 'missing-heading', heading: 'label' }],
    ['Family\n"a\nb', { ok: false, reason: 'unreadable', line: 3 }],
    ['x'.repeat(200_001), { ok: false, reason: 'too-long' }],
  ])('or refused as a whole: %#', (text, answer) => {
    expect(readCsv(text)).toEqual(answer)
  })

  test('whatever stands in it', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('Family', 'Name to print', 'yes', '"', ',', ';', '\t', '\n', '\r', '\u0000', '2026-11-23', '{', '__proto__'))
    await fc.assert(fc.asyncProperty(fc.array(cell, { maxLength: 40 }), async (cells) => {
      const read = readCsv(`Family,Name to print\n${cells.join('')}`)
      if (read.ok) expect((await checkImport(world, dana, read.rows)).faults.every(({ line: at }) => at > 1)).toBe(true)
    }), { numRuns: 150 })
  })
})
