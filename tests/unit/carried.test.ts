import { expect, test } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carryCookie, droppedCookie, openCarried, sealCarried } from '../../src/server/join/carried.ts'
import { openVault } from '../../src/server/vault.ts'

const vault = openVault(mkdtempSync(join(tmpdir(), 'porchlight-keys-')), { mayCreate: true })
const cookiesWith = (value: string | undefined) => ({
  get: (name: string) => (name === '__Host-inv' && value !== undefined ? { value } : undefined),
})
const everything = {
  code: 'x'.repeat(64), isFound: true, agreed: '1', said: { by: '01234567-89ab-7cde-8f01-23456789abcd', what: 'second' },
} as const

test('what is carried comes back as it was, and only sealed', async () => {
  const sealed = await sealCarried(vault, everything)
  expect(sealed).not.toContain('xxxx')
  expect(await openCarried(vault, cookiesWith(sealed))).toEqual(everything)
})

test.each([undefined, '', 'K7MQ4XRD', 'p1.a.b.c.d', '{"code":"K7MQ4XRD","isFound":true}'])('the cookie %j carries nothing', async (value) => {
  expect(await openCarried(vault, cookiesWith(value))).toBeUndefined()
})

test('a seal made for something else carries nothing', async () => {
  const sealed = await vault.seal(JSON.stringify(everything), 'held-form')
  expect(await openCarried(vault, cookiesWith(sealed))).toBeUndefined()
})

test('an address cannot say that its code was found', async () => {
  const code = '{"code":"K7MQ4XRD","isFound":true}'
  expect(await openCarried(vault, cookiesWith(await sealCarried(vault, { code })))).toEqual({ code })
})

test('every cookie has one size and lives for half an hour', async () => {
  const lines = [await carryCookie(vault, { code: 'K7MQ4XRD' }), await carryCookie(vault, everything)]
  expect(new Set(lines.map(({ length }) => length)).size).toBe(1)
  for (const line of lines) expect(line).toMatch(/^__Host-inv=[^;\s]+; Path=\/; Max-Age=1800; Secure; HttpOnly; SameSite=Lax$/)
  expect(droppedCookie).toBe('__Host-inv=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax')
})
