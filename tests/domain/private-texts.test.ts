import { beforeEach, describe, expect, test } from 'vitest'
import { readTexts } from '../../src/domain/private-text/read-texts.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { rewrapKeys } from '../../src/domain/private-text/rewrap-keys.ts'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { recoverWithCode } from '../../src/domain/accounts/recover-with-code.ts'
import { addKey } from '../../src/server/keys.ts'
import { openVault } from '../../src/server/vault.ts'
import { OTHER_PASSWORD, setPassword } from '../support/accounts.ts'
import { ana, dana, HARBOR, luz } from '../support/cast.ts'
import { basics, module, sheetCatalog, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { MONDAY, newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld({ catalog: sheetCatalog() }) })

const SHEET = { kind: 'worksheet', homeKey: 'limit' } as const
const save = (boxes: { key: string; text: string; version: number }[], formKey: string = crypto.randomUUID()) =>
  saveTexts(world, ana, { formKey, ...SHEET, boxes })
const textOf = async (key: string) => (await readTexts(world, ana, SHEET)).texts.get(key)

describe('a box', () => {
  test('is kept for its author, with the number of its saves and the time', async () => {
    expect(await save([{ key: 'i-will', text: 'Say good night.', version: 0 }])).toEqual({ ok: true, value: { savedAt: MONDAY } })
    expect(await textOf('i-will')).toEqual({ text: 'Say good night.', version: 1, at: MONDAY })
    expect((await readTexts(world, luz, SHEET)).texts.size).toBe(0)
  })

  test('stands in the database as an envelope alone', async () => {
    await save([{ key: 'i-will', text: 'Say good night.', version: 0 }])
    const dump = JSON.stringify(await Promise.all(
      (['privateText', 'dataKey', 'formReceipt', 'audit'] as const).map((table) => world.db.selectFrom(table).selectAll().execute())))
    expect(dump).not.toContain('good night')
    expect(dump).toContain('"p1.')
  })

  test('does not open in the row of another box, nor with another person’s key', async () => {
    await save([{ key: 'i-will', text: 'One.', version: 0 }, { key: 'what', text: 'Two.', version: 0 }])
    await saveTexts(world, luz, { formKey: crypto.randomUUID(), ...SHEET, boxes: [{ key: 'i-will', text: 'Hers.', version: 0 }] })
    const rows = await world.db.selectFrom('privateText').select(['id', 'memberId', 'fieldKey', 'sealed']).execute()
    const of = (memberId: string, fieldKey: string) => rows.find((row) => row.memberId === memberId && row.fieldKey === fieldKey)!
    const move = (sealed: string) => world.transact((db) =>
      db.updateTable('privateText').set({ sealed }).where('id', '=', of('ana', 'i-will').id).execute())
    await move(of('ana', 'what').sealed)
    await expect(readTexts(world, ana, SHEET)).rejects.toThrow()
    await move(of('luz', 'i-will').sealed)
    await expect(readTexts(world, ana, SHEET)).rejects.toThrow('key that is not here')
  })

  test('that was emptied stays empty and counts on', async () => {
    await save([{ key: 'i-will', text: 'Say good night.', version: 0 }])
    await save([{ key: 'i-will', text: '', version: 1 }])
    expect(await textOf('i-will')).toMatchObject({ text: '', version: 2 })
  })

  test('takes as much as its field says and no more', async () => {
    expect(await save([{ key: 'i-will', text: 'x'.repeat(161), version: 0 }])).toEqual({ ok: false, reason: 'too-long' })
    expect(await save([{ key: 'traps', text: 'one\ntwo\nthree', version: 0 }])).toEqual({ ok: false, reason: 'too-long' })
    expect(await save([{ key: 'review-on', text: 'soon', version: 0 }])).toEqual({ ok: false, reason: 'not-understood' })
    expect(await save([{ key: 'distress', text: '11', version: 0 }])).toEqual({ ok: false, reason: 'not-understood' })
    expect(await save([{ key: 'distress', text: '10', version: 0 }, { key: 'review-on', text: '2026-12-01', version: 0 }])).toMatchObject({ ok: true })
  })

  test.each(['danger', 'always', 'signed', 'no-such-box'])('“%s” is not one that is kept', async (key) => {
    await expect(save([{ key, text: 'x', version: 0 }])).rejects.toThrow('box')
  })
})

describe('two devices', () => {
  test('never overwrite each other: the later one is told, and nothing of its form is saved', async () => {
    await save([{ key: 'i-will', text: 'From the phone.', version: 0 }])
    expect(await save([{ key: 'what', text: 'New.', version: 0 }, { key: 'i-will', text: 'From the tablet.', version: 0 }]))
      .toEqual({ ok: false, reason: 'two-texts' })
    expect(await textOf('i-will')).toMatchObject({ text: 'From the phone.' })
    expect(await textOf('what')).toBeUndefined()
  })

  test('agree when both say the same', async () => {
    await save([{ key: 'i-will', text: 'The same.', version: 0 }])
    expect(await save([{ key: 'i-will', text: 'The same.', version: 0 }])).toMatchObject({ ok: true })
    expect(await textOf('i-will')).toMatchObject({ version: 1 })
  })

  test('fifty saves of one box at once leave one text, and the form sent twice is saved once', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, (_, at) => save([{ key: 'i-will', text: `Text ${at}`, version: 0 }])))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const key = crypto.randomUUID()
    const boxes = [{ key: 'what', text: 'Once.', version: 0 }]
    const same = await Promise.all(Array.from({ length: 50 }, () => save(boxes, key)))
    expect(same.every(({ ok }) => ok)).toBe(true)
    expect(await textOf('what')).toMatchObject({ version: 1 })
  })
})

test('after a recovery through the clinic older texts stay shut for three days: neither read nor written', async () => {
  await setPassword(world, ana)
  await save([{ key: 'i-will', text: 'Before.', version: 0 }])
  const given = await giveSignInCode(world, dana, { memberId: 'ana' })
  const code = given.ok ? given.value.code : ''
  expect(await recoverWithCode(world, HARBOR, { name: 'ana', code, passwordNew: OTHER_PASSWORD, address: '203.0.113.7' })).toMatchObject({ ok: true })
  expect(await readTexts(world, ana, SHEET)).toEqual({ texts: new Map(), shutUntil: '2026-11-26T15:00:00.000Z' })
  expect(await save([{ key: 'i-will', text: 'Other.', version: 1 }])).toEqual({ ok: false, reason: 'shut' })
  world.at('2026-11-26T15:00:00.000Z')
  expect(await textOf('i-will')).toMatchObject({ text: 'Before.' })
})

test('a new master key wraps every person’s key anew, and no text has to be sealed again', async () => {
  await save([{ key: 'i-will', text: 'Before.', version: 0 }])
  const rows = () => world.db.selectFrom('dataKey').innerJoin('privateText', 'privateText.memberId', 'dataKey.memberId').select(['wrapped', 'sealed']).execute()
  const before = await rows()
  const id = addKey(world.keysFolder)
  world.vault = openVault(world.keysFolder, { mayCreate: false })
  expect(await rewrapKeys(world)).toBe(1)
  const after = await rows()
  expect(after[0]?.wrapped.split('.')[1]).toBe(id)
  expect(after[0]?.sealed).toBe(before[0]?.sealed)
  expect(await textOf('i-will')).toMatchObject({ text: 'Before.' })
})

describe('a sentence to practise', () => {
  const practise = { situation: { en: 'You are asked.' }, steps: ['Kind', 'Short', 'Mine'].map((en) => ({ en })) }
  const courses = [{ ...basics, modules: [module('one', 'basics', 1, { practise }), module('two', 'basics', 2)] }]
  const home = { kind: 'sentence', homeKey: 'one' } as const
  const write = (text: string, key = 'sentence', homeKey = 'one') =>
    saveTexts(world, ana, { formKey: crypto.randomUUID(), ...home, homeKey, boxes: [{ key, text, version: 0 }] })

  test('is kept where a module has one, for its author alone, as an envelope', async () => {
    world = await newWorld({ catalog: smallCatalog(courses) })
    expect(await write('I care about you.')).toMatchObject({ ok: true })
    expect((await readTexts(world, ana, home)).texts.get('sentence')?.text).toBe('I care about you.')
    expect((await readTexts(world, luz, home)).texts.size).toBe(0)
    expect(JSON.stringify(await world.db.selectFrom('privateText').selectAll().execute())).not.toContain('care')
    expect(await write('x'.repeat(2_001))).toEqual({ ok: false, reason: 'too-long' })
  })

  test('has one box, and only in a module that lets people practise', async () => {
    world = await newWorld({ catalog: smallCatalog(courses) })
    await expect(write('x', 'other')).rejects.toThrow('box')
    await expect(write('x', 'sentence', 'two')).rejects.toThrow('box')
    await expect(write('x', 'sentence', 'none')).rejects.toThrow('module')
  })
})
