import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalog } from '../domain/catalog/shape.ts'
import { issueSetupCode } from '../domain/clinics/issue-setup-code.ts'
import { setUpClinic } from '../domain/clinics/set-up-clinic.ts'
import { openDraft } from './draft.ts'
import { openSearch, type OpenSearch } from './search/open-search.ts'
import { overseen } from './overseen.ts'
import type { Installation } from './start.ts'
import { readEnvironment, start } from './start.ts'

type DevLocals = Pick<App.Locals, 'world' | 'auth' | 'clinic' | 'installation' | 'requestId' | 'clientAddress' | 'draft'>

const CONTENT_FOLDER = 'content'
const ADDRESS = '127.0.0.1'
/** Who may sign in. The database is empty, on this computer alone, and gone when it stops. */
const PERSON = { displayName: 'Writer', signInName: 'writer', password: 'a lamp in the window' }
const CLINIC = {
  clinicName: 'Clinic in development', discreetName: 'Porchlight', phone: '555-0100', timeZone: 'America/New_York',
  languages: ['en' as const, 'es' as const], seesFamilies: true,
}

const draftNow = openDraft(CONTENT_FOLDER)
let running: Promise<Installation> | undefined

/**
 * What `main.ts` would hand over, for `astro dev`: a World on a throw-away database, opened at the first request, and
 * the content as it stands at this request. The database and the keys of the environment are not looked at.
 */
export async function devLocals(): Promise<DevLocals> {
  const draft = draftNow()
  running ??= open(draft)
  // What could not be opened is tried again at the next request.
  running.catch(() => { running = undefined })
  const installation = await running
  const { world, auth, clinics } = installation
  await clinics.refresh()
  const [clinic] = clinics.all()
  if (!clinic) throw new Error('The database holds no clinic.')
  return { world: { ...world, catalog: draft.catalog, search: searchOf(draft.catalog) }, auth, clinic, installation: overseen(installation, clinic.id), draft, requestId: randomUUID(), clientAddress: ADDRESS }
}

let searched: { fingerprint: string; search: OpenSearch } | undefined

/** The same search as long as no file changes. */
function searchOf(catalog: Catalog): OpenSearch {
  const fingerprint = catalog.fingerprint()
  if (searched?.fingerprint === fingerprint) return searched.search
  searched?.search.close()
  searched = { fingerprint, search: openSearch(catalog) }
  return searched.search
}

async function open({ catalog }: ReturnType<typeof draftNow>): Promise<Installation> {
  const home = throwAwayHome()
  const files = { databaseFile: join(home, 'data', 'porchlight.db'), keysFolder: join(home, 'keys') }
  const installation = await start({ alone: false, config: { ...readEnvironment(), ...files }, catalog })
  const { world, clinics } = installation
  const [clinic] = clinics.all()
  const code = clinic && await issueSetupCode(world, clinic.id)
  if (code) {
    const result = await setUpClinic(world, clinic.id, { formKey: randomUUID(), code, ...CLINIC, ...PERSON, locale: 'en', address: ADDRESS })
    if (!result.ok) throw new Error(`The clinic in development could not be set up: ${result.reason}.`)
    process.stdout.write(`A throw-away database. Staff sign in as ${PERSON.signInName}, ${PERSON.password}\n`)
  }
  return installation
}

const HOME = Symbol.for('porchlight.dev.home')

/** One folder for the life of the process: this file runs again whenever a source changes, and the sign-ins stay. */
function throwAwayHome(): string {
  const here = globalThis as { [HOME]?: string }
  if (here[HOME]) return here[HOME]
  const home = mkdtempSync(join(tmpdir(), 'porchlight-dev-'))
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
  here[HOME] = home
  return home
}
