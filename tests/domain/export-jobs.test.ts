import { beforeEach, describe, expect, test } from 'vitest'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { recoverWithCode } from '../../src/domain/accounts/recover-with-code.ts'
import { readExport } from '../../src/domain/export/read-export.ts'
import { takeExport } from '../../src/domain/export/take-export.ts'
import { clearLongWork } from '../../src/domain/jobs/clear-long-work.ts'
import { LEASE_SECONDS, type LongHandlers } from '../../src/domain/jobs/long-work.ts'
import { leaveLongWork, takeUpLongWork } from '../../src/domain/jobs/take-up-long-work.ts'
import { doLongWork } from '../../src/domain/jobs/do-long-work.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { auditEvents, OTHER_PASSWORD, pass, PASSWORD, setPassword } from '../support/accounts.ts'
import { ana, dana, HARBOR, luz } from '../support/cast.ts'
import { sheetCatalog } from '../support/courses.ts'
import { ask, handlers, SIGNED_IN_AT, work } from '../support/exporting.ts'
import { valueOf } from '../support/joining.ts'
import { readZip } from '../support/read-zip.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const CANARY = 'canary says good night'
let world: TestWorld
beforeEach(async () => {
  world = await newWorld({ catalog: sheetCatalog() })
  await setPassword(world, ana)
  valueOf(await saveTexts(world, ana, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey: 'limit', boxes: [{ key: 'i-will', text: CANARY, version: 0 }] }))
})

/** The same world, where the password is changed as soon as the old one was found right. */
const changedMeanwhile = (): TestWorld => ({ ...world, passwords: { ...world.passwords, match: async (...asked) => {
  const matched = await world.passwords.match(...asked)
  await setPassword(world, ana, 'ana', OTHER_PASSWORD)
  return matched
} } })
const pieces = () => world.db.selectFrom('jobPiece').select(['number', 'sealed']).orderBy('number').execute()
const jobs = () => world.db.selectFrom('job').selectAll().execute()
const stateOf = async (member = ana) => (await readExport(world, member, SIGNED_IN_AT)).is

describe('asking for a file', () => {
  test('makes one job, once in 24 hours, and says when the next may be asked for', async () => {
    expect(await stateOf()).toBe('none')
    expect(await ask(world, ana)).toMatchObject({ ok: true })
    expect(await ask(world, ana)).toEqual({ ok: false, reason: 'made-lately' })
    await work(world)
    valueOf(await takeExport(world, ana, SIGNED_IN_AT, {}))
    expect(await ask(world, ana)).toEqual({ ok: false, reason: 'made-lately' })
    expect(await readExport(world, ana, SIGNED_IN_AT)).toMatchObject({ is: 'taken', at: MONDAY, mayAskFrom: '2026-11-24T15:00:00.000Z' })
    pass(world, { hours: 24 })
    expect(await ask(world, ana)).toMatchObject({ ok: true })
    expect(await auditEvents(world, HARBOR)).toEqual(['export.asked ana', 'export.taken ana', 'export.asked ana'].map((line) => expect.stringContaining(line)))
  })

  test('by the same form sent four times at once makes one; by the same form with another answer is refused', async () => {
    const formKey = crypto.randomUUID()
    const all = await Promise.all(Array.from({ length: 4 }, () => ask(world, ana, { formKey })))
    expect(new Set(all.map((result) => (result.ok ? result.value.jobId : result.reason))).size).toBe(1)
    expect(await jobs()).toHaveLength(1)
    expect(await ask(world, ana, { formKey, withPrivate: 'no' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('needs the password, and wrong ones count as they do at the sign-in', async () => {
    for (let time = 0; time < 5; time += 1) expect(await ask(world, ana, { password: OTHER_PASSWORD })).toEqual({ ok: false, reason: 'wrong-password' })
    expect(await ask(world, ana)).toEqual({ ok: false, reason: 'wait' })
    expect(await jobs()).toEqual([])
  })

  test('is refused where the password is changed while it is proved', async () => {
    expect(await ask(changedMeanwhile(), ana)).toEqual({ ok: false, reason: 'wrong-password' })
    expect(await jobs()).toEqual([])
  })

  test('waits, as own texts do, after a recovery through the clinic; a file made before it is not handed out', async () => {
    valueOf(await ask(world, ana))
    await work(world)
    const { code } = valueOf(await giveSignInCode(world, dana, { memberId: 'ana' }))
    valueOf(await recoverWithCode(world, HARBOR, { name: 'ana', code, passwordNew: OTHER_PASSWORD, address: '203.0.113.7' }))
    expect(await takeExport(world, ana, SIGNED_IN_AT, {})).toEqual({ ok: false, reason: 'shut' })
    pass(world, { hours: 25 })
    expect(await ask(world, ana, { password: OTHER_PASSWORD })).toEqual({ ok: false, reason: 'shut' })
  })
})

describe('the work', () => {
  test('is kept after each piece, sealed, and another worker goes on there once the first one is gone', async () => {
    valueOf(await ask(world, ana))
    expect(await work(world, 8, 'first')).toBe(8)
    const before = await readExport(world, ana, SIGNED_IN_AT)
    expect(before).toMatchObject({ is: 'running', done: 7 })
    expect(before.of).toBeGreaterThan(20)
    expect(JSON.stringify([await pieces(), await jobs()])).not.toMatch(/canary|ana@|three blue/)
    expect(await work(world, Infinity, 'second')).toBe(0)
    pass(world, { seconds: LEASE_SECONDS })
    expect(await work(world, Infinity, 'second')).toBe(before.of - before.done)
    expect(await stateOf()).toBe('ready')
    const file = valueOf(await takeExport(world, ana, SIGNED_IN_AT, {}))
    expect(readZip(file.bytes)['data.json']).toContain(CANARY)
  })

  test('is one worker’s at a time: of twenty one gets it, and who lost it changes nothing', async () => {
    valueOf(await ask(world, ana))
    const taken = await Promise.all(Array.from({ length: 20 }, (_, at) => takeUpLongWork(world, `worker ${at}`)))
    const [job] = taken.filter((one) => one !== undefined)
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1)
    pass(world, { seconds: LEASE_SECONDS })
    const other = await takeUpLongWork(world, 'other')
    expect(await doLongWork(world, handlers, `worker ${taken.indexOf(job)}`, job!)).toBeUndefined()
    expect(await pieces()).toEqual([])
    await leaveLongWork(world, 'other', other!)
    expect(await takeUpLongWork(world, 'third')).toMatchObject({ id: job!.id })
  })

  test('that breaks each time ends as failed after three tries, keeps nothing, and may be asked for again at once', async () => {
    valueOf(await ask(world, ana))
    await work(world, 3)
    const broken: LongHandlers = { ...handlers, 'own-data-and-private': { ...handlers['own-data-and-private'], makePiece: () => Promise.reject(new Error('broken')) } }
    for (let time = 0; time < 3; time += 1) {
      pass(world, { seconds: LEASE_SECONDS })
      await expect(work(world, 1, 'worker', broken)).rejects.toThrow('broken')
      expect(await stateOf()).toBe('running')
    }
    pass(world, { seconds: LEASE_SECONDS })
    await work(world, 1, 'worker', broken)
    expect(await stateOf()).toBe('failed')
    expect(await pieces()).toEqual([])
    expect(await ask(world, ana)).toMatchObject({ ok: true })
  })
})

describe('a finished file', () => {
  beforeEach(async () => {
    valueOf(await ask(world, ana))
    await work(world)
  })

  test('stands in the database as one envelope, and opens in no other place', async () => {
    const [file, ...more] = await pieces()
    expect(more).toEqual([])
    expect(file?.sealed).toMatch(/^p1\./)
    expect(file?.sealed).not.toContain(Buffer.from('PK').toString('base64'))
    await world.transact((db) => db.updateTable('jobPiece').set({ number: 1 }).execute())
    expect(await takeExport(world, ana, SIGNED_IN_AT, {})).toEqual({ ok: false, reason: 'gone' })
  })

  test('is handed out once, to its owner, and is erased with that: of ten takes at once one gets it', async () => {
    expect(await takeExport(world, luz, SIGNED_IN_AT, {})).toEqual({ ok: false, reason: 'gone' })
    expect(await stateOf(luz)).toBe('none')
    const takes = await Promise.all(Array.from({ length: 10 }, () => takeExport(world, ana, SIGNED_IN_AT, {})))
    expect(takes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await pieces()).toEqual([])
  })

  test('asks for the password again five minutes after it was typed', async () => {
    pass(world, { minutes: 5 })
    expect(await takeExport(world, ana, SIGNED_IN_AT, {})).toEqual({ ok: false, reason: 'no-password' })
    expect(await takeExport(world, ana, SIGNED_IN_AT, { password: OTHER_PASSWORD })).toEqual({ ok: false, reason: 'wrong-password' })
    expect(await takeExport(world, ana, SIGNED_IN_AT, { password: PASSWORD })).toMatchObject({ ok: true })
  })

  test('is handed to another sign-in of the same account only with the password', async () => {
    const elsewhere = '2026-11-23T14:59:00.000Z'
    expect(await readExport(world, ana, elsewhere)).toMatchObject({ is: 'ready', asksPassword: true })
    expect(await readExport(world, ana, SIGNED_IN_AT)).toMatchObject({ is: 'ready', asksPassword: false })
    expect(await takeExport(world, ana, elsewhere, {})).toEqual({ ok: false, reason: 'no-password' })
    expect(await takeExport(world, ana, elsewhere, { password: PASSWORD })).toMatchObject({ ok: true })
  })

  test('is kept back where the password is changed while it is proved', async () => {
    pass(world, { minutes: 5 })
    expect(await takeExport(changedMeanwhile(), ana, SIGNED_IN_AT, { password: PASSWORD })).toEqual({ ok: false, reason: 'wrong-password' })
    expect(await stateOf()).toBe('ready')
  })

  test('that nobody took is gone after 24 hours, is erased then, and forgotten after 30 days', async () => {
    pass(world, { hours: 23, minutes: 59 })
    await clearLongWork(world)
    expect(await stateOf()).toBe('ready')
    pass(world, { minutes: 1 })
    expect(await takeExport(world, ana, SIGNED_IN_AT, { password: PASSWORD })).toEqual({ ok: false, reason: 'gone' })
    expect(await readExport(world, ana, SIGNED_IN_AT)).toMatchObject({ is: 'run-out', mayAskFrom: undefined })
    await clearLongWork(world)
    expect(await pieces()).toEqual([])
    expect(await jobs()).toHaveLength(1)
    pass(world, { hours: 24 * 30 })
    await clearLongWork(world)
    expect(await jobs()).toEqual([])
  })
})
