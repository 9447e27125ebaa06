import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Column, csvStream, guardCell } from '../../src/server/csv.ts'

async function fileOf<Row>(columns: Column<Row>[], ...pages: Row[][]): Promise<string> {
  async function* rows() { yield* pages }
  return Buffer.from(await new Response(csvStream(columns, rows())).arrayBuffer()).toString('utf8')
}
const read = (text: string) => parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][]

/** Cells that one spreadsheet or another takes for a formula, or reads anew. */
const HOSTILE = [
  '=1+1', '+1+1', '-1+1', '@SUM(1)', ' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '\u2060\u200e=1', '\t=1', '\tplain', '\rplain', '\u3000=1', '＝1', '＋1', '－1',
  '＠SUM(1)', 'a\n=1', 'a\r\n+1', 'a\r@x', 'line\n\u00a0-1', '\u0000=1', '=cmd|\' /C calc\'!A0', '="a""b"', '-2+3+cmd|\' /C calc\'!A0', 'a\n \u200b＝1',
]
const isFormula = (cell: string) => cell.split(/\r\n|\r|\n/).some((line) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(line))

describe('a cell', () => {
  test.each(HOSTILE)('%j becomes plain text', (hostile) => {
    expect(guardCell(hostile)).toBe(`'${hostile.replaceAll('\u0000', '')}`)
  })

  test.each(['Case 12', '', 'a=b', 'Ana – mother', 'x\ny', '555-0100', '¿Cómo?', '(=)'])('%j stays as it is', (plain) => {
    expect(guardCell(plain)).toBe(plain)
  })
})

describe('a file', () => {
  test('has the mark of UTF-8, lines that end as the standard says, and numbers as numbers', async () => {
    const columns: Column<{ name: string; count: number | null }>[] = [{ heading: 'Name', value: ({ name }) => name }, { heading: 'Count', value: ({ count }) => count }]
    expect(await fileOf(columns, [{ name: 'Raúl, "R"', count: -3 }], [], [{ name: 'two\nlines', count: null }])).toBe('\uFEFFName,Count\r\n"Raúl, ""R""",-3\r\n"two\nlines",\r\n')
  })

  test('with hostile cells has no formula in it, and gives every cell back behind its apostrophe', async () => {
    const rows = read(await fileOf<string>([{ heading: '=Heading', value: (cell) => cell }], HOSTILE))
    expect(rows).toHaveLength(HOSTILE.length + 1)
    expect(rows.flat().filter((cell) => !cell.startsWith('\'') && isFormula(cell))).toEqual([])
    expect(rows.slice(1).flat()).toEqual(HOSTILE.map((cell) => `'${cell.replaceAll('\u0000', '')}`))
  })

  test('gives any text back', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), async (cells) => {
      const got = read(await fileOf<string>([{ heading: 'Cell', value: (cell) => cell }, { heading: 'End', value: () => 'end' }], cells)).slice(1).map(([cell]) => cell)
      expect(got).toEqual(cells.map(guardCell))
    }))
  })

  test('asks for its next rows only when those before were taken, and stops asking when the reader goes away', async () => {
    let made = 0
    let ended = false
    async function* pages() {
      try {
        for (;;) {
          made += 1
          yield [made]
        }
      } finally {
        ended = true
      }
    }
    const reader = csvStream<number>([{ heading: 'n', value: (n) => n }], pages()).getReader()
    for (let at = 0; at < 4; at += 1) await reader.read()
    expect(made).toBeLessThanOrEqual(4)
    await reader.cancel()
    expect(ended).toBe(true)
  })
})
