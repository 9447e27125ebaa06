import { randomUUID } from 'node:crypto'
import { askForExport } from '../../src/domain/export/ask-for-export.ts'
import { takeExport } from '../../src/domain/export/take-export.ts'
import type { World } from '../../src/domain/world.ts'
import { HARBOR, raul, sam, uche } from './cast.ts'
import { SIGNED_IN_AT, work } from './exporting.ts'
import { valueOf } from './joining.ts'
import { passwordOf } from './server-cast.ts'

const HOUR_MS = 3_600_000

/** The file of one's own data in its states: Raul's is ready, made so long ago that the password is asked again; Sam took his; Uche's ran out. */
export async function arrangeExports(world: World): Promise<void> {
  for (const [member, hoursAgo] of [[raul, 1], [sam, 0], [uche, 49]] as const) {
    const then = { ...world, clock: { now: () => new Date(world.clock.now().getTime() - hoursAgo * HOUR_MS) } }
    valueOf(await askForExport(then, member, { locale: 'en', signedInAt: SIGNED_IN_AT }, { formKey: randomUUID(), withPrivate: 'yes', password: passwordOf(member.id) }))
    await work(then)
  }
  valueOf(await takeExport(world, sam, SIGNED_IN_AT, {}))
}

/** Luz’s is being made for as long as anybody looks: the worker that holds it does nothing. Once the server runs. */
export async function keepMaking(world: World): Promise<void> {
  const now = world.clock.now()
  await world.transact((db) => db.insertInto('job').values({
    clinicId: HARBOR, id: world.newId(), kind: 'own-data', accountId: 'luz', locale: 'en', payload: '', scheduleKey: null, runAt: now.toISOString(), madeAt: now.toISOString(), signedInAt: SIGNED_IN_AT, nextPiece: 'answer 0',
    piecesDone: 12, piecesAll: 21, leasedBy: 'nobody', leaseUntil: new Date(now.getTime() + HOUR_MS).toISOString(), tries: 1,
    lastProblem: null, finishedAt: null, failedAt: null, restedAt: null, takenAt: null, expiresAt: null,
  }).execute())
}
