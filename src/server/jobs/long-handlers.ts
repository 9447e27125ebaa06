import { countOwnPieces, exportKey, readOwnRows } from '../../domain/export/read-piece.ts'
import type { LongJob, LongHandler, LongHandlers } from '../../domain/jobs/long-work.ts'
import type { World } from '../../domain/world.ts'
import { wordsOf } from '../../words/words.ts'
import type { Clinics } from '../clinics.ts'
import { makeOwnFile, makeOwnPiece } from '../export/make-file.ts'
import type { Reading } from '../export/values.ts'

/** How each kind of long work is done. */
export function newLongHandlers(clinics: Pick<Clinics, 'withId'>): LongHandlers {
  const readingOf = ({ catalog }: World, { clinicId, locale }: LongJob): Reading =>
    ({ catalog, clinic: clinics.withId(clinicId), locale, words: wordsOf(locale) })

  const ownData: LongHandler = {
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
