import { expect, test } from 'vitest'
import { readConfig } from '../../src/server/config.ts'

test('nothing set is a clinic on this computer alone', () => {
  expect(readConfig({})).toEqual({
    publicOrigin: 'http://localhost:4321', host: '127.0.0.1', port: 4321, databaseFile: 'db/data/porchlight.db',
    keysFolder: 'db/keys', trustedProxies: [], logLevel: 'info', jobs: 'on',
  })
})

test('everything can be set, spaces around values do not matter, and empty values count as none', () => {
  expect(readConfig({
    PUBLIC_ORIGIN: ' https://Learn.Example.org/ ', PORT: '8080', HOST: '0.0.0.0', DATABASE_FILE: '/srv/p.db', KEYS_DIR: '/etc/p',
    TRUSTED_PROXIES: '10.0.0.5, fd00::/8', LOG_LEVEL: 'warn', JOBS: 'off', OTHER: 'x',
  })).toEqual({
    publicOrigin: 'https://learn.example.org', host: '0.0.0.0', port: 8080, databaseFile: '/srv/p.db', keysFolder: '/etc/p',
    trustedProxies: ['10.0.0.5', 'fd00::/8'], logLevel: 'warn', jobs: 'off',
  })
  expect(readConfig({ PUBLIC_ORIGIN: '', PORT: ' ' })).toEqual(readConfig({}))
})

test('a local origin also says the port to listen on', () => {
  expect(readConfig({ PUBLIC_ORIGIN: 'http://127.0.0.1:9000' }).port).toBe(9000)
  expect(readConfig({ PUBLIC_ORIGIN: 'https://learn.example.org:8443' }).port).toBe(4321)
})

test.each([
  ['PUBLIC_ORIGIN', 'http://my.example.org'], ['PUBLIC_ORIGIN', 'https://my.example.org/clinic'],
  ['PUBLIC_ORIGIN', 'my.example.org'], ['PUBLIC_ORIGIN', 'https://me:secret@my.example.org'],
  ['PUBLIC_ORIGIN', 'ftp://localhost'], ['PUBLIC_ORIGIN', 'http://localhost.example.org'],
  ['PORT', '0'], ['PORT', '70000'], ['PORT', 'http'], ['HOST', 'learn.example.org'], ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', 'proxy'], ['TRUSTED_PROXIES', '10.0.0.1/8/8'], ['LOG_LEVEL', 'loud'], ['JOBS', 'sometimes'],
])('%s cannot be "%s", and the advice does not repeat it', (name, value) => {
  let message = ''
  try { readConfig({ [name]: value }) } catch (error) { message = (error as Error).message }
  expect(message).toMatch(new RegExp(`^${name}: write [^\\n]+\\.$`))
  expect(message).not.toContain(value)
})

test('every wrong value has its own line', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/^PORT: .+\.\nLOG_LEVEL: .+\.$/)
})
