import { expect } from 'vitest'
import type { Answer } from './http-client.ts'

/** That an answer is a PDF to keep, with every header of a file and a name of one dull word and a day. */
export function expectFile({ body, headers }: Answer, word: string): void {
  expect(body.startsWith('%PDF-1.7')).toBe(true)
  expect(headers).toMatchObject({
    'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'content-disposition': expect.stringMatching(new RegExp(`^attachment; filename="${word}-\\d{4}-\\d{2}-\\d{2}\\.pdf"$`)),
  })
  expect(headers['content-encoding']).toBeUndefined()
}
