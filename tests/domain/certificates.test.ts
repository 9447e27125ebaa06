import { describe, expect, test } from 'vitest'
import { checkCodeOf } from '../../src/domain/certificates/check-code.ts'
import { checkCertificate } from '../../src/domain/certificates/check-certificate.ts'
import { issueCertificate } from '../../src/domain/certificates/issue-certificate.ts'
import { findOffer, readCertificate } from '../../src/domain/certificates/read-certificate.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'
import { WRONG_CODE_LIMITS } from '../../src/domain/invitations/wrong-codes.ts'
import { NotFound } from '../../src/domain/result.ts'
import { ana, BEACON, ben, CAST_AT, HARBOR, luz } from '../support/cast.ts'
import { basics, module, signs, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

async function complete(world: TestWorld, member: FamilyMember, ...moduleKeys: string[]): Promise<void> {
  await world.transact((db) => db.insertInto('moduleProgress').values(moduleKeys.map((moduleKey) => ({
    clinicId: member.clinicId, memberId: member.id, moduleKey, openedAt: CAST_AT, openedVersion: 1, passMark: '0.8',
    completedAt: CAST_AT, completedVersion: 1, completedHow: 'online', lastOn: '2026-11-22',
  }))).execute())
}

async function issued(world: TestWorld, member = ana, courseKey = 'basics'): Promise<string> {
  await complete(world, member, ...(world.catalog.course(courseKey)?.modules ?? []).filter((one) => !one.private).map(({ key }) => key))
  const result = await issueCertificate(world, member, { courseKey })
  if (!result.ok) throw new Error(result.reason)
  return result.value.id
}

const allow = (world: TestWorld, clinicId = HARBOR) => world.transact((db) =>
  db.updateTable('clinic').set({ certificateCheckAt: CAST_AT }).where('id', '=', clinicId).execute())
const rowsOf = (world: TestWorld) => world.db.selectFrom('certificate').selectAll().execute()

describe('a certificate', () => {
  test('is given once every ordinary module is complete, with the day, the number of the course and of its modules', async () => {
    const world = await newWorld()
    world.at('2026-11-25T03:30:00.000Z')
    const id = await issued(world)
    expect(await readCertificate(world, ana, id)).toEqual({
      clinicId: HARBOR, id, courseKey: 'basics', courseNumber: 1, modules: 2, issuedOn: '2026-11-24', checkCode: undefined,
    })
    expect(await world.db.selectFrom('audit').select(['event', 'objectId']).execute()).toEqual([{ event: 'certificate.issued', objectId: id }])
  })

  test('is not given before, and nothing offers it', async () => {
    const world = await newWorld()
    await complete(world, ana, 'one')
    expect(await issueCertificate(world, ana, { courseKey: 'basics' })).toEqual({ ok: false, reason: 'not-complete' })
    expect(await findOffer(world, ana, basics)).toBeUndefined()
    expect(await rowsOf(world)).toEqual([])
  })

  test('does not wait for a private module and does not count it', async () => {
    const world = await newWorld()
    const id = await issued(world, ana, 'signs')
    expect(await readCertificate(world, ana, id)).toMatchObject({ courseNumber: 2, modules: 1 })
  })

  test('is never given for private modules alone', async () => {
    const onlyPrivate = { ...signs, modules: signs.modules.filter((one) => one.private) }
    const world = await newWorld({ catalog: smallCatalog([basics, onlyPrivate]) })
    await complete(world, ana, 'hidden')
    expect(await issueCertificate(world, ana, { courseKey: 'signs' })).toEqual({ ok: false, reason: 'not-complete' })
    expect(await findOffer(world, ana, onlyPrivate)).toBeUndefined()
  })

  test('is one for each person and course, however often and at once it is asked for', async () => {
    const world = await newWorld()
    await complete(world, ana, 'one', 'two')
    const answers = await Promise.all(Array.from({ length: 20 }, () => issueCertificate(world, ana, { courseKey: 'basics' })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await rowsOf(world)).toHaveLength(1)
    await issued(world, luz)
    expect(await rowsOf(world)).toHaveLength(2)
  })

  test('stays what it is when a module is added to the course later', async () => {
    const world = await newWorld()
    const id = await issued(world)
    const longer = { ...basics, modules: [...basics.modules, module('four', 'basics', 3)] }
    const later = { ...world, catalog: smallCatalog([longer, signs]) }
    expect(await issueCertificate(later, ana, { courseKey: 'basics' })).toEqual({ ok: true, value: { id } })
    expect(await readCertificate(later, ana, id)).toMatchObject({ modules: 2 })
    expect(await findOffer(later, ana, longer)).toEqual({ id })
  })

  test('is found by its owner alone', async () => {
    const world = await newWorld()
    const id = await issued(world)
    for (const other of [luz, ben, { ...ana, clinicId: BEACON }]) await expect(readCertificate(world, other, id)).rejects.toThrow(NotFound)
    await expect(issueCertificate(world, ana, { courseKey: '__proto__' })).rejects.toThrow(NotFound)
    expect(await findOffer(world, undefined, basics)).toBeUndefined()
  })
})

describe('its check code', () => {
  const check = (world: TestWorld, text: string, clinicId = HARBOR, address = '192.0.2.1') => checkCertificate(world, clinicId, { text, address })

  test('stands on it only where the clinic answers it, and is the same each time', async () => {
    const world = await newWorld()
    const id = await issued(world)
    expect((await readCertificate(world, ana, id)).checkCode).toBeUndefined()
    await allow(world)
    const { checkCode } = await readCertificate(world, ana, id)
    expect(checkCode).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    expect((await readCertificate(world, ana, id)).checkCode).toBe(checkCode)
  })

  test('tells the month and nothing else, however it is typed', async () => {
    const world = await newWorld()
    const id = await issued(world)
    await allow(world)
    const { checkCode = '' } = await readCertificate(world, ana, id)
    for (const text of [checkCode, checkCode.toLowerCase(), checkCode.replaceAll('-', ' ')]) {
      expect(await check(world, text)).toEqual({ ok: true, value: { month: '2026-11' } })
    }
  })

  test('is answered by nobody before the clinic allows it, and not by the clinic next door', async () => {
    const world = await newWorld()
    const id = await issued(world)
    const code = checkCodeOf(world.vault, { clinicId: HARBOR, id })
    await expect(check(world, code)).rejects.toThrow(NotFound)
    await allow(world, BEACON)
    expect(await check(world, code, BEACON)).toEqual({ ok: false, reason: 'unknown' })
  })

  test('cannot be guessed: wrong ones wait, and then so does a right one; elsewhere it is still answered', async () => {
    const world = await newWorld()
    const id = await issued(world)
    await allow(world)
    for (let tries = 0; tries < WRONG_CODE_LIMITS.address.free; tries += 1) expect(await check(world, 'KKKK')).toEqual({ ok: false, reason: 'unknown' })
    const code = checkCodeOf(world.vault, { clinicId: HARBOR, id })
    expect(await check(world, code)).toEqual({ ok: false, reason: 'wait' })
    expect((await check(world, code, HARBOR, '192.0.2.9')).ok).toBe(true)
  })

  test('is in the database in no form that can be read back', async () => {
    const world = await newWorld()
    const id = await issued(world)
    const code = checkCodeOf(world.vault, { clinicId: HARBOR, id })
    const [row] = await rowsOf(world)
    expect(JSON.stringify(row)).not.toContain(code)
    expect(row?.checkCodeHmac).toHaveLength(43)
  })
})
