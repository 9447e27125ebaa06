import { beforeEach, describe, expect, test } from 'vitest'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { readDisclosures } from '../../src/domain/consents/read-disclosures.ts'
import { createFamily } from '../../src/domain/families/create-family.ts'
import { readCalls } from '../../src/domain/families/detail/read-calls.ts'
import { addNote, AddNote } from '../../src/domain/families/notes/add-note.ts'
import { readNotes } from '../../src/domain/families/notes/read-notes.ts'
import { removeNote } from '../../src/domain/families/notes/remove-note.ts'
import { readFamily } from '../../src/domain/families/read-family.ts'
import { makeSummary } from '../../src/domain/families/summary/make-summary.ts'
import { readSummary } from '../../src/domain/families/summary/read-summary.ts'
import { NotFound } from '../../src/domain/result.ts'
import type { Clinician } from '../../src/domain/actor.ts'
import { adi, ana, cleo, dana, eli, HARBOR, luz } from '../support/cast.ts'
import { heldWorkshop, loggedCall, writtenNote } from '../support/family-record.ts'
import { invite } from '../support/joining.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const form = () => crypto.randomUUID()
const RIVERA = { familyId: 'rivera' }
/** Who has no business with the Riveras: another team, another clinic, and an administrator who would pose as a clinician. */
const STRANGERS: Clinician[] = [eli, cleo, { role: 'clinician', clinicId: HARBOR, id: adi.id }]
const events = async () => (await world.db.selectFrom('audit').select(['event', 'actorId', 'objectKind', 'objectId', 'reason']).orderBy('seq').execute())
const joinTeam = async (by: Clinician, coverUntil: string | null = null) => world.transact((db) => db.insertInto('familyTeam')
  .values({ clinicId: HARBOR, familyId: 'rivera', staffId: by.id, since: MONDAY, coverUntil, coverReason: coverUntil && 'away' }).execute())
const personOf = async (name: string) => (await readFamily(world, dana, 'rivera')).people.find((person) => person.name === name)

describe('notes of the team', () => {
  test('stand newest first, with author and day in the clinic’s calendar', async () => {
    world.at('2026-11-24T03:30:00.000Z')
    await writtenNote(world, 'Prefers mornings.')
    world.at('2026-11-25T15:00:00.000Z')
    await writtenNote(world, 'Moved to the evening group.')
    const { label, notes } = await readNotes(world, dana, 'rivera')
    expect(label).toBe('Case 12')
    expect(notes.map(({ text, by, on, canRemove }) => ({ text, by, on, canRemove }))).toEqual([
      { text: 'Moved to the evening group.', by: 'Dana', on: '2026-11-25', canRemove: true },
      { text: 'Prefers mornings.', by: 'Dana', on: '2026-11-23', canRemove: false },
    ])
  })

  test('are sealed for their own row, and no word of them is in the database or the audit record', async () => {
    const id = await writtenNote(world, 'Canary in the kitchen.')
    const row = await world.db.selectFrom('staffNote').selectAll().executeTakeFirstOrThrow()
    expect(await world.vault.open(row.sealed, `harbor|staff_note|sealed|${id}|rivera`)).toBe('Canary in the kitchen.')
    await expect(world.vault.open(row.sealed, `harbor|staff_note|sealed|${id}|okafor`)).rejects.toThrow()
    await readNotes(world, dana, 'rivera')
    for (const table of ['staffNote', 'audit', 'formReceipt'] as const) {
      expect(JSON.stringify(await world.db.selectFrom(table).selectAll().execute()), table).not.toContain('Canary')
    }
    expect((await events()).map(({ event }) => event)).toEqual(['note.added', 'notes.viewed'])
  })

  test('can be removed by their author for a day: a line is left, the text is gone', async () => {
    const [first, second] = [await writtenNote(world, 'One.'), await writtenNote(world, 'Two.')]
    await joinTeam(eli)
    expect(await removeNote(world, eli, { formKey: form(), ...RIVERA, noteId: first })).toEqual({ ok: false, reason: 'not-removable' })
    world.at('2026-11-24T14:59:59.000Z')
    expect((await removeNote(world, dana, { formKey: form(), ...RIVERA, noteId: first })).ok).toBe(true)
    expect((await removeNote(world, dana, { formKey: form(), ...RIVERA, noteId: first })).ok).toBe(true)
    world.at('2026-11-24T15:00:00.000Z')
    expect(await removeNote(world, dana, { formKey: form(), ...RIVERA, noteId: second })).toEqual({ ok: false, reason: 'not-removable' })
    const { notes } = await readNotes(world, dana, 'rivera')
    expect(notes.map(({ text }) => text)).toEqual(['Two.', null])
    const wiped = await world.db.selectFrom('staffNote').select('sealed').where('id', '=', first).executeTakeFirst()
    expect(wiped).toEqual({ sealed: '' })
    expect((await events()).filter(({ event }) => event === 'note.removed')).toHaveLength(1)
  })

  test('are there for a colleague who covers, and for nobody else', async () => {
    const noteId = await writtenNote(world, 'For the team.')
    for (const stranger of STRANGERS) {
      await expect(readNotes(world, stranger, 'rivera')).rejects.toThrow(NotFound)
      await expect(addNote(world, stranger, { formKey: form(), ...RIVERA, text: 'x' })).rejects.toThrow(NotFound)
      await expect(removeNote(world, stranger, { formKey: form(), ...RIVERA, noteId })).rejects.toThrow(NotFound)
    }
    await joinTeam(eli, '2026-11-24T15:00:00.000Z')
    await expect(removeNote(world, eli, { formKey: form(), familyId: 'okafor', noteId })).rejects.toThrow(NotFound)
    const { notes } = await readNotes(world, { ...eli, at: MONDAY } as Clinician, 'rivera')
    expect(notes.map(({ text, canRemove }) => ({ text, canRemove }))).toEqual([{ text: 'For the team.', canRemove: false }])
  })

  test('sent twice are one note; empty and longer than 2,000 characters are none', async () => {
    const input = { formKey: form(), ...RIVERA, text: 'Once.' }
    await Promise.all(Array.from({ length: 20 }, () => addNote(world, dana, input)))
    expect((await readNotes(world, dana, 'rivera')).notes).toHaveLength(1)
    const parse = (text: string) => AddNote.safeParse({ ...input, text }).error?.issues[0]?.message
    expect([parse('  '), parse('x'.repeat(2_001)), parse('x'.repeat(2_000))]).toEqual(['empty', 'too-long', undefined])
  })
})

describe('one person on the family page', () => {
  test('came to so many workshops; one called off counts for nobody', async () => {
    await heldWorkshop(world, 'w1', '2026-11-05T23:00:00.000Z', { ana: 'present', luz: 'absent' })
    await heldWorkshop(world, 'w2', '2026-11-13T01:00:00.000Z', { ana: 'left-early' })
    await heldWorkshop(world, 'w3', '2026-11-19T23:00:00.000Z', { ana: 'absent' })
    await heldWorkshop(world, 'w4', '2026-11-20T23:00:00.000Z', { ana: 'present' }, { cancelledAt: MONDAY })
    expect((await personOf('Ana'))?.detail).toMatchObject({ joinedOn: '2026-11-22', isPaused: false, canBeWrittenTo: false, attendance: { came: 2, of: 3, lastOn: '2026-11-12' } })
    expect((await personOf('Luz'))?.detail?.attendance).toEqual({ came: 0, of: 1, lastOn: null })
  })

  test('has a day for what was finished and met, in the clinic’s calendar, without a clock time or a private module', async () => {
    const modules = world.catalog.courses.flatMap((course) => course.modules)
    const [ordinary, hidden] = [modules.find((one) => !one.private), modules.find((one) => one.private)]
    expect(hidden).toBeDefined()
    const done = [ordinary, hidden].flatMap((one) => (one ? [{
      clinicId: HARBOR, memberId: 'ana', moduleKey: one.key, openedAt: MONDAY, openedVersion: 1, passMark: '0.8',
      completedAt: '2026-11-13T03:00:00.000Z', completedVersion: 1, completedHow: 'paper', lastOn: '2026-11-12',
    }] : []))
    await world.transact((db) => db.insertInto('moduleProgress').values(done).execute())
    await heldWorkshop(world, 'w1', '2026-11-12T23:00:00.000Z', { ana: 'late' })
    const days = (await personOf('Ana'))?.detail?.days
    expect(days).toEqual([{ on: '2026-11-12', finished: [expect.objectContaining({ number: ordinary?.order, how: 'paper' })], workshops: ['late'] }])
    expect(JSON.stringify(days)).not.toMatch(/T\d\d:/)
  })

  test('has the state of each course, those taken back included', async () => {
    const [first, second] = world.catalog.courses
    const assignment = { clinicId: HARBOR, memberId: 'ana', assignedBy: 'dana', assignedAt: MONDAY, dueOn: null, firstWeek: null, changedAt: null }
    const rows = [
      { ...assignment, id: 'a1', courseKey: first?.key ?? '', opensOn: '2026-12-01', closedAt: null, withdrawnAt: null },
      { ...assignment, id: 'a2', courseKey: second?.key ?? '', opensOn: null, closedAt: null, withdrawnAt: MONDAY },
    ]
    await world.transact((db) => db.insertInto('assignment').values(rows).execute())
    const states = async () => (await personOf('Ana'))?.detail?.states.map(({ number, state, opensOn }) => ({ number, state, opensOn }))
    expect(await states()).toEqual([
      { number: first?.order, state: 'planned', opensOn: '2026-12-01' }, { number: second?.order, state: 'withdrawn', opensOn: null },
    ])
    await world.transact((db) => db.updateTable('member').set({ pausedAt: MONDAY }).where('id', '=', 'ana').execute())
    expect((await states())?.map(({ state }) => state)).toEqual(['paused', 'withdrawn'])
  })

  test('has their calls with the note opened, until they share nothing any more', async () => {
    await loggedCall(world, { id: 'c1', memberId: 'ana', onDay: '2026-11-10', note: 'Evening is better.' })
    await loggedCall(world, { id: 'c2', onDay: '2026-11-11', outcome: 'not-reached' })
    const calls = async () => readCalls(world, HARBOR, 'rivera', (await readFamily(world, dana, 'rivera')).people)
    expect(await calls()).toMatchObject([
      { name: null, outcome: 'not-reached', on: '2026-11-11', note: null, by: 'Dana' },
      { name: 'Ana', outcome: 'reached', on: '2026-11-10', note: 'Evening is better.', by: 'Dana' },
    ])
    await endConsent(world, dana, { ...RIVERA, consentId: 'consent-ana' })
    expect((await calls()).map(({ id }) => id)).toEqual(['c2'])
  })
})

describe('a summary', () => {
  test('counts modules, quizzes, workshops and calls, and names the day of the last progress', async () => {
    await heldWorkshop(world, 'w1', '2026-11-05T23:00:00.000Z', { ana: 'present', luz: 'absent' })
    await loggedCall(world, { id: 'c1', memberId: 'ana', onDay: '2026-11-10', note: 'Canary call.' })
    const { people, ...about } = await readSummary(world, dana, 'rivera')
    expect(about).toEqual({ label: 'Case 12', onDay: '2026-11-23' })
    expect(people.find(({ name }) => name === 'Ana')).toEqual({
      name: 'Ana', modules: { finished: 0, of: 0 }, quizzesPassed: 0, attendance: { came: 1, of: 1, lastOn: '2026-11-05' },
      calls: [{ on: '2026-11-10', outcome: 'reached' }], lastProgressOn: null,
    })
    expect(JSON.stringify(people)).not.toContain('Canary')
  })

  test('is written down once, with the notice, and as a disclosure for each person whom a consent links', async () => {
    const input = { formKey: form(), ...RIVERA }
    await Promise.all([makeSummary(world, dana, input), makeSummary(world, dana, input)])
    const audited = await world.db.selectFrom('audit').select(['event', 'noticeVersion']).execute()
    expect(audited).toEqual([{ event: 'summary.made', noticeVersion: '1' }])
    const { disclosures } = await readDisclosures(world, dana, 'rivera')
    expect(disclosures.map(({ what, toWhom, consent }) => [what, toWhom, consent.recipient]).sort()).toEqual([
      ['summary', 'Dana', 'ana'], ['summary', 'Dana', 'luz'], ['summary', 'Dana', 'raul'],
    ])
  })

  test('leaves out who shares nothing now, and is not there for anybody else', async () => {
    await endConsent(world, dana, { ...RIVERA, consentId: 'consent-ana' })
    expect((await readSummary(world, dana, 'rivera')).people.map(({ name }) => name)).toEqual(['Luz', 'Raul'])
    for (const stranger of STRANGERS) {
      await expect(makeSummary(world, stranger, { formKey: form(), ...RIVERA })).rejects.toThrow(NotFound)
      await expect(readSummary(world, stranger, 'rivera')).rejects.toThrow(NotFound)
    }
  })
})

describe('what was told to whom', () => {
  test('has a line for each sheet, under its consent, for three years, and every look at it is recorded', async () => {
    await invite(world, 'consent-luz')
    const [line] = (await readDisclosures(world, dana, 'rivera')).disclosures
    expect(line).toMatchObject({ on: '2026-11-23', what: 'invitation', toWhom: 'luz', by: 'Dana', noticeVersion: '1', consent: { recipient: 'luz', signedOn: '2026-11-20' } })
    expect((await events()).at(-1)).toMatchObject({ event: 'disclosures.viewed', actorId: 'dana', objectId: 'rivera' })
    world.at('2029-11-23T15:00:00.000Z')
    expect((await readDisclosures(world, dana, 'rivera')).disclosures).toHaveLength(1)
    world.at('2029-11-25T15:00:00.000Z')
    expect((await readDisclosures(world, dana, 'rivera')).disclosures).toEqual([])
    for (const stranger of STRANGERS) await expect(readDisclosures(world, stranger, 'rivera')).rejects.toThrow(NotFound)
  })
})

describe('the team of a new family', () => {
  const added = (team: string[]) => createFamily(world, dana, { formKey: form(), label: 'Case 40', startedOn: null, sameLabel: false, team })

  test('is whoever added it and the colleagues they chose', async () => {
    const result = await added(['eli', 'eli'])
    const familyId = result.ok ? result.value.familyId : ''
    for (const clinician of [dana, eli]) expect((await readFamily(world, clinician, familyId)).label).toBe('Case 40')
    await expect(readFamily(world, cleo, familyId)).rejects.toThrow(NotFound)
  })

  test.each([cleo, adi, ana, luz, { id: 'nobody' }])('takes nobody who is not a clinician here: $id', async ({ id }) => {
    await expect(added([id])).rejects.toThrow(NotFound)
    expect(await world.db.selectFrom('family').select('id').where('label', '=', 'Case 40').execute()).toEqual([])
  })
})
