import { notePlace } from '../care/log-call.ts'
import { placeOfNote } from '../families/notes/note.ts'
import { requestPlace } from '../requests/request.ts'
import type { World } from '../world.ts'

/** Sealed texts that were written for the clinic: staff's notes, and what people asked it and were answered. */
export const KEPT_TEXTS: Record<string, readonly string[]> = { staffNote: ['sealed'], call: ['noteSealed'], request: ['textSealed', 'answerSealed'] }

/** A row with those texts in clear, under names without “Sealed”. @param row with its ids and sealed columns */
export async function openKeptTexts(world: World, clinicId: string, table: string, row: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { sealed, noteSealed, textSealed, answerSealed, ...rest } = row
  const [id, familyId, memberId] = [rest.id, rest.familyId, rest.memberId].map((value) => String(value ?? '')) as [string, string, string]
  const open = async (text: unknown, place: string) => (text ? world.vault.open(String(text), place) : null)
  if (table === 'staffNote') return { ...rest, text: rest.deletedAt ? null : await open(sealed, placeOfNote(clinicId, familyId, id)) }
  if (table === 'call') return { ...rest, note: await open(noteSealed, notePlace({ clinicId, id, familyId })) }
  const place = { clinicId, id, memberId }
  return {
    ...rest, text: await open(textSealed, requestPlace('text_sealed', place)), answer: await open(answerSealed, requestPlace('answer_sealed', place)),
  }
}
