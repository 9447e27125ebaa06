import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Vault } from '../../src/domain/vault.ts'
import { createPasswords } from '../../src/server/auth/passwords.ts'
import { openVault } from '../../src/server/vault.ts'
import { CAST, passwordOf } from './cast.ts'

/** A folder of master keys, and what the passwords of the cast come to under them. */
export interface CastKeys { folder: string; hashes: { clinicId: string; id: string; hash: string }[] }

declare module 'vitest' {
  interface ProvidedContext { castKeys: CastKeys }
}

/** Before tests with real servers: hashes the cast's passwords once, at what they cost in earnest. Servers with a cast get a copy of the keys. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-keys-'))
  const passwords = createPasswords(pepperOf(openVault(folder, { mayCreate: true })))
  const hashes = await Promise.all(CAST.map(async ({ clinicId, id }) =>
    ({ clinicId, id, hash: await passwords.hash(clinicId, id, passwordOf(id)) })))
  project.provide('castKeys', { folder, hashes })
  return () => rmSync(folder, { recursive: true })
}

/** What the server mixes into passwords. */
export function pepperOf(vault: Vault): Buffer {
  return Buffer.from(vault.hmac('pepper', 'passwords'), 'base64url')
}
