/** One member's own key, unwrapped for the moment of a request. */
export interface TextKey {
  /** Encrypts `text` so that it opens only in its `place`; different at each call. */
  seal(text: string, place: string): string
  /** @throws when the envelope was changed, moved to another place, or sealed with another key */
  open(sealed: string, place: string): string
}

/** What the rules may ask of the keys. src/server/vault.ts answers it; the installation's own keys never come here. */
export interface Vault {
  /**
   * Encrypts `text` so that it opens only in its `place`, `clinic_id|table|column|row_id|member_id`.
   * The answer is the envelope `p1.<kid>.<nonce>.<ciphertext>.<tag>`, different at each call.
   */
  seal(text: string, place: string): Promise<string>
  /** The text of an envelope. @throws when it was changed, moved to another place, or its key is gone */
  open(sealed: string, place: string): Promise<string>
  /** Makes a key for one member's texts. @returns it wrapped: only this installation opens it, only in its `place` */
  newTextKey(place: string): string
  /** Unwraps what `newTextKey` made. @throws as `open` does */
  textKey(wrapped: string, place: string): TextKey
  /** The same key wrapped anew, with the newest of the installation's keys. */
  rewrap(wrapped: string, place: string): string
  /** HMAC-SHA-256 with the key kept for this purpose alone: equal text, equal answer. */
  hmac(purpose: 'code' | 'pepper' | 'audit' | 'address', text: string): string
}
