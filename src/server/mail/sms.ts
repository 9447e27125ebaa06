import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Delivery, Transport } from '../../domain/messages/transport.ts'
import type { SmsSettings } from './settings.ts'

const TIMEOUT_MS = 10_000
const CLIENT_FAULT = 400
const SERVER_FAULT = 500
/** Client faults that pass: too slow, too many. */
const PASSING = [408, 425, 429]

/**
 * Text messages through a gateway: one POST of `{ id, to, text }`, with `X-Porchlight-Signature: sha256=<hex>`, the
 * HMAC-SHA-256 of the body. The gateway knows by `id` what it was given before. Any 2xx is taken as sent.
 */
export function smsTransport({ url, secretFile }: SmsSettings): Transport {
  return {
    async deliver({ id, to, text }) {
      const body = JSON.stringify({ id, to, text })
      try {
        const secret = readFileSync(secretFile, 'utf8').trim()
        const signature = createHmac('sha256', secret).update(body).digest('hex')
        const response = await fetch(url, {
          method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: { 'content-type': 'application/json', 'x-porchlight-signature': `sha256=${signature}` },
        })
        await response.body?.cancel()
        return deliveryOf(response.status)
      } catch (error) {
        return { outcome: 'later', reason: error instanceof Error ? error.name : 'unknown' }
      }
    },
  }
}

function deliveryOf(status: number): Delivery {
  if (status < 300) return { outcome: 'sent' }
  const isForGood = status >= CLIENT_FAULT && status < SERVER_FAULT && !PASSING.includes(status)
  return { outcome: isForGood ? 'refused' : 'later', reason: String(status) }
}
