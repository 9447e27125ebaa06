import type { Transports } from '../../domain/messages/transport.ts'
import type { Installation } from '../start.ts'

/** What the settings name. The library for mail is loaded only where there is a mail server. */
export async function openTransports({ mail, sms }: Pick<Installation['config'], 'mail' | 'sms'>): Promise<Transports> {
  return {
    ...(mail && { email: (await import('./smtp.ts')).smtpTransport(mail) }),
    ...(sms && { phone: (await import('./sms.ts')).smsTransport(sms) }),
  }
}
