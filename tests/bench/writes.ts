import type { Request } from 'autocannon'
import type { BenchMember } from './data.ts'
import type { OpenForm } from './learning.ts'

/** So many members act at the same time; each does its next thing when its turn comes. */
const AT_ONCE = 32
const SAVED = 303

/** One form on its way, with whose it is. */
export type Write = OpenForm & { memberId: string; cookie: string }

/** Forms that are each sent once, and which of them were answered with a 303. */
export interface Ledger {
  /** A request that takes the next form each time it is sent. */
  request: Request
  /** Lets so many more forms be sent. */
  allow(count: number): void
  isUsedUp(): boolean
  readonly left: number
  readonly acknowledged: ReadonlyMap<string, Write>
  /** Sent, and the answer was lost when a connection closed. */
  unanswered(): Write[]
  acknowledge(write: Write): void
}

/** @param origin of the server, as a browser would send it */
export function newLedger(writes: Write[], origin: string): Ledger {
  const waiting = new Set<Write>()
  const acknowledged = new Map<string, Write>()
  let sent = 0
  let allowed = 0

  function next(): Write {
    const write = writes[Math.min(sent, allowed - 1)]
    if (!write) throw new Error('Every form there was has been sent.')
    if (sent < allowed) waiting.add(write)
    sent = Math.min(sent + 1, allowed)
    return write
  }

  function acknowledge(write: Write): void {
    waiting.delete(write)
    acknowledged.set(write.formKey, write)
  }

  return {
    request: {
      method: 'POST', path: '/', headers: {},
      setupRequest(request, context) {
        const write = next()
        context['write'] = write
        return { ...request, path: write.path, headers: headersOf(write, origin), body: bodyOf(write) }
      },
      onResponse(status, _body, context) {
        if (status === SAVED) acknowledge(context['write'] as Write)
      },
    },
    allow(count) { allowed = Math.min(writes.length, sent + Math.floor(count)) },
    isUsedUp: () => sent >= allowed,
    get left() { return writes.length - sent },
    acknowledged, acknowledge,
    unanswered: () => [...waiting],
  }
}

export function headersOf({ cookie }: Write, origin: string): Record<string, string> {
  return { 'cookie': cookie, 'origin': origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
}

export function bodyOf({ formKey, fields }: Write): string {
  return new URLSearchParams([['formKey', formKey], ...fields]).toString()
}

/** All forms of one kind in the order of sending: the members take turns, some dozens of them at a time. */
export function inTurns(members: BenchMember[], kind: keyof BenchMember['open']): Write[] {
  const writes: Write[] = []
  for (let first = 0; first < members.length; first += AT_ONCE) {
    const group = members.slice(first, first + AT_ONCE)
    const most = Math.max(...group.map(({ open }) => open[kind].length))
    for (let turn = 0; turn < most; turn++) {
      for (const { id, cookie, open } of group) {
        const form = open[kind][turn]
        if (form) writes.push({ ...form, memberId: id, cookie })
      }
    }
  }
  return writes
}
