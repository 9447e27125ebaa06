import { ASKED } from '../../domain/backups/ask-for-backup.ts'
import { readBackupState } from '../../domain/backups/state.ts'
import { type JobHandler, type JobKind, USUAL } from '../../domain/jobs/job.ts'
import { clearOutbox } from '../../domain/messages/clear-outbox.ts'
import { planDigest } from '../../domain/messages/plan-digest.ts'
import { planReminders } from '../../domain/messages/plan-reminders.ts'
import type { Transports } from '../../domain/messages/transport.ts'
import { removeOld } from '../../domain/retention/remove-old.ts'
import { extendSeries } from '../../domain/workshops/extend-series.ts'
import type { World } from '../../domain/world.ts'
import { deliverJob } from '../mail/deliver-job.ts'
import { openTransports } from '../mail/transports.ts'
import { newWriter } from '../mail/writer.ts'
import type { Installation } from '../start.ts'

/** What short jobs need of the installation. */
export interface HandlersOf extends Pick<Installation, 'auth'> { clinics: Pick<Installation['clinics'], 'withId'>; config: Installation['config'] }

/** A large database takes its time, above all on a slow disk. */
const BACKUP_LEASE_SECONDS = 1800
const LATELY_MS = 60 * 60_000

/** How each kind of short job is done. */
export function newHandlers({ auth, clinics, config }: HandlersOf): JobHandler[] {
  let transports: Promise<Transports> | undefined
  const handlers: { [Kind in JobKind]: Omit<JobHandler, 'kind'> } = {
    'sweep-sign-ins': {
      ...USUAL,
      async run(_world, { clinicId }) {
        await auth.sweep(clinicId)
        return 'done'
      },
    },
    'remove-old': forClinic(removeOld),
    'deliver-message': deliverJob(() => transports ??= openTransports(config), newWriter(clinics)),
    'plan-reminders': forClinic(planReminders),
    'plan-digest': forClinic(planDigest),
    'clear-outbox': forClinic(clearOutbox),
    'workshop-dates': forClinic(extendSeries),
    'back-up': {
      ...USUAL, leaseSeconds: BACKUP_LEASE_SECONDS,
      async run(world, { payload }) {
        const { madeAt } = await readBackupState(world.db)
        // Every clinic's clock asks for the night's backup, and one holds all clinics.
        if (payload !== ASKED && madeAt !== undefined && world.clock.now().getTime() - Date.parse(madeAt) < LATELY_MS) return 'done'
        await (await import('../backup/back-up.ts')).backUp({ world, config })
        return 'done'
      },
    },
  }
  return (Object.keys(handlers) as JobKind[]).map((kind) => ({ kind, ...handlers[kind] }))
}

/** What is done for a whole clinic and needs to know nothing else. */
function forClinic(work: (world: World, clinicId: string) => Promise<unknown>): Omit<JobHandler, 'kind'> {
  return {
    ...USUAL,
    async run(world, { clinicId }) {
      await work(world, clinicId)
      return 'done'
    },
  }
}
