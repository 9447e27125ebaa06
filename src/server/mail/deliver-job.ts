import type { JobHandler } from '../../domain/jobs/job.ts'
import { USUAL } from '../../domain/jobs/job.ts'
import { deliverMessage } from '../../domain/messages/deliver-message.ts'
import type { Transports, Writer } from '../../domain/messages/transport.ts'

/** More than a message has tries: those a lease or a night put off do not count against it. */
const ATTEMPTS_MAX = 20

/** The job that sends one message; its payload is the message's id. */
export function deliverJob(transports: () => Promise<Transports>, write: Writer): Omit<JobHandler, 'kind'> {
  return {
    ...USUAL, maxAttempts: ATTEMPTS_MAX,
    run: async (world, { clinicId, payload }) => deliverMessage(world, await transports(), write, { clinicId, id: payload }),
  }
}
