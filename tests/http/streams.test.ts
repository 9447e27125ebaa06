import { execFileSync } from 'node:child_process'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handFile } from '../../src/server/hand-file.ts'
import { HOST, startWrapper, type Wrapper } from '../support/wrapper.ts'

let wrapper: Wrapper
let cancelled = 0
beforeAll(async () => {
  const file = (pull: (at: number, controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
    let at = 0
    return new ReadableStream<Uint8Array>({ pull: (controller) => pull(at++, controller), cancel: () => { cancelled += 1 } }, { highWaterMark: 1 })
  }
  const handing = (make: () => ReadableStream<Uint8Array>): Parameters<typeof startWrapper>[0][string] => (_request, response, _next, locals) => {
    const answer = handFile(locals as App.Locals, make(), { type: 'text/csv', name: 'a.csv' })
    response.writeHead(200, Object.fromEntries(answer.headers))
    response.end()
  }
  wrapper = await startWrapper({
    '/whole.csv': handing(() => file((at, controller) => (at < 3 ? controller.enqueue(Buffer.from(`line ${at}\n`)) : controller.close()))),
    '/torn.csv': handing(() => file((at, controller) => (at < 3 ? controller.enqueue(Buffer.from(`line ${at}\n`)) : controller.error(new Error('the disk is gone'))))),
    '/endless.csv': handing(() => file((_at, controller) => controller.enqueue(Buffer.alloc(16_384, 'a')))),
  })
})
afterAll(() => wrapper.close())

interface Came { status: number | undefined; headers: Record<string, unknown>; text: string; whole: boolean }

/** @param until stop after so many bytes, as somebody who closes the page */
function come(path: string, method = 'GET', until = Infinity): Promise<Came> {
  return new Promise((resolve, reject) => {
    request({ port: wrapper.port, path, method, headers: { host: HOST } }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (text.length >= until) answer.destroy()
      })
      answer.on('error', () => undefined)
      answer.on('close', () => resolve({ status: answer.statusCode, headers: answer.headers, text, whole: answer.complete }))
    }).on('error', reject).end()
  })
}

describe('a long file', () => {
  test('comes whole, as a download, with every security header and no length', async () => {
    const { status, headers, text, whole } = await come('/whole.csv')
    expect([status, text, whole]).toEqual([200, 'line 0\nline 1\nline 2\n', true])
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="a.csv"', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    expect(headers).not.toHaveProperty('content-length')
    expect(headers).not.toHaveProperty('x-handed')
  })

  test('that breaks half way is cut off, so that it cannot pass for a whole one, and is told of', async () => {
    expect(await come('/torn.csv')).toMatchObject({ status: 200, whole: false })
    expect(wrapper.broken).toEqual(['the disk is gone'])
  })

  test('is not made any further for somebody who went away', async () => {
    const before = cancelled
    await come('/endless.csv', 'GET', 100_000)
    await expect.poll(() => cancelled).toBe(before + 1)
    expect(wrapper.broken).toHaveLength(1)
  })

  test('is not made at all for a HEAD', async () => {
    const before = cancelled
    expect(await come('/endless.csv', 'HEAD')).toMatchObject({ status: 200, text: '' })
    expect(cancelled).toBe(before + 1)
  })

  test('of 100,000 rows leaves memory as it was', () => {
    const out = execFileSync(process.execPath, ['--expose-gc', 'tests/support/stream-rows.ts'], { encoding: 'utf8' })
    const seen = JSON.parse(out) as { bytes: number; lines: number; looks: number; grownBytes: number }
    console.log(`100,000 rows, ${seen.bytes} bytes: at most ${seen.grownBytes} bytes more in memory than after the first million`)
    expect(seen.lines).toBe(100_001)
    expect(seen.looks).toBeGreaterThan(10)
    expect(seen.grownBytes).toBeLessThan(seen.bytes / 10)
  })
})
