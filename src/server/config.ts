import { isIP } from 'node:net'
import * as z from 'zod'
import { mailSettings, mailVariables, smsSettings, type MailSettings, type SmsSettings } from './mail/settings.ts'

/** What the environment says, checked. Nothing else of it is used. */
export interface Config {
  /** `https://learn.example.org`, without a path. */
  publicOrigin: string
  host: string
  port: number
  databaseFile: string
  keysFolder: string
  trustedProxies: string[]
  logLevel: 'error' | 'warn' | 'info' | 'silent'
  /** `off`: pages only, another process does the jobs. */
  jobs: 'on' | 'off'
  /** Absent where no mail server is set: messages wait for staff to hand them over. */
  mail?: MailSettings | undefined
  sms?: SmsSettings | undefined
}

const DEFAULT_PORT = 4321
const LOCAL_HOSTS = ['localhost', '127.0.0.1']
const PORT_MAX = 65_535

const origin = z.string().refine(isOrigin, {
  message: 'write https:// and the name people type, without a path, as https://learn.example.org '
    + '(http:// only for localhost or 127.0.0.1)',
}).transform((text) => new URL(text).origin)

const Environment = z.object({
  PUBLIC_ORIGIN: origin.default(`http://localhost:${DEFAULT_PORT}`),
  PORT: z.string().refine(isPort, { message: `write a number from 1 to ${PORT_MAX}` }).transform(Number).optional(),
  HOST: z.string().refine((text) => text === 'localhost' || isIP(text) > 0, {
    message: 'write an address of this computer, as 127.0.0.1, or 0.0.0.0 for all of them',
  }).default('127.0.0.1'),
  DATABASE_FILE: z.string().default('db/data/porchlight.db'),
  KEYS_DIR: z.string().default('db/keys'),
  TRUSTED_PROXIES: z.string().transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean))
    .refine((proxies) => proxies.every(isRange), {
      message: 'write the addresses of your own proxies with commas between them, as 10.0.0.5 or 10.0.0.0/8',
    }).default([]),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'silent'], { message: 'write error, warn, info or silent' }).default('info'),
  JOBS: z.enum(['on', 'off'], { message: 'write on or off' }).default('on'),
  ...mailVariables,
})

/**
 * Reads the environment; an empty value counts as none.
 * @throws one error with a sentence of advice for each wrong value, and for each that is missing beside another. Values are not repeated: they may be secrets
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.entries(environment).filter(([name, value]) => name in Environment.shape && value?.trim())
  const parsed = Environment.safeParse(Object.fromEntries(given.map(([name, value]) => [name, value?.trim()])))
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}.`).join('\n'))
  }
  const read = parsed.data
  return {
    publicOrigin: read.PUBLIC_ORIGIN, host: read.HOST, port: read.PORT ?? portOf(read.PUBLIC_ORIGIN),
    databaseFile: read.DATABASE_FILE, keysFolder: read.KEYS_DIR, trustedProxies: read.TRUSTED_PROXIES,
    logLevel: read.LOG_LEVEL, jobs: read.JOBS, mail: mailSettings(read), sms: smsSettings(read),
  }
}

/** An https name usually has a proxy of its own in front; a local http origin is where we listen. */
function portOf(publicOrigin: string): number {
  const { protocol, port } = new URL(publicOrigin)
  return protocol === 'http:' ? Number(port || 80) : DEFAULT_PORT
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.pathname !== '/' || url.search || url.hash || url.username || url.password) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOSTS.includes(url.hostname))
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= PORT_MAX
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
