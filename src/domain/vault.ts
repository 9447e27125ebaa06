/** What the rules may ask of the keys. src/server/vault.ts answers it; the keys themselves never come here. */
export interface Vault {
  /**
   * Encrypts `text` so that it opens only in its `place`, `clinic_id|table|column|row_id|member_id`.
   * The answer is the envelope `p1.<kid>.<nonce>.<ciphertext>.<tag>`, different at each call.
   */
  seal(text: string, place: string): Promise<string>
  /** The text of an envelope. @throws when it was changed, moved to another place, or its key is gone */
  open(sealed: string, place: string): Promise<string>
  /** HMAC-SHA-256 with the key kept for this purpose alone: equal text, equal answer. */
  hmac(purpose: 'code' | 'pepper' | 'audit' | 'address', text: string): string
}
