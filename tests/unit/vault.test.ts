import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVault } from '../../src/server/vault.ts'

let home: string
let folder: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'porchlight-keys-'))
  folder = join(home, 'keys')
})
afterEach(() => rmSync(home, { recursive: true }))

const PLACE = 'clinic|private_text|sealed|row|member'

test('the first start makes one key that only its owner can open, and later starts use it', async () => {
  const first = openVault(folder, { mayCreate: true })
  const [name = ''] = readdirSync(folder)
  expect(name).toBe(`master.${first.keyIds[0]}`)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  const again = openVault(folder, { mayCreate: false })
  expect(await again.open(await first.seal('Querida Ana', PLACE), PLACE)).toBe('Querida Ana')
  expect(again.hmac('code', 'K7MQ4XRD')).toBe(first.hmac('code', 'K7MQ4XRD'))
})

test('a sealed text opens in its place alone and not after any change', async () => {
  const vault = openVault(folder, { mayCreate: true })
  const sealed = await vault.seal('text', PLACE)
  await expect(vault.open(sealed, PLACE.replace('member', 'other'))).rejects.toThrow()
  for (let at = 0; at < sealed.length; at += 1) {
    const flipped = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    await expect(vault.open(flipped, PLACE), `character ${at}`).rejects.toThrow()
  }
  for (const wrong of ['', 'p1', sealed.slice(0, -4), `${sealed}.x`, sealed.replace('p1.', 'p2.')]) {
    await expect(vault.open(wrong, PLACE)).rejects.toThrow()
  }
})

test('a short tag does not pass for a whole one', async () => {
  const vault = openVault(folder, { mayCreate: true })
  const parts = (await vault.seal('text', PLACE)).split('.')
  const short = Buffer.from(parts[4] ?? '', 'base64url').subarray(0, 4).toString('base64url')
  await expect(vault.open([...parts.slice(0, 4), short].join('.'), PLACE)).rejects.toThrow()
})

test('sealing the same text twice gives two envelopes, and their length grows in steps', async () => {
  const vault = openVault(folder, { mayCreate: true })
  const [a, b, long, longer] = await Promise.all(
    ['', 'x', 'é'.repeat(126), 'é'.repeat(127)].map((text) => vault.seal(text, PLACE)))
  expect(await vault.seal('x', PLACE)).not.toBe(b)
  expect([a?.length, b?.length]).toEqual([long?.length, long?.length])
  expect(longer?.length).toBeGreaterThan(long?.length ?? 0)
  expect(a).toMatch(/^p1\.1-[0-9a-f]{8}\.[\w-]{16}\.[\w-]{342}\.[\w-]{22}$/)
  for (const text of ['', 'é'.repeat(126), 'é'.repeat(127), 'a'.repeat(20_000)]) {
    expect(await vault.open(await vault.seal(text, PLACE), PLACE)).toBe(text)
  }
})

test('each purpose has its own key', () => {
  const vault = openVault(folder, { mayCreate: true })
  const macs = (['code', 'pepper', 'audit', 'address'] as const).map((purpose) => vault.hmac(purpose, 'text'))
  expect(new Set(macs).size).toBe(4)
})

test('after a rotation new texts name the new key, old ones still open, and codes still match', async () => {
  const before = openVault(folder, { mayCreate: true })
  const sealed = await before.seal('old', PLACE)
  const made = openVault(join(home, 'other'), { mayCreate: true }).keyIds[0] ?? ''
  const second = made.replace(/^1-/, '2-')
  copyFileSync(join(home, 'other', `master.${made}`), join(folder, `master.${second}`))
  const after = openVault(folder, { mayCreate: false })
  expect(after.keyIds).toEqual([...before.keyIds, second])
  expect((await after.seal('new', PLACE)).split('.')[1]).toBe(second)
  expect(await after.open(sealed, PLACE)).toBe('old')
  expect(after.hmac('code', 'x')).toBe(before.hmac('code', 'x'))
})

test('a missing key is never made up for a database that had one', () => {
  expect(() => openVault(folder, { mayCreate: false })).toThrow(/no master key .+ Put the key file back/)
  expect(() => statSync(folder)).toThrow()
})

test('a key that others may read, or that is damaged, is refused with what to do', () => {
  const { keyIds } = openVault(folder, { mayCreate: true })
  const file = join(folder, `master.${keyIds[0]}`)
  chmodSync(file, 0o640)
  expect(() => openVault(folder, { mayCreate: false })).toThrow(`chmod 600 ${file}`)
  chmodSync(file, 0o600)
  chmodSync(folder, 0o755)
  expect(() => openVault(folder, { mayCreate: false })).toThrow(`chmod 700 ${folder}`)
  chmodSync(folder, 0o700)
  writeFileSync(file, Buffer.alloc(32))
  expect(() => openVault(folder, { mayCreate: false })).toThrow(/damaged/)
})
