import { readFileSync } from 'node:fs'
import { createTransport, type Transporter } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import { isEmail } from '../../domain/messages/safe-contact.ts'
import type { Delivery, OutgoingMessage, Transport } from '../../domain/messages/transport.ts'
import type { MailSettings } from './settings.ts'

/** Longest wait for the relay to answer, at each step. */
const TIMEOUT_MS = 20_000
/** SMTP answers about a message from here on are for good; about the connection they may be set right. */
const FOR_GOOD = 500

/** All that DKIM signs; the library's own list leaves out the last one (RFC 8058 wants it signed). */
const SIGNED = [
  'From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'MIME-Version', 'Content-Type', 'Content-Transfer-Encoding',
  'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted',
].join(':')

/**
 * Mail through the clinic's relay: plain text alone, encrypted on the way or not at all.
 * @param options.ca certificates to trust in place of those of the system
 */
export function smtpTransport(settings: MailSettings, options: { ca?: string } = {}): Transport {
  // By the name the relay is greeted with: the library's own would be this computer's.
  const transporters = new Map<string, Transporter<SMTPTransport.SentMessageInfo>>()

  return {
    async deliver(message) {
      if (!isEmail(message.to)) return { outcome: 'refused', reason: 'address' }
      try {
        let transporter = transporters.get(message.host)
        if (!transporter) transporters.set(message.host, transporter = open(settings, message.host, options.ca))
        await transporter.sendMail(mailOf(settings, message))
        return { outcome: 'sent' }
      } catch (error) {
        return deliveryOf(error)
      }
    },
  }
}

function open({ host, port, tlsFirst, account, dkim }: MailSettings, name: string, ca: string | undefined) {
  return createTransport({
    host, port, secure: tlsFirst, requireTLS: !tlsFirst, name,
    disableFileAccess: true, disableUrlAccess: true,
    connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS,
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...(account && { auth: { user: account.name, pass: readFileSync(account.passwordFile, 'utf8').trim() } }),
    ...(dkim && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: readFileSync(dkim.keyFile, 'utf8'), headerFieldNames: SIGNED },
    }),
  })
}

function mailOf({ from, name }: MailSettings, { id, to, host, subject, text, stopUrl }: OutgoingMessage) {
  return {
    from: { name, address: from }, to: { name: '', address: to }, subject, text,
    messageId: `<${id}@${host}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stopUrl !== undefined && { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
  }
}

/** What the relay said, as a code alone: its words may hold the address. */
function deliveryOf(error: unknown): Delivery {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  const isOfThisMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (responseCode !== undefined) return { outcome: isOfThisMessage && responseCode >= FOR_GOOD ? 'refused' : 'later', reason: String(responseCode) }
  return { outcome: 'later', reason: typeof code === 'string' ? code : 'unknown' }
}
