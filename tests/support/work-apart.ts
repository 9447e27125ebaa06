import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../db/open.ts'
import type { JobHandler } from '../../src/domain/jobs/job.ts'
import { runOnce } from '../../src/domain/jobs/run-once.ts'
import { enqueueDue } from '../../src/domain/jobs/schedule.ts'
import type { World } from '../../src/domain/world.ts'
import { HARBOR } from './cast.ts'
import { MONDAY } from './world.ts'

/*
 * A process of its own that works on the queue in the file and says "ready", then the id of each job it takes up, until
 * it is killed. `hang`: it never ends its first one. `clock`: it asks on a Monday what is due, and ends.
 */

const [file = '', worker = '', leaseSeconds = '', mode = ''] = process.argv.slice(2)
const store = openDatabase({ file })
const world = {
  db: store.db, transact: store.transact,
  clock: { now: () => (mode === 'clock' ? new Date(MONDAY) : new Date()) },
} as World

const handler: JobHandler = {
  kind: 'sweep-sign-ins', leaseSeconds: Number(leaseSeconds), maxAttempts: 6,
  async run(_world, { id }) {
    process.stdout.write(`${id}\n`)
    // Long enough that no process has all of them before another one looks.
    await wait(mode === 'hang' ? 600_000 : 5)
    return 'done'
  },
}

process.stdout.write('ready\n')
if (mode === 'clock') {
  await enqueueDue(world, { id: HARBOR, timeZone: 'America/New_York' }, [{ kind: 'sweep-sign-ins', each: 'hour' }])
  await store.close()
}
while (mode !== 'clock') {
  const taken = await runOnce(world, [handler], worker)
  await wait(taken > 0 ? 1 : 100)
}
