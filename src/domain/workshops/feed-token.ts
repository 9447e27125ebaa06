import { createHash, randomBytes } from 'node:crypto'

const TOKEN_BYTES = 16

/** What a private calendar address ends in: 22 characters that nobody guesses. */
export function newFeedToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** What is kept of it: its SHA-256, in hexadecimal. */
export function feedTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
