import { describe, expect, test } from 'vitest'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { replyToTry, type ReplyToTry } from '../../src/domain/refreshers/reply-to-try.ts'
import { findTryQuestion } from '../../src/domain/refreshers/try-question.ts'
import { turnRefreshers } from '../../src/domain/refreshers/turn-refreshers.ts'
import { ana, luz } from '../support/cast.ts'
import { basics, module, signs, smallCatalog } from '../support/courses.ts'
import { finishModule } from '../support/learning.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const [one, two] = basics.modules as [Module, Module]
const [, hidden] = signs.modules as [Module, Module]
const askedOf = async (world: TestWorld) => (await findTryQuestion(world, ana))?.module.key
const reply = (world: TestWorld, moduleKey: string, what: ReplyToTry['reply'], formKey = crypto.randomUUID()) =>
  replyToTry(world, ana, { formKey, moduleKey, reply: what })
const replies = (world: TestWorld) => world.db.selectFrom('tryReply').selectAll().execute()

/** Module one is finished on Monday, November 23; the clock stands so many days later. */
async function daysLater(days: number, modules = [one]): Promise<TestWorld> {
  const world = await newWorld()
  for (const module of modules) await finishModule(world, ana, module)
  world.at(new Date(Date.parse('2026-11-23T15:00:00.000Z') + days * 86_400_000).toISOString())
  return world
}

describe('"Did you try it?"', () => {
  test.each([[2, undefined], [3, 'one'], [9, 'one'], [10, undefined]])('%i days after the module it asks about %s', async (days, asked) => {
    expect(await askedOf(await daysLater(days))).toBe(asked)
  })

  test('leads to where the idea can be read again, and says nothing of it', async () => {
    expect(await findTryQuestion(await daysLater(3), ana)).toMatchObject({ path: '/learn/1/1/done' })
  })

  test('is never asked about a private module, nor of somebody else', async () => {
    const world = await daysLater(3, [hidden, one])
    expect(await askedOf(world)).toBe('one')
    expect(await findTryQuestion(world, luz)).toBeUndefined()
    expect(await reply(world, 'hidden', 'yes')).toEqual({ ok: false, reason: 'not-asked' })
  })

  test('is asked once for each module, one a day', async () => {
    const world = await daysLater(3, [one, two])
    const formKey = crypto.randomUUID()
    expect(await reply(world, 'one', 'yes', formKey)).toEqual({ ok: true })
    expect(await reply(world, 'one', 'yes', formKey)).toEqual({ ok: true })
    expect(await askedOf(world)).toBeUndefined()
    world.at('2026-11-27T15:00:00.000Z')
    expect(await askedOf(world)).toBe('two')
    await reply(world, 'two', 'not-yet')
    expect(await replies(world)).toMatchObject([
      { memberId: 'ana', moduleKey: 'one', triedAt: '2026-11-26T15:00:00.000Z', notYetAt: null },
      { memberId: 'ana', moduleKey: 'two', triedAt: null, notYetAt: '2026-11-27T15:00:00.000Z' },
    ])
    world.at('2026-11-28T15:00:00.000Z')
    expect(await askedOf(world)).toBeUndefined()
  })

  test('"do not ask me this" keeps no reply and asks no more, until it is turned on again', async () => {
    const world = await daysLater(3)
    await reply(world, 'one', 'stop')
    expect(await replies(world)).toEqual([])
    expect(await askedOf(world)).toBeUndefined()
    await turnRefreshers(world, ana, { formKey: crypto.randomUUID(), refreshers: 'on', tries: 'on' })
    expect(await askedOf(world)).toBe('one')
  })
})

describe('something written to practise', () => {
  const practise = { situation: { en: 'You are asked.' }, steps: ['Kind', 'Short', 'Mine'].map((en) => ({ en })) }
  const modules = [module('one', 'basics', 1, { practise }), module('two', 'basics', 2, { practise, private: true })] as [Module, Module]
  const at = (world: TestWorld, day: number) => world.at(new Date(Date.parse('2026-11-23T15:00:00.000Z') + day * 86_400_000).toISOString())
  const write = (world: TestWorld, text = 'I care about you.', version = 0, homeKey = 'one') =>
    saveTexts(world, ana, { formKey: crypto.randomUUID(), kind: 'sentence', homeKey, boxes: [{ key: 'sentence', text, version }] })
  const practising = () => newWorld({ catalog: smallCatalog([{ ...basics, modules }]) })

  test.each([[2, undefined], [3, 'one'], [9, 'one'], [10, undefined]])('%i days later is asked about as %s, finished or not, and leads to what was written', async (days, asked) => {
    const world = await practising()
    await write(world)
    at(world, days)
    expect(await askedOf(world)).toBe(asked)
    if (asked) expect(await findTryQuestion(world, ana)).toMatchObject({ isWritten: true, path: '/learn/1/1/practise' })
    expect(await findTryQuestion(world, luz)).toBeUndefined()
  })

  test('in a module that was finished too is one question, after the later of the two, asked once', async () => {
    const world = await practising()
    await finishModule(world, ana, modules[0])
    at(world, 2)
    await write(world)
    at(world, 3)
    expect(await askedOf(world)).toBeUndefined()
    at(world, 5)
    expect(await findTryQuestion(world, ana)).toMatchObject({ isWritten: true })
    await reply(world, 'one', 'yes')
    at(world, 6)
    expect(await write(world, 'Another try.', 1)).toMatchObject({ ok: true })
    at(world, 9)
    expect(await askedOf(world)).toBeUndefined()
    expect(await replies(world)).toHaveLength(1)
  })

  test('is not asked about once it was emptied, in a private module, or while it is shut', async () => {
    const world = await practising()
    await write(world)
    await write(world, 'Private.', 0, 'two')
    at(world, 4)
    await world.transact((db) => db.updateTable('dataKey').set({ shutUntil: '2026-12-01T00:00:00.000Z' }).execute())
    expect(await askedOf(world)).toBeUndefined()
    await world.transact((db) => db.updateTable('dataKey').set({ shutUntil: null }).execute())
    expect(await askedOf(world)).toBe('one')
    await write(world, '', 1)
    at(world, 8)
    expect(await askedOf(world)).toBeUndefined()
  })
})
