import type { Db } from '../../db/open.ts'
import type { Clinic } from '../domain/clinics/clinic.ts'
import { listClinics } from '../domain/clinics/queries.ts'

const REFRESH_MS = 60_000

/** The clinics served here, kept in memory so that a request finds its own by its Host without asking. */
export interface Clinics {
  all(): Clinic[]
  /** By the Host header in lower case, with the port where the origin has one. */
  at(host: string): Clinic | undefined
  withId(id: string): Clinic
  /** Reads them again: once a minute by itself, and after what may have changed one. */
  refresh(): Promise<void>
  close(): void
}

export async function openClinics(db: Db): Promise<Clinics> {
  let clinics: Clinic[] = []
  let byHost = new Map<string, Clinic>()

  async function refresh(): Promise<void> {
    clinics = await listClinics(db)
    byHost = new Map(clinics.map((clinic) => [new URL(clinic.origin).host, clinic]))
  }

  await refresh()
  // What was read last stays in force while the database is busy; /readyz tells whether it answers.
  const timer = setInterval(() => { refresh().catch(() => undefined) }, REFRESH_MS).unref()

  return {
    all: () => clinics,
    at: (host) => byHost.get(host),
    withId(id) {
      const clinic = clinics.find((candidate) => candidate.id === id)
      if (!clinic) throw new Error('A request was let in for a clinic that is not here.')
      return clinic
    },
    refresh,
    close: () => clearInterval(timer),
  }
}
