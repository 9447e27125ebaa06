import { countOwnPieces, exportKey, readOwnRows } from '../../domain/export/read-piece.ts'
import type { Job, JobHandler, JobHandlers } from '../../domain/jobs/job.ts'
import type { World } from '../../domain/world.ts'
import { wordsOf } from '../../words/words.ts'
import type { Clinics } from '../clinics.ts'
import { makeOwnFile, makeOwnPiece } from '../export/make-file.ts'
import type { Reading } from '../export/values.ts'

/** How each kind of long work is done. */
export function newHandlers(clinics: Pick<Clinics, 'withId'>): JobHandlers {
  const readingOf = ({ catalog }: World, { clinicId, locale }: Job): Reading =>
    ({ catalog, clinic: clinics.withId(clinicId), locale, words: wordsOf(locale) })

  const ownData: JobHandler = {
    countPieces: countOwnPieces,
    sealer: exportKey,
    async makePiece(world, job, from) {
      const rows = await readOwnRows(world, job, from)
      return { text: makeOwnPiece(readingOf(world, job), rows), next: rows.next }
    },
    makeFile: (world, job, pieces) => makeOwnFile(readingOf(world, job), job, pieces),
  }
  return { 'own-data': ownData, 'own-data-and-private': ownData }
}
