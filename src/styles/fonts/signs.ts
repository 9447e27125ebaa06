/**
 * A small font of our own for the signs that ours does not have: `makeSigns()` gives its TrueType bytes.
 * Each sign is made of straight bars; the first is the empty square that stands for a character no font has.
 */
type Point = readonly [x: number, y: number]

const EM = 1000
const ASCENT = 984
const DESCENT = -316
const BAR = 70

/** A bar between two points, its ends square and a little longer. The outline runs clockwise, as TrueType wants it. */
function bar([x1, y1]: Point, [x2, y2]: Point): Point[] {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const along = [((x2 - x1) / length) * (BAR / 2), ((y2 - y1) / length) * (BAR / 2)] as const
  const left = [-along[1], along[0]] as const
  const corner = (x: number, y: number, end: 1 | -1, side: 1 | -1): Point =>
    [Math.round(x + end * along[0] + side * left[0]), Math.round(y + end * along[1] + side * left[1])]
  return [corner(x1, y1, -1, 1), corner(x2, y2, 1, 1), corner(x2, y2, 1, -1), corner(x1, y1, -1, -1)]
}

const line = (...points: Point[]): Point[][] => points.slice(1).map((point, index) => bar(points[index]!, point))
const box = (side: number): Point[][] => line([90, -20], [90 + side, -20], [90 + side, side - 20], [90, side - 20], [90, -20])

interface Sign { character: string; width: number; bars: Point[][] }

const signs: readonly Sign[] = [
  { character: '\u25a1', width: 760, bars: box(580) },
  { character: '\u2190', width: 1000, bars: [...line([910, 300], [90, 300]), ...line([360, 540], [90, 300], [360, 60])] },
  { character: '\u2191', width: 900, bars: [...line([450, -20], [450, 640]), ...line([210, 370], [450, 640], [690, 370])] },
  { character: '\u2192', width: 1000, bars: [...line([90, 300], [910, 300]), ...line([640, 540], [910, 300], [640, 60])] },
  { character: '\u2193', width: 900, bars: [...line([450, 640], [450, -20]), ...line([210, 250], [450, -20], [690, 250])] },
  { character: '\u2610', width: 880, bars: box(700) },
  { character: '\u2611', width: 880, bars: [...box(700), ...line([240, 340], [400, 160], [650, 520])] },
  { character: '\u2713', width: 900, bars: line([110, 270], [340, 20], [790, 600]) },
  { character: '\u2714', width: 900, bars: line([110, 270], [340, 20], [790, 600]) },
]

const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 255, value & 255])))
const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u16(Math.floor(value / 65_536), value % 65_536)))
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

/** The bytes of the font. */
export function makeSigns(): Buffer {
  const drawn = [signs[0]!, ...signs]
  const glyphs = drawn.map(({ bars }) => padded(glyph(bars)))
  const count = drawn.length
  const tables: Record<string, Buffer> = {
    'OS/2': u16(4, 700, 400, 5, 0, ...Array<number>(10).fill(0), 0, ...Array<number>(5).fill(0), ...Array<number>(10).fill(0),
      64, 0x2190, 0x2714, ASCENT, DESCENT, 0, ASCENT, -DESCENT, 0, 0, 0, 0, 500, 668, 0, 0x20, 1),
    cmap: cmap(),
    glyf: Buffer.concat(glyphs),
    head: Buffer.concat([u32(0x10000, 0x10000, 0, 0x5f0f3cf5), u16(0x000b, EM), Buffer.alloc(16),
      u16(0, DESCENT, EM, ASCENT, 0, 8, 2, 1, 0)]),
    hhea: Buffer.concat([u32(0x10000), u16(ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, count)]),
    hmtx: Buffer.concat(drawn.map(({ width }) => u16(width, 0))),
    loca: u32(0, ...glyphs.map((_, index) => Buffer.concat(glyphs.slice(0, index + 1)).length)),
    maxp: Buffer.concat([u32(0x10000), u16(count, 4 * 8, 8, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: names(),
    post: u32(0x30000, 0, 0, 0, 0, 0, 0, 0),
  }
  return font(tables)
}

function glyph(bars: Point[][]): Buffer {
  const points = bars.flat()
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const steps = (values: number[]): number[] => values.map((value, index) => value - (values[index - 1] ?? 0))
  return Buffer.concat([
    u16(bars.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)),
    u16(...bars.map((_, index) => index * 4 + 3), 0),
    Buffer.alloc(points.length, 1),
    u16(...steps(xs), ...steps(ys)),
  ])
}

/** Format 4, one segment for each character; glyph 0 is the missing one. */
function cmap(): Buffer {
  const codes = signs.map(({ character }, index) => ({ code: character.charCodeAt(0), glyph: index + 1 })).sort((a, b) => a.code - b.code)
  const ends = [...codes.map(({ code }) => code), 0xffff]
  const count = ends.length
  const power = 2 ** Math.floor(Math.log2(count))
  const body = u16(count * 2, power * 2, Math.log2(power), count * 2 - power * 2, ...ends, 0, ...ends,
    ...codes.map(({ code, glyph: id }) => id - code), 1, ...ends.map(() => 0))
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), u16(4, body.length + 6, 0), body])
}

function names(): Buffer {
  const texts = ([[1, 'Porchlight Signs'], [2, 'Regular'], [4, 'Porchlight Signs'], [6, 'PorchlightSigns']] as const)
    .map(([id, text]) => ({ id, bytes: u16(...[...text].map((letter) => letter.charCodeAt(0))) }))
  let offset = 0
  const records = texts.map(({ id, bytes }) => {
    const record = u16(3, 1, 0x409, id, bytes.length, offset)
    offset += bytes.length
    return record
  })
  return Buffer.concat([u16(0, texts.length, 6 + 12 * texts.length), ...records, ...texts.map(({ bytes }) => bytes)])
}

function font(tables: Record<string, Buffer>): Buffer {
  const entries = Object.entries(tables)
  const count = entries.length
  const power = 2 ** Math.floor(Math.log2(count))
  let offset = 12 + 16 * count
  const directory = entries.map(([tag, bytes]) => {
    const entry = Buffer.concat([Buffer.from(tag), u32(checksum(bytes), offset, bytes.length)])
    offset += padded(bytes).length
    return entry
  })
  return Buffer.concat([u32(0x10000), u16(count, power * 16, Math.log2(power), count * 16 - power * 16), ...directory,
    ...entries.map(([, bytes]) => padded(bytes))])
}

function checksum(bytes: Buffer): number {
  const whole = padded(bytes)
  let sum = 0
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) % 2 ** 32
  return sum
}
