import { codeFrom, PERSONAL_CODE_LENGTH } from '../accounts/codes.ts'
import type { Vault } from '../vault.ts'

/**
 * The code that stands on a certificate, always the same for the same one. It is made out of the certificate's id with
 * the installation's key: so its owner may print again, and the database alone holds nothing a code could be read from.
 */
export function checkCodeOf(vault: Vault, { clinicId, id }: { clinicId: string; id: string }): string {
  return codeFrom(vault.hmac('code', `certificate-code ${clinicId} ${id}`), PERSONAL_CODE_LENGTH)
}

/** What the database holds of a code, and a typed one is looked up under. */
export function checkCodeHmac(vault: Vault, code: string): string {
  return vault.hmac('code', `certificate ${code}`)
}
