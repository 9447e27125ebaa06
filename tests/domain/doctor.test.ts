import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { record } from '../../src/domain/audit.ts'
import { checkAudit } from '../../src/domain/audits/check-audit.ts'
import { proposeContact } from '../../src/domain/clinics/propose-contact.ts'
import { listClinics } from '../../src/domain/clinics/queries.ts'
import { checkClinic } from '../../src/domain/doctor/check-clinic.ts'
import { found } from '../../src/domain/result.ts'
import { atomically, type World } from '../../src/domain/world.ts'
import { noteHeads, notedHeads } from '../../src/server/audit-heads.ts'
import { readConfig } from '../../src/server/config.ts'
import { checkInstallation } from '../../src/server/doctor/check-installation.ts'
import { start, type Installation } from '../../src/server/start.ts'
import { adi, HARBOR } from '../support/cast.ts'
import { crisisCatalog } from '../support/crisis-catalog.ts'
import { newWorld } from '../support/world.ts'

const findings = (checks: Awaited<ReturnType<typeof checkClinic>>) => checks.flatMap(({ finding }) => finding ?? [])

describe('a clinic', () => {
  const clinicIn = async (world: World) => found((await listClinics(world.db)).find(({ id }) => id === HARBOR), 'clinic')

  test('is told what is missing, what waits and who is alone', async () => {
    const world = await newWorld({ catalog: crisisCatalog() })
    const clinic = await clinicIn(world)
    expect(findings(await checkClinic(world, clinic))).toEqual(['contacts-missing', 'contacts-due', 'audit-never', 'administrator-alone'])
    const line = { token: 'crisis', value: '0800 111', note: null, source: null, hours: null, languages: null }
    await proposeContact(world, adi, { formKey: crypto.randomUUID(), ...line })
    expect(findings(await checkClinic(world, clinic))).toContain('contacts-unconfirmed')
  })

  test('checks its record again after a month', async () => {
    const world = await newWorld({ catalog: crisisCatalog() })
    const clinic = await clinicIn(world)
    await checkAudit(world, adi, [])
    expect(findings(await checkClinic(world, clinic))).not.toContain('audit-never')
    world.at('2026-12-24T15:00:00.000Z')
    expect(findings(await checkClinic(world, clinic))).not.toContain('audit-old')
    world.at('2026-12-25T15:00:00.000Z')
    expect(findings(await checkClinic(world, clinic))).toContain('audit-old')
  })
})

describe('an installation', () => {
  let home: string
  let installation: Installation
  const environment = () => ({ DATABASE_FILE: join(home, 'data', 'porchlight.db'), KEYS_DIR: join(home, 'keys'), LOG_LEVEL: 'silent' })
  const found = async () => findings(await checkInstallation(installation))

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'porchlight-doctor-'))
    installation = await start({ alone: false, config: readConfig(environment()), catalog: crisisCatalog() })
  })
  afterEach(async () => {
    await installation.close()
    rmSync(home, { recursive: true })
  })

  test('of a first day lacks https and a backup, and nothing else', async () => {
    expect(await found()).toEqual(['address-local', 'backup-none'])
  })

  test('others may not look into its files', async () => {
    chmodSync(join(home, 'data'), 0o755)
    chmodSync(join(home, 'keys', readdirSync(join(home, 'keys'))[0] ?? ''), 0o644)
    expect(await found()).toEqual(['folder-open', 'keys-open', 'address-local', 'backup-none'])
  })

  test('a key that is gone or damaged is noticed', async () => {
    const key = join(home, 'keys', readdirSync(join(home, 'keys'))[0] ?? '')
    const kept = readFileSync(key)
    writeFileSync(key, Buffer.alloc(32))
    expect(await found()).toContain('keys-gone')
    rmSync(key)
    expect(await found()).toContain('keys-gone')
    writeFileSync(key, kept, { mode: 0o600 })
    expect(await found()).not.toContain('keys-gone')
  })

  test('the end of the record is noted beside the database, for its owner alone, and never goes back', async () => {
    const { world, store, config, clinics } = installation
    const [clinic] = clinics.all()
    const clinicId = clinic?.id ?? ''
    const write = () => atomically(world, (inside) => record(inside, { kind: 'system', clinicId }, 'clinic.changed', { kind: 'clinic', id: clinicId }))
    expect(notedHeads(config.databaseFile, clinicId)).toEqual([])
    await write()
    await write()
    await noteHeads(installation)
    expect(notedHeads(config.databaseFile, clinicId)).toMatchObject([{ seq: 2 }])
    expect(statSync(join(home, 'data', 'audit-heads.json')).mode & 0o777).toBe(0o600)
    const cut = { all: () => clinics.all(), refresh: async () => undefined }
    const other = await start({ alone: false, config: readConfig({ ...environment(), DATABASE_FILE: join(home, 'other', 'porchlight.db'), KEYS_DIR: join(home, 'other-keys') }), catalog: crisisCatalog() })
    await noteHeads({ config, store: other.store, clinics: { ...clinics, ...cut } })
    expect(notedHeads(config.databaseFile, clinicId)).toMatchObject([{ seq: 2 }])
    await other.close()
    await write()
    await noteHeads({ config, store, clinics })
    expect(notedHeads(config.databaseFile, clinicId)).toMatchObject([{ seq: 3 }])
  })

  test('npm run doctor says the same at the console, and ends with 1 while there is something to do', async () => {
    const run = promisify(execFile)(process.execPath, ['src/commands/doctor.ts'], { env: { ...process.env, ...environment() } })
    const ended = await run.then(() => ({ code: 0, stdout: '' }), (error: { code: number; stdout: string }) => error)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/This computer\n {2}ok {3}Database: It takes what is written\./)
    expect(ended.stdout).toContain('FIX  Web address: It has no https')
    expect(ended.stdout).toContain('ok   Audit record: Found whole today.')
  })
})
