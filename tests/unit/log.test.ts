import { expect, test } from 'vitest'
import { faultOf, newLog, type LogEvent } from '../../src/server/log.ts'

function logged(fact: LogEvent, level: 'info' | 'error' = 'info'): Record<string, unknown> | undefined {
  const lines: string[] = []
  newLog(level, { write: (line) => lines.push(line) })(fact)
  return lines[0] === undefined ? undefined : JSON.parse(lines[0]) as Record<string, unknown>
}

const REQUEST: LogEvent = {
  event: 'request', requestId: 'K7MQ4XRD', route: '/learn/[course]', method: 'GET', status: 200, ms: 3, role: 'none', address: 'abc',
}

test('a request is one line with a time and nothing that is not on the list', () => {
  const smuggled = { ...REQUEST, path: '/learn/2', cookie: '__Host-sid=x' } as LogEvent
  expect(logged(smuggled)).toEqual({ level: 'info', time: expect.stringMatching(/Z$/) as string, ...REQUEST })
})

test('a quieter level leaves out what is ordinary', () => {
  expect(logged(REQUEST, 'error')).toBeUndefined()
  expect(logged({ event: 'crash', kind: 'Error', at: '' }, 'error')).toMatchObject({ event: 'crash', level: 'error' })
})

test('a fault is its class and its place, never its message', () => {
  const error = Object.assign(new TypeError('ana@example.org is not a function'), { code: 'SQLITE_BUSY' })
  error.stack = `TypeError: ana@example.org\n    at node:internal/x:1:1\n    at f (file:///srv/porchlight/src/domain/x.ts:3:9)`
  expect(faultOf(error)).toEqual({ kind: 'TypeError SQLITE_BUSY', at: 'src/domain/x.ts:3:9' })
  expect(faultOf('ana@example.org')).toEqual({ kind: 'string', at: '' })
  expect(faultOf(Object.assign(new Error('x'), { code: 'ana@example.org' })).kind).toBe('Error')
})
