import type { Locale } from '../catalog/text.ts'

/** Messages to a member of which each has a limit. */
export const LIMITED_KINDS = ['next-part', 'nudge', 'workshop', 'workshop-changed', 'waiting'] as const
export type LimitedKind = (typeof LIMITED_KINDS)[number]

/** Every kind of message there is. What each says stands in the dictionaries, and nowhere else. */
export const MESSAGE_KINDS = [...LIMITED_KINDS, 'confirm', 'security', 'invitation', 'staff-digest'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** What the stop link stops. */
export const STOPPED_KINDS = ['next-part', 'nudge', 'workshop', 'workshop-changed'] as const

export function canBeStopped(kind: MessageKind): boolean {
  return (STOPPED_KINDS as readonly MessageKind[]).includes(kind)
}

/** What a body holds beside the fixed text of its kind, sealed while it waits. */
export interface MessageBody {
  /** A path of the clinic's own address, such as `/confirm/…`. */
  path?: string
  code?: string
  count?: number
}

/** How an address is written to. */
export type AddressKind = 'email' | 'phone'

/** A message that waits, as it is stored. */
export interface Waiting {
  clinicId: string
  id: string
  kind: MessageKind
  locale: Locale
  accountId: string | null
}

/** Where the address of a message is sealed. */
export function addressPlace(clinicId: string, messageId: string): string {
  return `${clinicId}|outbox|address_sealed|${messageId}|`
}

/** Where the link and code of a message are sealed. */
export function bodyPlace(clinicId: string, messageId: string): string {
  return `${clinicId}|outbox|body_sealed|${messageId}|`
}

/** Whether a kind goes to a member within the limits of messages. */
export function isLimited(kind: MessageKind): kind is LimitedKind {
  return (LIMITED_KINDS as readonly MessageKind[]).includes(kind)
}
