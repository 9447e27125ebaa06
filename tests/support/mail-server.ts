import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { MailSettings } from '../../src/server/mail/settings.ts'
import { selfSigned } from './certificate.ts'

/** What arrived: whom it was addressed to on the way, the whole text, and the same taken apart. */
export interface Arrived { to: string[]; from: string; helo: string; encrypted: boolean; source: string; mail: ParsedMail }

export interface MailServer {
  arrived: Arrived[]
  /** Settings that send here. */
  settings: MailSettings
  /** The certificate to trust. */
  ca: string
  /** The next message to this address, once it is here. */
  next(to: string): Promise<Arrived>
  close(): Promise<void>
}

interface Options {
  /** TLS from the first byte. */
  tlsFirst?: boolean
  /** A server that offers no encryption at all. */
  plain?: boolean
  /** Answers to the recipient, one for each try: an SMTP code, or 250. */
  codes?: number[]
  /** The name its certificate is made out to. */
  certificateFor?: string
}

const LOOK_MS = 50

/** A mail server on a socket of this computer. */
export async function startMailServer({ tlsFirst = false, plain = false, codes = [], certificateFor = 'localhost' }: Options = {}): Promise<MailServer> {
  const arrived: Arrived[] = []
  const seen = new Set<Arrived>()
  const { key, cert } = selfSigned(certificateFor)
  const server = new SMTPServer({
    secure: tlsFirst, key, cert, authOptional: true, disableReverseLookup: true, logger: false,
    ...(plain && { disabledCommands: ['STARTTLS', 'AUTH'] }),
    onRcptTo(_address, _session, callback) {
      const code = codes.shift() ?? 250
      callback(code === 250 ? null : Object.assign(new Error('No'), { responseCode: code }))
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const source = Buffer.concat(parts).toString()
        const { mailFrom, rcptTo } = session.envelope
        void simpleParser(source).then((mail) => {
          arrived.push({
            to: rcptTo.map(({ address }) => address), from: mailFrom === false ? '' : mailFrom.address,
            helo: session.hostNameAppearsAs, encrypted: session.secure, source, mail,
          })
          callback()
        })
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const { port } = server.server.address() as AddressInfo
  return {
    arrived, ca: cert,
    settings: { host: 'localhost', port, tlsFirst, from: 'porchlight@example.org', name: 'Porchlight' },
    async next(to) {
      for (;;) {
        const found = arrived.find((one) => !seen.has(one) && one.to.includes(to))
        if (found) seen.add(found)
        if (found) return found
        await wait(LOOK_MS)
      }
    },
    close: () => new Promise((closed) => { server.close(() => closed()) }),
  }
}
