import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** True for the address of a proxy we run. */
export type IsTrusted = (address: string) => boolean

/** @param proxies addresses and ranges such as `10.0.0.5`, `10.0.0.0/8`, `fd00::/8` */
export function trusting(proxies: readonly string[]): IsTrusted {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The client's address: the socket's peer, or what a trusted proxy says about it. The list is read from the right,
 * past our own hops; the left-most entry is what a client made up.
 */
export function clientAddress(request: IncomingMessage, isTrusted: IsTrusted): string {
  let address = plain(request.socket.remoteAddress ?? '')
  const hops = (request.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',').map((hop) => hop.trim())
  while (isIP(address) && isTrusted(address)) {
    const next = plain(hops.pop() ?? '')
    if (!isIP(next)) break
    address = next
  }
  return address
}

/** The address as limits count it: IPv4 whole, IPv6 by its first 64 bits, since a household gets at least that much. */
export function countedAddress(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('%', 1)[0]!.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return `${groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

/** Removes what clients say about proxies and writes our own word for Astro. */
export function rewriteForwarded(request: IncomingMessage, origin: string, address: string): void {
  const { headers } = request
  for (const name of Object.keys(headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-') || OTHER_CLAIMS.includes(name)) delete headers[name]
  }
  const { protocol, host } = new URL(origin)
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
  headers['x-forwarded-host'] = host
  headers['x-forwarded-for'] = address
}

const OTHER_CLAIMS = ['x-real-ip', 'x-http-method-override', 'x-original-url', 'x-rewrite-url', 'x-http-method', 'x-method-override']
