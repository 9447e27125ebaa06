import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress, countedAddress, trusting } from '../../src/server/http/client-address.ts'

function from(peer: string, ...forwarded: string[]): IncomingMessage {
  return { socket: { remoteAddress: peer }, headersDistinct: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage
}

const isTrusted = trusting(['10.0.0.5', '192.168.0.0/16', 'fd00::/8'])

test.each([
  ['no proxy is ours: the peer counts, whatever it says', from('203.0.113.9', '1.1.1.1'), '203.0.113.9'],
  ['one hop of ours', from('10.0.0.5', '203.0.113.9'), '203.0.113.9'],
  ['two hops of ours', from('10.0.0.5', '203.0.113.9, 192.168.3.4'), '203.0.113.9'],
  ['a made-up entry stands on the left', from('10.0.0.5', '6.6.6.6, 203.0.113.9'), '203.0.113.9'],
  ['two header lines are one list', from('10.0.0.5', '6.6.6.6', '203.0.113.9'), '203.0.113.9'],
  ['only our own hops', from('10.0.0.5', '192.168.1.1'), '192.168.1.1'],
  ['nothing said', from('10.0.0.5'), '10.0.0.5'],
  ['nonsense said', from('10.0.0.5', 'unknown'), '10.0.0.5'],
  ['IPv4 inside IPv6', from('::ffff:10.0.0.5', '::ffff:203.0.113.9'), '203.0.113.9'],
  ['a proxy on IPv6', from('fd00::1', '2001:db8::1'), '2001:db8::1'],
])('%s', (_case, request, address) => {
  expect(clientAddress(request, isTrusted)).toBe(address)
})

test.each([
  ['203.0.113.9', '203.0.113.9'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['2001:0DB8:1:2::1', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'], ['2001:db8::', '2001:db8:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['', ''],
])('%s counts as %s', (address, counted) => {
  expect(countedAddress(address)).toBe(counted)
})
