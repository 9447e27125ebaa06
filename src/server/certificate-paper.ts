import { drawHouse } from '../components/house.ts'
import type { Locale } from '../domain/catalog/text.ts'
import { fullDay } from '../words/dates.ts'
import type { CertificateWords } from '../words/en/certificate.ts'
import type { Block, Shape, TextSize } from './pdf/blocks.ts'

/** What stands on a certificate, on the page and in its file. `checkAt` is the address that answers its code. */
export interface CertificateFacts { name: string; course: number; modules: number; issuedOn: string; checkAt: string | undefined }

/** The drawing fits in this, in points, so that all stands on one page. */
const HOUSE = { width: 170, height: 165 } as const
/** Longer names are set smaller, in two lines at most. */
const GRAND_NAME_MAX = 30
const BLACK = '#000000'
const WHITE = '#ffffff'

/** The certificate as one page for a black and white printer. */
export function certificateBlocks(
  { name, course, modules, issuedOn, checkAt }: CertificateFacts,
  { from, locale, words }: { from: string; locale: Locale; words: CertificateWords },
): Block[] {
  const line = (text: string, size: TextSize = 'text'): Block => ({ is: 'paragraph', text, size, align: 'middle' })
  const named: Block = name.length <= GRAND_NAME_MAX ? line(name, 'grand') : { is: 'paragraph', text: [{ text: name, bold: true }], size: 'large', align: 'middle' }
  const space = (lines: number): Block => ({ is: 'gap', lines })
  return [
    space(1.5), line(from, 'large'), space(1),
    ...houseBlocks(modules, words.house),
    space(0.5), { is: 'heading', level: 1, text: words.heading, align: 'middle' },
    space(1), line(words.says, 'large'), space(0.5), named, space(0.5), line(words.finished, 'large'),
    { is: 'paragraph', text: [{ text: words.course(course), bold: true }], size: 'large', align: 'middle' },
    line(words.modules(modules), 'large'),
    space(1.5), line(fullDay(locale, issuedOn), 'large'),
    ...checkAt ? [space(1.5), line(words.check), line(checkAt)] : [],
  ]
}

/** The house of the courses with a light in every window; nothing where there are too many modules to draw. */
function houseBlocks(modules: number, alt: string): Block[] {
  const house = drawHouse(modules)
  if (!house) return []
  const shapes: Shape[] = [
    { path: house.chimney, fill: BLACK, stroke: BLACK },
    { path: house.wall, fill: WHITE, stroke: BLACK },
    { path: house.roof, fill: BLACK, stroke: BLACK },
    { path: house.door, fill: BLACK },
    ...house.lamp ? [{ circle: { ...house.lamp, r: 4 }, fill: WHITE, stroke: BLACK }] : [],
    ...house.windows.map(({ x, y, frame, bars }): Shape => ({ path: frame + bars, at: { x, y }, fill: WHITE, stroke: BLACK })),
  ]
  const { width, height } = house
  const drawnWidth = Math.min(HOUSE.width, (HOUSE.height / height) * width)
  return [{ is: 'figure', viewBox: { width, height }, width: drawnWidth, shapes, alt, align: 'middle' }]
}
