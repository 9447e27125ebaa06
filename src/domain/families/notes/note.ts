/** How long an author may take a note back. */
const REMOVABLE_HOURS = 24
const HOUR_MS = 3_600_000

/** The longest note, in characters. */
export const NOTE_MAX = 2_000

/** Where the text of a note is sealed for. */
export function placeOfNote(clinicId: string, familyId: string, noteId: string): string {
  return `${clinicId}|staff_note|sealed|${noteId}|${familyId}`
}

/** Whether this author may still remove a note. @param moment ISO-8601 UTC text */
export function canRemoveNote(
  note: { byStaffId: string; at: string; deletedAt: string | null }, staffId: string, moment: string,
): boolean {
  return note.byStaffId === staffId && note.deletedAt === null && Date.parse(moment) - Date.parse(note.at) < REMOVABLE_HOURS * HOUR_MS
}
