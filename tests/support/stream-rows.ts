import { get } from 'node:http'
import { type Column, csvStream } from '../../src/server/csv.ts'
import { handFile } from '../../src/server/hand-file.ts'
import { HOST, startWrapper } from './wrapper.ts'

/* A program of its own, run with --expose-gc: one long file through the real server, and what stayed in memory of it. */

interface Row { number: number; label: string }
const ROWS = 100_000
const PAGE_ROWS = 200
/** The file has come this far when memory is first looked at: by then everything that stays is there. */
const FIRST_LOOK_BYTES = 1_000_000

const columns: Column<Row>[] = [
  { heading: 'Number', value: ({ number }) => number }, { heading: 'Family', value: ({ label }) => label },
  ...Array.from({ length: 8 }, (_, at): Column<Row> => ({ heading: `Column ${at}`, value: ({ number }) => `a cell of ${number}` })),
]

async function* pages(): AsyncIterable<Row[]> {
  for (let from = 0; from < ROWS; from += PAGE_ROWS) {
    await new Promise((resolve) => setImmediate(resolve))
    yield Array.from({ length: PAGE_ROWS }, (_, at) => ({ number: from + at, label: `Case ${from + at}` }))
  }
}

function held(): number {
  globalThis.gc?.()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + external + arrayBuffers
}

const wrapper = await startWrapper({
  '/long.csv': (_request, response, _next, locals) => {
    const answer = handFile(locals as App.Locals, csvStream(columns, pages()), { type: 'text/csv', name: 'long.csv' })
    response.writeHead(200, Object.fromEntries(answer.headers))
    response.end()
  },
})
const looks: number[] = []
let bytes = 0
let lines = 0
await new Promise<void>((resolve, reject) => {
  get({ port: wrapper.port, path: '/long.csv', headers: { host: HOST } }, (answer) => {
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      lines += chunk.toString('latin1').split('\n').length - 1
      if (bytes > FIRST_LOOK_BYTES * (1 + looks.length)) looks.push(held())
    })
    answer.on('end', resolve)
    answer.on('error', reject)
  }).on('error', reject)
})
await wrapper.close()
const [first = 0, ...others] = looks
process.stdout.write(JSON.stringify({ bytes, lines, looks: looks.length, grownBytes: Math.max(...others) - first }))
