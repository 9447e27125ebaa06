import { accessSync, constants } from 'node:fs'
import * as z from 'zod'
import { isEmail } from '../../domain/messages/safe-contact.ts'

/** How mail leaves. Secrets are files, read when the first message is sent. */
export interface MailSettings {
  host: string
  port: number
  /** TLS from the first byte (`smtps:`); else STARTTLS is required. */
  tlsFirst: boolean
  account?: { name: string; passwordFile: string } | undefined
  from: string
  name: string
  dkim?: { domain: string; selector: string; keyFile: string } | undefined
}

/** A gateway that takes text messages as JSON. */
export interface SmsSettings { url: string; secretFile: string }

const SUBMISSION_PORT = 587
const TLS_PORT = 465
/** Plain http only on this computer. */
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]']
const NAME_MAX = 60

const smtpUrl = z.string().refine(isSmtp, {
  message: 'write smtp:// or smtps:// with the host, and the account if it has one, as smtp://account@mail.example.org:587; the password stands in SMTP_PASSWORD_FILE',
}).transform((text) => new URL(text))

const word = z.string().regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/i, { message: 'write a name of letters, digits, dots and dashes' })

/** The variables of messages, for the schema of the environment. */
export const mailVariables = {
  SMTP_URL: smtpUrl.optional(),
  SMTP_PASSWORD_FILE: z.string().optional(),
  MAIL_FROM: z.string().refine(isEmail, { message: 'write the address mail comes from, as porchlight@example.org' }).optional(),
  MAIL_NAME: z.string().max(NAME_MAX).regex(/^[\p{L}\p{N} .-]+$/u, { message: 'write a short name of letters and spaces, as Porchlight' }).default('Porchlight'),
  DKIM_DOMAIN: word.optional(),
  DKIM_SELECTOR: word.optional(),
  DKIM_KEY_FILE: z.string().optional(),
  SMS_WEBHOOK_URL: z.string().refine(isHook, { message: 'write the https:// address of the gateway' }).optional(),
  SMS_SECRET_FILE: z.string().optional(),
}

const Variables = z.object(mailVariables)
type Read = z.output<typeof Variables>

/** @throws where one variable of a group is set and another it needs is not */
export function mailSettings(read: Read): MailSettings | undefined {
  const { SMTP_URL: url, MAIL_FROM: from } = read
  wants(read, 'SMTP_PASSWORD_FILE', 'SMTP_URL')
  wants(read, 'MAIL_FROM', 'SMTP_URL')
  wants(read, 'SMTP_URL', 'MAIL_FROM')
  const dkim = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const
  for (const name of dkim) for (const other of [...dkim, 'SMTP_URL'] as const) wants(read, name, other)
  if (!url || from === undefined) return undefined
  if (url.username !== '' && read.SMTP_PASSWORD_FILE === undefined) throw missing('SMTP_PASSWORD_FILE', 'an account in SMTP_URL')
  if (url.username === '' && read.SMTP_PASSWORD_FILE !== undefined) throw missing('SMTP_URL', 'SMTP_PASSWORD_FILE, with the name of the account before @')
  const tlsFirst = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (tlsFirst ? TLS_PORT : SUBMISSION_PORT), tlsFirst, from, name: read.MAIL_NAME,
    account: read.SMTP_PASSWORD_FILE === undefined ? undefined : { name: decodeURIComponent(url.username), passwordFile: read.SMTP_PASSWORD_FILE },
    dkim: read.DKIM_DOMAIN === undefined ? undefined
      : { domain: read.DKIM_DOMAIN, selector: read.DKIM_SELECTOR ?? '', keyFile: read.DKIM_KEY_FILE ?? '' },
  }
}

/** @throws where one of the two variables is set without the other */
export function smsSettings(read: Read): SmsSettings | undefined {
  wants(read, 'SMS_WEBHOOK_URL', 'SMS_SECRET_FILE')
  wants(read, 'SMS_SECRET_FILE', 'SMS_WEBHOOK_URL')
  if (read.SMS_WEBHOOK_URL === undefined || read.SMS_SECRET_FILE === undefined) return undefined
  return { url: read.SMS_WEBHOOK_URL, secretFile: read.SMS_SECRET_FILE }
}

/** @throws where a file that the settings name cannot be read */
export function requireSecrets({ mail, sms }: { mail?: MailSettings | undefined; sms?: SmsSettings | undefined }): void {
  const files = { SMTP_PASSWORD_FILE: mail?.account?.passwordFile, DKIM_KEY_FILE: mail?.dkim?.keyFile, SMS_SECRET_FILE: sms?.secretFile }
  for (const [name, file] of Object.entries(files)) {
    try {
      if (file !== undefined) accessSync(file, constants.R_OK)
    } catch {
      throw new Error(`${name}: the file is not there, or may not be read.`)
    }
  }
}

function wants(read: Read, name: keyof Read, other: keyof Read): void {
  if (read[name] !== undefined && read[other] === undefined) throw missing(other, name)
}

function missing(name: string, beside: string): Error {
  return new Error(`${name}: is not set, and is needed with ${beside}.`)
}

function isSmtp(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return false
  return url.password === '' && ['', '/'].includes(url.pathname) && !url.search && !url.hash
}

function isHook(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname))
}
