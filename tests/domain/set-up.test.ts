import { describe, expect, test } from 'vitest'
import { issueSetupCode } from '../../src/domain/clinics/issue-setup-code.ts'
import { prepareClinic } from '../../src/domain/clinics/prepare-clinic.ts'
import { findMeta, listClinics } from '../../src/domain/clinics/queries.ts'
import { SETUP_CODE_KEY } from '../../src/domain/clinics/issue-setup-code.ts'
import { setUpClinic, SetUpClinic } from '../../src/domain/clinics/set-up-clinic.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

/** A new installation: one clinic nobody has set up, and the code the server printed. */
async function fresh(): Promise<{ world: TestWorld; clinicId: string; code: string }> {
  const world = await newWorld({ withoutCast: true })
  await prepareClinic(world, 'http://localhost:4321')
  const clinicId = (await listClinics(world.db))[0]?.id ?? ''
  return { world, clinicId, code: await issueSetupCode(world, clinicId) ?? '' }
}

function form(code: string, change: Record<string, unknown> = {}) {
  return {
    formKey: crypto.randomUUID(), code, clinicName: 'Harbor House', discreetName: 'Porchlight', phone: '555-555-0100',
    timeZone: 'America/Chicago', languages: ['en', 'es'] as ('en' | 'es')[], displayName: 'Adi', signInName: 'adi',
    password: 'three plain words', seesFamilies: false, address: '10.0.0.1', locale: 'en' as const, ...change,
  }
}

describe('setting a clinic up', () => {
  test('writes the clinic’s facts and its first administrator', async () => {
    const { world, clinicId, code } = await fresh()
    const result = await setUpClinic(world, clinicId, form(code))
    const [clinic] = await listClinics(world.db)
    expect(clinic).toMatchObject({ name: 'Harbor House', phone: '555-555-0100', timeZone: 'America/Chicago', isSetUp: true, libraryIsOpen: true })
    const staff = await world.db.selectFrom('staff').selectAll().execute()
    expect(staff).toMatchObject([{ id: result.ok && result.value.accountId, clinicianSince: null }])
    expect(staff[0]?.administratorSince).toHaveLength(24)
  })

  test('makes the administrator a clinician too when they also see families', async () => {
    const { world, clinicId, code } = await fresh()
    await setUpClinic(world, clinicId, form(code, { seesFamilies: true }))
    const [staff] = await world.db.selectFrom('staff').selectAll().execute()
    expect(staff?.clinicianSince).toHaveLength(24)
  })

  test('uses the code up: it works once', async () => {
    const { world, clinicId, code } = await fresh()
    await setUpClinic(world, clinicId, form(code))
    expect(await setUpClinic(world, clinicId, form(code, { signInName: 'eve' }))).toEqual({ ok: false, reason: 'set-up-already' })
    expect(await findMeta(world.db, clinicId, SETUP_CODE_KEY)).toBeUndefined()
    expect(await world.db.selectFrom('account').select('nameNorm').execute()).toEqual([{ nameNorm: 'adi' }])
  })

  test('by two people at once, one wins', async () => {
    const { world, clinicId, code } = await fresh()
    const results = await Promise.all([setUpClinic(world, clinicId, form(code)), setUpClinic(world, clinicId, form(code))])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('sent twice makes one administrator', async () => {
    const { world, clinicId, code } = await fresh()
    const sent = form(code)
    const [first, second] = [await setUpClinic(world, clinicId, sent), await setUpClinic(world, clinicId, sent)]
    expect(second).toEqual(first)
  })

  test('a wrong code changes nothing, and ten of them close it for a while', async () => {
    const { world, clinicId, code } = await fresh()
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await setUpClinic(world, clinicId, form('2222-2222-2222'))).toEqual({ ok: false, reason: 'wrong-code' })
    }
    expect(await setUpClinic(world, clinicId, form(code))).toEqual({ ok: false, reason: 'wait' })
    expect((await listClinics(world.db))[0]?.isSetUp).toBe(false)
    world.at('2026-11-23T15:16:00.000Z')
    expect(await setUpClinic(world, clinicId, form(code))).toMatchObject({ ok: true })
  })

  test('refuses a password anyone would guess', async () => {
    const { world, clinicId, code } = await fresh()
    expect(await setUpClinic(world, clinicId, form(code, { password: 'harbor house harbor' }))).toEqual({ ok: false, reason: 'common-password' })
    expect(await setUpClinic(world, clinicId, form(code, { password: 'short' }))).toEqual({ ok: false, reason: 'short-password' })
  })

  test('asks for a real zone, a phone number, a short discreet name and one of our languages', () => {
    const wrong = form('code', { timeZone: 'Mars/Olympus', phone: 'call us', discreetName: 'A name that is too long', languages: ['fr'], seesFamilies: undefined })
    const paths = SetUpClinic.safeParse(wrong).error?.issues.map(({ path }) => path[0])
    expect(paths).toEqual(['discreetName', 'phone', 'timeZone', 'languages'])
  })
})
