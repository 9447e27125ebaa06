import { drawHouse } from '../components/house.ts'
import type { Locale } from '../domain/catalog/text.ts'
import { fullDay } from '../words/dates.ts'
import type { CertificateWords } from '../words/en/certificate.ts'
import type { Block, Shape, TextSize } from './pdf/blocks.ts'

/** What stands on a certificate, on the page and in its file. `checkAt` is the address that answers its code. */
export interface CertificateFacts { name: string; course: number; modules: number; issuedOn: string; checkAt: string | undefined }

const HOUSE_WIDTH = 170
const BLACK = '#000000'
const WHITE = '#ffffff'

/** The certificate as one page for a black and white printer. */
export function certificateBlocks(
  { name, course, modules, issuedOn, checkAt }: CertificateFacts,
  { from, locale, words }: { from: string; locale: Locale; words: CertificateWords },
): Block[] {
  const line = (text: string, size: TextSize = 'text'): Block => ({ is: 'paragraph', text, size, align: 'middle' })
  const space = (lines: number): Block => ({ is: 'gap', lines })
  return [
    space(2), line(from, 'large'), space(1),
    ...houseBlocks(modules, words.house),
    space(0.5), { is: 'heading', level: 1, text: words.heading, align: 'middle' },
    space(1), line(words.says), space(0.5), line(name, 'grand'), space(0.5), line(words.finished),
    { is: 'paragraph', text: [{ text: words.course(course), bold: true }], size: 'large', align: 'middle' },
    line(words.modules(modules)),
    space(1.5), line(fullDay(locale, issuedOn)),
    ...checkAt ? [space(2), line(words.check, 'small'), line(checkAt, 'small')] : [],
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
  return [{ is: 'figure', viewBox: { width: house.width, height: house.height }, width: HOUSE_WIDTH, shapes, alt, align: 'middle' }]
}
