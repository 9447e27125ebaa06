import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Runs a program that watches for faults and prints each logged one as a line; ends with 7 when it is told to stop. */
function program(body: string): { code: number | null; lines: Record<string, unknown>[]; errors: string } {
  const script = `
    import { quietConsole, watchFaults } from './src/server/faults.ts'
    const log = (fact) => process.stdout.write(JSON.stringify(fact) + '\\n')
    watchFaults(log, () => process.exit(7))
    quietConsole(log)
    const alive = setTimeout(() => process.exit(0), 300)
    ${body}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return { code: status, lines: stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>), errors: stderr }
}

test('five rejections nobody caught are logged by class, the sixth in a minute stops the program', () => {
  const five = program(`for (let i = 0; i < 5; i += 1) Promise.reject(new TypeError('ana@example.org'))`)
  expect(five.code).toBe(0)
  expect(five.lines).toHaveLength(5)
  expect(five.lines[0]).toMatchObject({ event: 'crash', kind: 'TypeError' })
  expect(JSON.stringify(five.lines) + five.errors).not.toContain('ana@')
  expect(program(`for (let i = 0; i < 6; i += 1) Promise.reject(new TypeError('x'))`).code).toBe(7)
})

test('clients that go away never stop it', () => {
  const gone = program(`
    for (let i = 0; i < 20; i += 1) {
      Promise.reject(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
      Promise.reject(new DOMException('aborted', 'AbortError'))
    }`)
  expect(gone).toEqual({ code: 0, lines: [], errors: '' })
})

test('an error nobody caught stops it', () => {
  const thrown = program(`setTimeout(() => { throw new RangeError('x') }, 1)`)
  expect(thrown.code).toBe(7)
  expect(thrown.lines).toMatchObject([{ event: 'crash', kind: 'RangeError' }])
})

test('of what libraries print only the fact is kept', () => {
  const printed = program(`console.error('/learn/2/3 failed for ana'); console.warn('x'); console.log('Could not render /learn/2')`)
  expect(printed.lines).toEqual([{ event: 'library-message', loudness: 'error' }, { event: 'library-message', loudness: 'warn' }])
  expect(printed.errors).toBe('')
})
