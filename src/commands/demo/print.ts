import { formatCode } from '../../domain/accounts/codes.ts'
import { ADMINISTRATOR, CLINIC, CLINICIANS, RELATIVES } from './cast.ts'
import type { Filled } from './fill.ts'

const HEAD = ['Who', 'Sign-in name', 'Password', 'State']
const GAP = '  '

/** Everything somebody needs to look around, as plain text. */
export function sheetOf({ joinCode, invitations }: Filled, origin: string): string {
  const staff = [ADMINISTRATOR, ...CLINICIANS].map(({ name, is, signInName, password }) => [name, signInName, password, is])
  const relatives = RELATIVES.map(({ name, is, joined }) => [name, joined?.signInName ?? '-', joined?.password ?? '-', is])
  const ways = RELATIVES.filter(({ joined, invitedAgo }) => !joined && invitedAgo !== undefined).map(({ name }) => {
    const { code, token } = invitations.get(name) ?? { code: '', token: '' }
    return [name, formatCode(code), `${origin}/join/${token}`]
  })
  return [
    `${CLINIC.clinicName}: a clinic with five weeks of invented history.`,
    '',
    `Staff sign in at ${origin}/staff/sign-in`,
    ...table([HEAD, ...staff]),
    '',
    `Families sign in at ${origin}/sign-in`,
    ...table([HEAD, ...relatives]),
    '',
    "Invitations nobody came in with. Elena's can be used; the others have ended.",
    ...table([['Who', 'Code', 'Link'], ...ways]),
    '',
    `The join code, for anyone: ${formatCode(joinCode)}, or ${origin}/join/${joinCode}`,
    '',
    `Porchlight is ready: ${origin}`,
    'Press Ctrl+C to stop it. Everything in it is gone then.',
    '',
  ].join('\n')
}

/** Rows with their columns under each other; the last column is as long as it likes. */
function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => GAP + row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(GAP).trimEnd())
}
