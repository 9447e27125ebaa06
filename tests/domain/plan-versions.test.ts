import { beforeEach, describe, expect, test } from 'vitest'
import { agreeOnPlan } from '../../src/domain/private-text/agree-on-plan.ts'
import { deleteVersion } from '../../src/domain/private-text/delete-version.ts'
import { readTexts } from '../../src/domain/private-text/read-texts.ts'
import { readVersion } from '../../src/domain/private-text/read-version.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { listVersionDays, VERSIONS_MAX } from '../../src/domain/private-text/version-queries.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { ana, HARBOR, luz } from '../support/cast.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const catalog = readCatalog('content')
const TODAY = '2026-11-23'

let world: TestWorld
beforeEach(async () => { world = await newWorld({ catalog }) })

const write = (homeKey: string, key: string, text: string, version = 0) =>
  saveTexts(world, ana, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey, boxes: [{ key, text, version }] })
const agree = (reviewOn: string | null = null, formKey: string = crypto.randomUUID()) => agreeOnPlan(world, ana, { formKey, reviewOn })
const said = async (day: string, sheet: string, field: string) => (await readVersion(world, ana, day))?.get(sheet)?.get(field)?.text

describe('"We agreed on this today"', () => {
  test('writes both dates into the sheet and keeps the plan as it is, sealed', async () => {
    await write('warning-sign-plan', 'yellow-own', 'Stops singing')
    await write('boundary-planner', 'i-will', 'Say good night')
    expect(await agree('2026-12-07')).toEqual({ ok: true, value: { agreedOn: TODAY } })
    const { texts } = await readTexts(world, ana, { kind: 'worksheet', homeKey: 'warning-sign-plan' })
    expect([texts.get('made-on')?.text, texts.get('review-on')?.text]).toEqual([TODAY, '2026-12-07'])
    await write('warning-sign-plan', 'yellow-own', 'Sings all day', 1)
    expect(await said(TODAY, 'warning-sign-plan', 'yellow-own')).toBe('Stops singing')
    expect(await said(TODAY, 'warning-sign-plan', 'review-on')).toBe('2026-12-07')
    expect(await said(TODAY, 'boundary-planner', 'i-will')).toBe('Say good night')
    expect(JSON.stringify(await world.db.selectFrom('planVersion').selectAll().execute())).not.toMatch(/sing|night/i)
  })

  test('again on the same day replaces it; another day is kept beside it, newest first; a form sent twice acts once', async () => {
    await write('warning-sign-plan', 'yellow-own', 'First')
    await agree()
    await write('warning-sign-plan', 'yellow-own', 'Second', 1)
    const formKey = crypto.randomUUID()
    await Promise.all([agree(null, formKey), agree(null, formKey)])
    expect(await said(TODAY, 'warning-sign-plan', 'yellow-own')).toBe('Second')
    world.at('2026-11-30T15:00:00.000Z')
    await agree()
    expect(await listVersionDays(world.db, ana)).toEqual(['2026-11-30', TODAY])
  })

  test('keeps nothing where nothing is written, no words of sheets that are not in the plan, and no more than there is room for', async () => {
    expect(await agree()).toEqual({ ok: false, reason: 'empty' })
    await write('crisis-card', catalog.worksheet('crisis-card')?.fields.find(({ type }) => type === 'text' || type === 'long')?.key ?? '', 'Mine alone')
    expect(await agree()).toEqual({ ok: false, reason: 'empty' })
    await write('warning-sign-plan', 'yellow-own', 'First')
    await world.transact((db) => db.insertInto('planVersion').values(Array.from({ length: VERSIONS_MAX }, (_, at) => (
      { clinicId: HARBOR, id: `v-${at}`, memberId: ana.id, agreedOn: `2025-${String(1 + at % 12).padStart(2, '0')}-${String(1 + Math.floor(at / 12)).padStart(2, '0')}`, sealed: 'x', at: '2025-01-01T00:00:00.000Z' }))).execute())
    expect(await agree()).toEqual({ ok: false, reason: 'full' })
  })

  test('is nobody else’s, is shut with the other texts, and is deleted at once by its author', async () => {
    await write('warning-sign-plan', 'yellow-own', 'First')
    await agree()
    await expect(readVersion(world, luz, TODAY)).rejects.toThrow('version')
    expect(await listVersionDays(world.db, luz)).toEqual([])
    await world.transact((db) => db.updateTable('dataKey').set({ shutUntil: '2026-12-01T00:00:00.000Z' }).execute())
    expect(await readVersion(world, ana, TODAY)).toBeUndefined()
    expect(await agree()).toEqual({ ok: false, reason: 'shut' })
    await deleteVersion(world, luz, { formKey: crypto.randomUUID(), agreedOn: TODAY })
    expect(await listVersionDays(world.db, ana)).toEqual([TODAY])
    await deleteVersion(world, ana, { formKey: crypto.randomUUID(), agreedOn: TODAY })
    expect(await listVersionDays(world.db, ana)).toEqual([])
  })
})
