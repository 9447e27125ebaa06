import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { holdAlone, requireWhole } from '../../db/durable.ts'
import { migrate, schemaState } from '../../db/migrate.ts'
import { openDatabase, type Store } from '../../db/open.ts'
import type { Catalog } from '../domain/catalog/shape.ts'
import { prepareClinic } from '../domain/clinics/prepare-clinic.ts'
import { findMeta, putMeta } from '../domain/clinics/queries.ts'
import { newIds } from '../domain/new-id.ts'
import type { Vault } from '../domain/vault.ts'
import type { World } from '../domain/world.ts'
import { createAuth, type Auth } from './auth/index.ts'
import { createPasswords } from './auth/passwords.ts'
import { openClinics, type Clinics } from './clinics.ts'
import { openClock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { newLog, type Log } from './log.ts'
import { requireSecrets } from './mail/settings.ts'
import { requireLocalDisk, requirePrivate } from './private-files.ts'
import { openSearch } from './search/open-search.ts'
import { openVault } from './vault.ts'

/** One Porchlight on one database: what the server, the commands and `astro dev` work with. */
export interface Installation {
  config: Config
  log: Log
  store: Store
  world: World
  auth: Auth
  clinics: Clinics
  /** Whether the database answers and has room to write. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}

const CONTENT_FOLDER = 'content'
const INSTALLATION = ''
const KEY_ID = 'key-id'
const READY_BYTES = 200 * 1024 * 1024

/** The settings. Nothing else in the program reads the environment. */
export function readEnvironment(): Config {
  return readConfig(process.env)
}

/** The environment for building the pages: no development build, and Astro reports to nobody. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' }
}

/**
 * Opens the database, makes it when it is new, and builds the one World on it.
 * @param options.alone refuse a second process: for the server; commands work beside it
 * @param options.config settings in place of those of the environment
 * @param options.catalog courses in place of those in the content folder
 * @param options.fill does something to the database before a clinic is looked for in it
 * @throws one sentence of advice for everything that has to be right first (security.md §3)
 */
export async function start(
  options: { alone: boolean; config?: Config; catalog?: Catalog; fill?(world: World): Promise<void> },
): Promise<Installation> {
  const config = options.config ?? readEnvironment()
  const log = newLog(config.logLevel)
  const store = openDatabase({ file: config.databaseFile }, { onSlow: (ms) => log({ event: 'slow-transaction', ms }) })
  let release = (): void => undefined
  try {
    requireSecrets(config)
    if (options.alone) release = holdAlone(config.databaseFile)
    await requireSound(store, dirname(config.databaseFile))
    const vault = await openOwnVault(store, config.keysFolder)
    const clock = await openClock(store)
    if (clock.behindMinutes > 1) log({ event: 'clock-behind', minutes: clock.behindMinutes })
    const catalog = options.catalog ?? await readContent()
    const search = openSearch(catalog)
    const world: World = {
      db: store.db, transact: store.transact, clock, vault, newId: newIds(clock), catalog, search,
      passwords: createPasswords(Buffer.from(vault.hmac('pepper', 'passwords'), 'base64url')),
      reach: [...(config.mail ? ['email' as const] : []), ...(config.sms ? ['phone' as const] : [])],
    }
    await options.fill?.(world)
    await prepareClinic(world, config.publicOrigin)
    const clinics = await openClinics(store.db)

    return {
      config, log, store, world, clinics, auth: createAuth(store, clock),
      isReady: () => isReady(clinics, dirname(config.databaseFile)),
      async close() {
        clinics.close()
        clock.close()
        search.close()
        await clock.record().catch(() => undefined)
        await store.close()
        release()
      },
    }
  } catch (error) {
    await store.close()
    release()
    throw error
  }
}

/** Only who has no catalog yet pays for what reads one. */
async function readContent(): Promise<Catalog> {
  const { readCatalog } = await import('./read-catalog.ts')
  return readCatalog(CONTENT_FOLDER)
}

/** A new database gets its tables here; an older one never changes by starting. */
async function requireSound(store: Store, folder: string): Promise<void> {
  requirePrivate(folder)
  requireLocalDisk(folder)
  await requireWhole(store)
  const state = await schemaState(store)
  if (state === 'empty') await migrate(store)
  if (state === 'older') throw new Error('This database is from an older Porchlight. Make a backup, then run: npm run db:migrate')
  if (state === 'newer') throw new Error('This database was written by a newer Porchlight. Install that version again.')
}

/** The keys this database was written with. The first of them is noted in it, so that another key is noticed. */
async function openOwnVault(store: Store, folder: string): Promise<Vault> {
  const noted = await findMeta(store.db, INSTALLATION, KEY_ID)
  const vault = openVault(folder, { mayCreate: noted === undefined })
  const [oldest = ''] = vault.keyIds
  if (noted === undefined) await store.transact((db) => putMeta(db, INSTALLATION, KEY_ID, oldest))
  else if (noted !== oldest) {
    throw new Error(`The keys in ${folder} belong to another database. Put back master.${noted}, or set KEYS_DIR to its folder.`)
  }
  return vault
}

async function isReady(clinics: Clinics, folder: string): Promise<boolean> {
  await clinics.refresh()
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= READY_BYTES
}
