import { beforeEach, describe, expect, test } from 'vitest'
import type { Administrator } from '../../src/domain/actor.ts'
import { listCodeJoiners } from '../../src/domain/families/queries.ts'
import { NotFound } from '../../src/domain/result.ts'
import { acceptStaffInvitation } from '../../src/domain/staff/accept-staff-invitation.ts'
import { changeStaff } from '../../src/domain/staff/change-staff.ts'
import { disableStaff } from '../../src/domain/staff/disable-staff.ts'
import { enableStaff } from '../../src/domain/staff/enable-staff.ts'
import { listOpenInvitations } from '../../src/domain/staff/invitation-queries.ts'
import { inviteStaff } from '../../src/domain/staff/invite-staff.ts'
import { countOtherAdministrators, findStaff, isAnyoneWelcoming, listStaff } from '../../src/domain/staff/queries.ts'
import { revokeStaffInvitation } from '../../src/domain/staff/revoke-staff-invitation.ts'
import { adi, BEACON, CAST_AT, dana, eli, HARBOR } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { MONDAY, newWorld } from '../support/world.ts'

const formKey = () => crypto.randomUUID()
const danaAdministers: Administrator = { role: 'administrator', clinicId: HARBOR, id: 'dana' }
const today = '2026-11-23'
let world: TestWorld

beforeEach(async () => { world = await newWorld() })

async function invite(roles: string[] = ['clinician']): Promise<string> {
  const result = await inviteStaff(world, adi, { formKey: formKey(), name: 'Noor', roles })
  if (!result.ok || !result.value.code) throw new Error('no code')
  return result.value.code
}

const joining = (code: string, change = {}) => ({
  formKey: formKey(), code, displayName: 'Noor', signInName: 'noor', password: 'four plain words here', address: '10.0.0.1', locale: 'en' as const, ...change,
})

function give(staffId: string, ...roles: string[]) {
  return changeStaff(world, adi, { formKey: formKey(), staffId, roles })
}

async function signInAs(id: string) {
  await world.transact((db) => db.insertInto('signIn').values({
    clinicId: HARBOR, id: `sign-in-${id}`, accountId: id, createdAt: MONDAY, lastSeenAt: MONDAY, expiresAt: '2026-11-24T03:00:00.000Z',
  }).execute())
}
const signIns = () => world.db.selectFrom('signIn').select('accountId').execute()

describe('an invitation to the staff', () => {
  test('gives the roles it names, whatever else is sent', async () => {
    const forged = { roles: ['administrator'], administratorSince: CAST_AT, clinicId: BEACON }
    const result = await acceptStaffInvitation(world, HARBOR, joining(await invite(['clinician']), forged))
    const person = await findStaff(world.db, HARBOR, result.ok ? result.value.accountId : '')
    expect(person).toMatchObject({ displayName: 'Noor', clinicianSince: MONDAY, administratorSince: null, welcomesCodeJoinersSince: null })
  })

  test('works once, and not after fourteen days or when it was taken back', async () => {
    const [used, old, revoked] = [await invite(), await invite(), await invite()]
    await acceptStaffInvitation(world, HARBOR, joining(used))
    expect(await acceptStaffInvitation(world, HARBOR, joining(used, { signInName: 'second' }))).toEqual({ ok: false, reason: 'wrong-code' })
    const open = await listOpenInvitations(world.db, HARBOR, MONDAY)
    await revokeStaffInvitation(world, adi, { invitationId: open[0]?.id ?? '' })
    expect(await acceptStaffInvitation(world, HARBOR, joining(revoked))).toEqual({ ok: false, reason: 'wrong-code' })
    world.at('2026-12-07T15:00:00.000Z')
    expect(await acceptStaffInvitation(world, HARBOR, joining(old))).toEqual({ ok: false, reason: 'wrong-code' })
  })

  test('does not open at the clinic next door', async () => {
    expect(await acceptStaffInvitation(world, BEACON, joining(await invite()))).toEqual({ ok: false, reason: 'wrong-code' })
  })

  test('keeps the code nowhere and shows it once', async () => {
    const input = { formKey: formKey(), name: 'Noor', roles: ['clinician'] }
    const first = await inviteStaff(world, adi, input)
    expect(await inviteStaff(world, adi, input)).toEqual({ ok: true, value: { code: null } })
    const rows = JSON.stringify([await world.db.selectFrom('staffInvitation').selectAll().execute(), await world.db.selectFrom('formReceipt').selectAll().execute()])
    expect(rows).not.toContain(first.ok && first.value.code)
  })

  test('needs a role', async () => {
    expect(await inviteStaff(world, adi, { formKey: formKey(), name: 'Noor', roles: ['owner'] })).toEqual({ ok: false, reason: 'no-role' })
  })

  test('says that a chosen name is taken, and never that an email is', async () => {
    expect(await acceptStaffInvitation(world, HARBOR, joining(await invite(), { signInName: 'Dana' }))).toEqual({ ok: false, reason: 'name-taken' })
    await acceptStaffInvitation(world, HARBOR, joining(await invite(), { signInName: 'noor@example.org' }))
    expect(await acceptStaffInvitation(world, HARBOR, joining(await invite(), { signInName: 'noor@example.org' }))).toMatchObject({ ok: true })
  })
})

describe('roles', () => {
  test('forged ones are ignored', async () => {
    await give('dana', 'clinician', 'superuser', '__proto__')
    expect(await findStaff(world.db, HARBOR, 'dana')).toMatchObject({ clinicianSince: CAST_AT, administratorSince: null })
    expect(await give('dana', 'superuser')).toEqual({ ok: false, reason: 'no-role' })
  })

  test('a role that stays keeps its date', async () => {
    await give('dana', 'clinician', 'administrator')
    expect(await findStaff(world.db, HARBOR, 'dana')).toMatchObject({ clinicianSince: CAST_AT, administratorSince: MONDAY })
  })

  test('of the last administrator stay', async () => {
    expect(await give('adi', 'clinician')).toEqual({ ok: false, reason: 'last-administrator' })
  })

  test('two administrators step down at once, one stays', async () => {
    await give('dana', 'clinician', 'administrator')
    const results = await Promise.all([
      changeStaff(world, adi, { formKey: formKey(), staffId: 'adi', roles: ['clinician'] }),
      changeStaff(world, danaAdministers, { formKey: formKey(), staffId: 'dana', roles: ['clinician'] }),
    ])
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await countOtherAdministrators(world.db, HARBOR, 'nobody')).toBe(1)
  })

  test('end the sign-ins of who gets or loses one', async () => {
    await signInAs('dana')
    await signInAs('eli')
    await give('dana', 'clinician', 'administrator')
    expect(await signIns()).toEqual([{ accountId: 'eli' }])
  })

  test('of staff next door are not found', async () => {
    await expect(give('cleo', 'clinician')).rejects.toThrow(NotFound)
    await expect(give('ana', 'clinician')).rejects.toThrow(NotFound)
  })
})

describe('seeing people who joined by code', () => {
  test('begins with those already here, and ends at once', async () => {
    expect(await listCodeJoiners(world.db, dana, today)).toEqual([])
    await give('dana', 'clinician', 'welcomes')
    expect((await listCodeJoiners(world.db, dana, today)).map(({ id }) => id)).toEqual(['sam'])
    await give('dana', 'clinician')
    expect(await listCodeJoiners(world.db, dana, today)).toEqual([])
    expect((await listCodeJoiners(world.db, eli, today)).map(({ id }) => id)).toEqual(['sam'])
  })

  test('is for clinicians alone', async () => {
    expect(await give('adi', 'administrator', 'welcomes')).toEqual({ ok: false, reason: 'not-clinician' })
  })

  test('by nobody is something the administrator can be told', async () => {
    expect(await isAnyoneWelcoming(world.db, HARBOR)).toBe(true)
    await disableStaff(world, adi, { staffId: 'eli' })
    expect(await isAnyoneWelcoming(world.db, HARBOR)).toBe(false)
  })
})

describe('disabling', () => {
  test('ends every sign-in, and enabling lets the person in again with the roles they had', async () => {
    await signInAs('eli')
    await disableStaff(world, adi, { staffId: 'eli' })
    expect(await signIns()).toEqual([])
    expect((await listStaff(world.db, HARBOR)).at(-1)).toMatchObject({ id: 'eli', disabledAt: MONDAY, clinicianSince: CAST_AT })
    await enableStaff(world, adi, { staffId: 'eli' })
    expect(await findStaff(world.db, HARBOR, 'eli')).toMatchObject({ disabledAt: null, clinicianSince: CAST_AT })
  })

  test('oneself, somebody twice, or staff next door is not found', async () => {
    await expect(disableStaff(world, adi, { staffId: 'adi' })).rejects.toThrow(NotFound)
    await expect(disableStaff(world, adi, { staffId: 'cleo' })).rejects.toThrow(NotFound)
    await disableStaff(world, adi, { staffId: 'eli' })
    await expect(disableStaff(world, adi, { staffId: 'eli' })).rejects.toThrow(NotFound)
  })

  test('two administrators shut each other out at once, one stays', async () => {
    await give('dana', 'clinician', 'administrator')
    await Promise.all([disableStaff(world, adi, { staffId: 'dana' }), disableStaff(world, danaAdministers, { staffId: 'adi' })])
    expect(await countOtherAdministrators(world.db, HARBOR, 'nobody')).toBe(1)
  })
})
