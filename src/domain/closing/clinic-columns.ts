import { DATA_CLASSES, NOT_A_MEMBERS, type DataClass } from '../export/classes.ts'

/** What means nothing without this program, and what stays between members, or a member and one reader. */
const LEFT_OUT: readonly string[] = ['meta', 'throttle', 'jobPiece', 'job', 'share', 'outbox', 'recoveryCode']
/** Codes, passwords and sealed texts: nobody could read them, or they would open something. */
const SECRET = /(?:hmac|hash|sealed|wrapped|token|handle)$/i
/** What links rows to each other. */
const ID = /^id$|Id$|^member[AB]$|By$/

const OF_A_CLINIC: readonly string[] = NOT_A_MEMBERS

/**
 * The columns of a table that a clinic may take along when it closes, of those there are; none: the table stays behind.
 * Of its members' rows only what the clinic knew: what they learned, answered and wrote is theirs, and so is the bare
 * fact that a text exists.
 * @param table and @param columns as in TypeScript
 */
export function clinicColumns(table: string, columns: readonly string[]): string[] {
  if (LEFT_OUT.includes(table)) return []
  if (OF_A_CLINIC.includes(table)) return columns.filter((column) => !SECRET.test(column) || table === 'audit' || column === 'token')
  const classes: Record<string, DataClass> = (DATA_CLASSES as Record<string, Record<string, DataClass>>)[table] ?? {}
  const known = columns.filter((column) => (classes[column] === 'shared' || classes[column] === 'clinic') && !SECRET.test(column))
  return known.length === 0 ? [] : columns.filter((column) => known.includes(column) || ID.test(column))
}
