import type { AddressKind, MessageBody, Waiting } from './message.ts'

/** A message as it goes out. `id` stays the same when it is tried again, so that it can be known for the same. */
export interface OutgoingMessage {
  id: string
  to: string
  /** Host of the clinic's own address. */
  host: string
  subject: string
  text: string
  /** Where reminders are stopped, for the kinds that can be. */
  stopUrl?: string | undefined
}

/** `later` is worth another try, `refused` is not. `reason` is a code of the other side, never an address. */
export type Delivery = { outcome: 'sent' } | { outcome: 'later' | 'refused'; reason: string }

/** Hands one message to the outside. It never rejects. */
export interface Transport { deliver(message: OutgoingMessage): Promise<Delivery> }

/** What is set up. Messages of a kind of address without a transport wait for staff to hand them over. */
export type Transports = Partial<Record<AddressKind, Transport>>

/** Puts a message into words. `stopCode` is given for the kinds that can be stopped. */
export type Writer = (
  message: Pick<Waiting, 'clinicId' | 'kind' | 'locale'>, body: MessageBody, stopCode: string | undefined,
) => Pick<OutgoingMessage, 'host' | 'subject' | 'text' | 'stopUrl'>
