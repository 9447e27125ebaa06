import { beforeEach, describe, expect, test } from 'vitest'
import { clearQuestionFlag } from '../../src/domain/reports/clear-question-flag.ts'
import { flagQuestion } from '../../src/domain/reports/flag-question.ts'
import { listFlags } from '../../src/domain/reports/question-queries.ts'
import { readQuestionReport } from '../../src/domain/reports/read-question-report.ts'
import { NotFound } from '../../src/domain/result.ts'
import { BEACON, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { basics, module, question, signs, smallCatalog } from '../support/courses.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const form = (change: object = {}) => ({ formKey: crypto.randomUUID(), moduleKey: 'one', questionKey: 'q2', reason: 'hard-to-read' as const, ...change })
const flagOf = async () => (await listFlags(world.db, HARBOR))[0]
const clear = (flagId: string, who = dana) => clearQuestionFlag(world, who, { formKey: crypto.randomUUID(), flagId })

describe('a flag on a question', () => {
  test('is seen by every clinician of the clinic and no other, and stands in the audit record', async () => {
    expect(await flagQuestion(world, dana, form())).toEqual({ ok: true, value: null })
    const flagged = async (clinician = eli) => (await readQuestionReport(world, clinician, basics.modules[0]!)).map(({ flag }) => flag?.reason)
    expect(await flagged()).toEqual([undefined, 'hard-to-read', undefined, undefined, undefined])
    expect(await flagged(cleo)).toEqual(Array(5).fill(undefined))
    expect(await listFlags(world.db, BEACON)).toEqual([])
    expect(await flagOf()).toMatchObject({ moduleKey: 'one', questionKey: 'q2', version: 1, by: 'Dana' })
    expect(await world.db.selectFrom('audit').select(['event', 'actorId', 'reason']).execute())
      .toEqual([{ event: 'quiz-question.flagged', actorId: 'dana', reason: 'hard-to-read' }])
  })

  test('is one for each version; the same form sent again is done once', async () => {
    const sent = form()
    for (let time = 0; time < 2; time += 1) expect(await flagQuestion(world, dana, sent)).toMatchObject({ ok: true })
    expect(await flagQuestion(world, dana, { ...sent, reason: 'translation' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await flagQuestion(world, eli, form({ reason: 'not-taught' }))).toEqual({ ok: false, reason: 'flagged-before' })
    const newer = module('one', 'basics', 1, { quiz: [question('q1'), question('q2', { version: 2 })] })
    world.catalog = smallCatalog([{ ...basics, modules: [newer] }, signs])
    expect(await flagQuestion(world, eli, form({ reason: 'not-taught' }))).toMatchObject({ ok: true })
    expect((await listFlags(world.db, HARBOR, 'one')).map(({ version }) => version).sort()).toEqual([1, 2])
  })

  test('is taken down by any colleague, not by another clinic, and only once', async () => {
    await flagQuestion(world, dana, form())
    const { id } = (await flagOf())!
    await expect(clear(id, cleo)).rejects.toThrow(NotFound)
    expect(await clear(id, eli)).toMatchObject({ ok: true })
    expect(await flagOf()).toBeUndefined()
    await expect(clear(id)).rejects.toThrow(NotFound)
    expect(await world.db.selectFrom('questionFlag').select(['clearedBy']).execute()).toEqual([{ clearedBy: 'eli' }])
    expect((await world.db.selectFrom('audit').select('event').orderBy('seq').execute()).map(({ event }) => event)).toEqual(['quiz-question.flagged', 'quiz-question.unflagged'])
    expect(await flagQuestion(world, dana, form())).toMatchObject({ ok: true })
  })

  test('needs a question that is there, in a module that is not private', async () => {
    for (const change of [{ moduleKey: 'hidden', questionKey: 'q1' }, { moduleKey: 'nothing' }, { questionKey: 'check-one' }]) {
      await expect(flagQuestion(world, dana, form(change)), JSON.stringify(change)).rejects.toThrow(NotFound)
    }
    expect(await world.db.selectFrom('audit').selectAll().execute()).toEqual([])
  })
})
