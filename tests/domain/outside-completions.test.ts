import { describe, expect, test } from 'vitest'
import { issueCertificate } from '../../src/domain/certificates/issue-certificate.ts'
import { recordOutside } from '../../src/domain/learning/outside/record-outside.ts'
import type { RecordOutside } from '../../src/domain/learning/outside/record-outside.ts'
import { findMark, listOutside } from '../../src/domain/learning/outside/queries.ts'
import { undoOutside } from '../../src/domain/learning/outside/undo-outside.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { listModuleLines } from '../../src/domain/learning/queries.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const key = () => crypto.randomUUID()

function mark(world: TestWorld, change: Partial<RecordOutside> = {}, who = dana) {
  return recordOutside(world, who, { formKey: key(), familyId: 'rivera', memberId: 'ana', moduleKey: 'one', how: 'paper', doneOn: '2026-11-20', ...change })
}
const undo = (world: TestWorld, recordId: string, who = dana) => undoOutside(world, who, { formKey: key(), familyId: 'rivera', recordId })

async function markedId(world: TestWorld): Promise<string> {
  const result = await mark(world)
  return result.ok ? result.value.id : ''
}

const progress = (world: TestWorld) => world.db.selectFrom('moduleProgress').selectAll().execute()
const read = (world: TestWorld, sectionKey: string) => continueSection(world, ana, { formKey: key(), moduleKey: 'one', sectionKey })

describe('a module done on paper, by phone or read together', () => {
  test('is complete, marked with how, by whom and the day, without a first try', async () => {
    const world = await newWorld()
    expect((await mark(world, { how: 'together' })).ok).toBe(true)
    expect((await listModuleLines(world.db, ana)).get('one')?.completedAt).not.toBeNull()
    expect(await findMark(world.db, ana, 'one')).toEqual({ how: 'together', doneOn: '2026-11-20', by: 'Dana' })
    expect(await world.db.selectFrom('firstTry').selectAll().execute()).toEqual([])
    expect(await world.db.selectFrom('learningEvent').select(['kind', 'itemKey']).execute()).toEqual([{ kind: 'completed-outside', itemKey: 'together' }])
    expect(await world.db.selectFrom('refresher').selectAll().execute()).toHaveLength(3)
  })

  test('counts for the certificate of its course', async () => {
    const world = await newWorld()
    for (const moduleKey of ['one', 'two']) await mark(world, { moduleKey })
    expect(await issueCertificate(world, ana, { courseKey: 'basics' })).toMatchObject({ ok: true })
  })

  test('keeps the parts read and the day of last progress', async () => {
    const world = await newWorld()
    world.at('2026-11-21T15:00:00.000Z')
    await read(world, 'first')
    world.at('2026-11-23T15:00:00.000Z')
    await mark(world)
    expect(await progress(world)).toMatchObject([{ lastOn: '2026-11-21', completedHow: 'paper' }])
    expect((await listModuleLines(world.db, ana)).get('one')?.continued).toEqual(new Set(['first']))
  })

  test('not for a day to come, nor from more than a year ago', async () => {
    const world = await newWorld()
    expect(await mark(world, { doneOn: '2026-11-24' })).toEqual({ ok: false, reason: 'future-day' })
    expect(await mark(world, { doneOn: '2025-11-22' })).toEqual({ ok: false, reason: 'too-long-ago' })
    expect((await mark(world, { doneOn: '2026-11-23' })).ok).toBe(true)
  })

  test('not twice, not a private module, and not one that does not exist', async () => {
    const world = await newWorld()
    await mark(world)
    expect(await mark(world, { how: 'phone' })).toEqual({ ok: false, reason: 'complete-already' })
    expect(await mark(world, { moduleKey: 'hidden' })).toEqual({ ok: false, reason: 'private-module' })
    await expect(mark(world, { moduleKey: 'nothing' })).rejects.toThrow(NotFound)
  })

  test('of somebody of another family, team or clinic is not found', async () => {
    const world = await newWorld()
    for (const memberId of ['uche', 'ben', 'sam', 'nobody']) await expect(mark(world, { memberId }), memberId).rejects.toThrow(NotFound)
    for (const stranger of [eli, cleo]) await expect(mark(world, {}, stranger)).rejects.toThrow(NotFound)
    await expect(mark(world, { familyId: 'okafor', memberId: 'uche' })).rejects.toThrow(NotFound)
    expect(await progress(world)).toEqual([])
  })
})

describe('taking it back', () => {
  test('within seven days puts the state back exactly', async () => {
    const world = await newWorld()
    await read(world, 'first')
    const before = await progress(world)
    const id = await markedId(world)
    world.at('2026-11-30T15:00:00.000Z')
    expect((await undo(world, id)).ok).toBe(true)
    expect(await progress(world)).toEqual(before)
    expect(await findMark(world.db, ana, 'one')).toBeUndefined()
    expect(await world.db.selectFrom('refresher').selectAll().execute()).toEqual([])
  })

  test('leaves nothing of a module that only the record had opened', async () => {
    const world = await newWorld()
    await undo(world, await markedId(world))
    expect(await progress(world)).toEqual([])
    expect((await mark(world)).ok).toBe(true)
  })

  test('keeps what the member did in it since', async () => {
    const world = await newWorld()
    const id = await markedId(world)
    await read(world, 'first')
    await undo(world, id)
    expect(await progress(world)).toMatchObject([{ completedAt: null }])
    expect((await listModuleLines(world.db, ana)).get('one')?.continued).toEqual(new Set(['first']))
  })

  test('on the eighth day, twice, or by a stranger does nothing', async () => {
    const world = await newWorld()
    const id = await markedId(world)
    for (const stranger of [eli, cleo]) await expect(undo(world, id, stranger)).rejects.toThrow(NotFound)
    await expect(undo(world, 'nothing')).rejects.toThrow(NotFound)
    world.at('2026-12-01T15:00:00.000Z')
    expect(await undo(world, id)).toEqual({ ok: false, reason: 'too-late' })
    world.at('2026-11-24T15:00:00.000Z')
    await undo(world, id)
    expect(await undo(world, id)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await listOutside(world.db, HARBOR, ['ana'], '2026-11-01T00:00:00.000Z')).toEqual([])
  })

  test('both are recorded', async () => {
    const world = await newWorld()
    await undo(world, await markedId(world))
    const events = await world.db.selectFrom('audit').select(['event', 'objectId']).orderBy('seq').execute()
    expect(events).toEqual([{ event: 'completion.recorded', objectId: 'ana' }, { event: 'completion.undone', objectId: 'ana' }])
  })
})
