import { beforeEach, describe, expect, test } from 'vitest'
import { endAgreement } from '../../src/domain/agreements/end-agreement.ts'
import { changeSharing } from '../../src/domain/families/change-sharing.ts'
import { previewCopy } from '../../src/domain/private-text/copy.ts'
import { openShare } from '../../src/domain/private-text/open-share.ts'
import { readShare } from '../../src/domain/private-text/read-share.ts'
import { listReaders } from '../../src/domain/private-text/readers.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { listGivenShares, listGotShares } from '../../src/domain/private-text/share-queries.ts'
import { shareText } from '../../src/domain/private-text/share-text.ts'
import { stopShare } from '../../src/domain/private-text/stop-share.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import { ana, ben, cleo, dana, eli, luz, raul, sam, uche } from '../support/cast.ts'
import { sheetCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { MONDAY, newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld({ catalog: sheetCatalog() }) })

const TODAY = '2026-11-23'
const LIMIT = { kind: 'worksheet', homeKey: 'limit' } as const

const write = (text: string, version = 0, key = 'i-will') =>
  saveTexts(world, ana, { formKey: crypto.randomUUID(), ...LIMIT, boxes: [{ key, text, version }] })
async function share(reader: { id: string }, what: { kind: 'worksheet' | 'plan'; homeKey: string } = LIMIT) {
  const preview = await previewCopy(world, ana, what)
  return shareText(world, ana, { formKey: crypto.randomUUID(), ...what, readerId: reader.id, mark: typeof preview === 'string' ? 'none' : preview.mark })
}
const handleFor = async (reader: FamilyMember | Clinician) => (await listGotShares(world.db, reader, TODAY))[0]?.handle ?? ''
const isThere = (reader: FamilyMember | Clinician, handle: string) => readShare(world, reader, handle).then(() => true, () => false)

describe('whom one can share with', () => {
  test('is the team and the relatives who show themselves; a separated one leaves no trace', async () => {
    expect(await listReaders(world, ana)).toEqual([{ id: 'dana', name: 'Dana', is: 'clinician' }, { id: 'luz', name: 'Luz', is: 'relative' }])
    await changeSharing(world, luz, { formKey: crypto.randomUUID(), joinedShown: 'no', countsShared: 'no' })
    expect(await listReaders(world, ana)).toEqual([{ id: 'dana', name: 'Dana', is: 'clinician' }])
  })

  test('is nobody of the clinic once the agreement ended, and the welcoming clinician for one who came by code', async () => {
    await endAgreement(world, ana, { formKey: crypto.randomUUID() })
    expect((await listReaders(world, ana)).map(({ id }) => id)).toEqual(['luz'])
    expect((await listReaders(world, sam)).map(({ id }) => id)).toEqual(['eli'])
  })

  test.each([uche, raul, ben, eli, cleo, ana])('anybody else is not found: $id', async (reader) => {
    await write('Say good night.')
    await expect(share(reader)).rejects.toThrow('reader')
  })
})

describe('a share', () => {
  test('shows exactly what was previewed, once it is opened, and tells the author so', async () => {
    await write('Say good night.')
    expect(await share(luz)).toMatchObject({ ok: true })
    await write('Something else.', 1)
    const handle = await handleFor(luz)
    expect((await readShare(world, luz, handle)).copy).toBeUndefined()
    await openShare(world, luz, { handle })
    expect((await readShare(world, luz, handle)).copy).toEqual({ limit: { 'i-will': 'Say good night.' } })
    expect(await listGivenShares(world.db, ana)).toMatchObject([{ readerName: 'Luz', openedAt: MONDAY, endedAt: null }])
  })

  test('is refused when the text changed since the preview, and when there is nothing to share', async () => {
    expect(await share(luz)).toEqual({ ok: false, reason: 'empty' })
    await write('Say good night.')
    const preview = await previewCopy(world, ana, LIMIT)
    await write('Other.', 1)
    const mark = typeof preview === 'string' ? '' : preview.mark
    expect(await shareText(world, ana, { formKey: crypto.randomUUID(), ...LIMIT, readerId: 'luz', mark })).toEqual({ ok: false, reason: 'not-as-shown' })
  })

  test('given again to the same person replaces the copy they had', async () => {
    await write('First.')
    await share(luz)
    const first = await handleFor(luz)
    await write('Second.', 1)
    await share(luz)
    expect(await listGotShares(world.db, luz, TODAY)).toHaveLength(1)
    expect(await isThere(luz, first)).toBe(false)
  })

  test('of the plan holds what the plan takes from the sheets, and nothing that stands apart or behind the safety question', async () => {
    world = await newWorld({ catalog: readCatalog('content') })
    const boxes = { 'warning-sign-plan/yellow-own': 'Late\nQuiet', 'warning-sign-plan/triggers': 'Payday', 'boundary-planner/i-will': 'Say good night.', 'crisis-card/safe-place': 'Her kitchen', 'talk-planner/if-badly': 'I leave' }
    for (const [at, text] of Object.entries(boxes)) {
      const [homeKey = '', key = ''] = at.split('/')
      await saveTexts(world, ana, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey, boxes: [{ key, text, version: 0 }] })
    }
    await share(dana, { kind: 'plan', homeKey: 'plan' })
    const handle = await handleFor(dana)
    await openShare(world, dana, { handle })
    expect((await readShare(world, dana, handle)).copy).toEqual({ 'warning-sign-plan': { 'yellow-own': 'Late\nQuiet' } })
  })

  test.each([raul, uche, sam, ben, dana, eli, cleo, ana])('is not there for anybody but its reader: $id', async (other) => {
    await write('Say good night.')
    await share(luz)
    const handle = await handleFor(luz)
    expect(await isThere(luz, handle)).toBe(true)
    expect(await isThere(other, handle)).toBe(false)
    await expect(openShare(world, other, { handle })).rejects.toThrow('share')
    expect(await listGotShares(world.db, other, TODAY)).toEqual([])
  })

  test('stays in the database as an envelope alone, and says in the audit record only that it was given, opened and ended', async () => {
    await write('Say good night.')
    await share(dana)
    const handle = await handleFor(dana)
    await openShare(world, dana, { handle })
    await openShare(world, dana, { handle })
    const [given] = await listGivenShares(world.db, ana)
    await stopShare(world, ana, { formKey: crypto.randomUUID(), shareId: given?.id ?? '' })
    expect(JSON.stringify(await world.db.selectFrom('share').selectAll().execute())).not.toContain('good night')
    const events = await world.db.selectFrom('audit').select(['event', 'actorId']).orderBy('seq').execute()
    expect(events).toEqual([{ event: 'share.given', actorId: 'ana' }, { event: 'share.opened', actorId: 'dana' }, { event: 'share.ended', actorId: 'ana' }])
  })
})

describe('a share ends at the next request', () => {
  beforeEach(async () => {
    await write('Say good night.')
    await share(luz)
    await share(dana)
  })

  test('when its author stops it; nobody else can', async () => {
    const handle = await handleFor(luz)
    const shareId = (await listGivenShares(world.db, ana)).find(({ readerId }) => readerId === 'luz')?.id ?? ''
    await stopShare(world, luz, { formKey: crypto.randomUUID(), shareId })
    expect(await isThere(luz, handle)).toBe(true)
    await stopShare(world, ana, { formKey: crypto.randomUUID(), shareId })
    expect(await isThere(luz, handle)).toBe(false)
    expect(await listGotShares(world.db, luz, TODAY)).toEqual([])
  })

  test('when the two are separated', async () => {
    const handle = await handleFor(luz)
    await world.transact((db) => db.insertInto('separation')
      .values({ clinicId: 'harbor', memberA: 'luz', memberB: 'ana', since: MONDAY, byStaffId: 'dana' }).execute())
    expect(await isThere(luz, handle)).toBe(false)
  })

  test('when a consent behind it is withdrawn, for the relative and for the clinician', async () => {
    const [ofLuz, ofDana] = [await handleFor(luz), await handleFor(dana)]
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: MONDAY }).where('id', '=', 'consent-ana').execute())
    expect(await isThere(luz, ofLuz)).toBe(false)
    expect(await isThere(dana, ofDana)).toBe(false)
  })

  test('for the clinician when the agreement ends or the family leaves the team', async () => {
    const handle = await handleFor(dana)
    await endAgreement(world, ana, { formKey: crypto.randomUUID() })
    expect(await isThere(dana, handle)).toBe(false)
  })
})
