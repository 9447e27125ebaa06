import type { Shape } from './blocks.ts'
import type { PaperFont } from './characters.ts'
import type { Sheet } from './sheet.ts'
import type { Line, Measure } from './typeset.ts'

/** A node of the tree that is read aloud. */
export type Node = PDFKit.PDFStructureElement

const INK = '#000000'
const RULE = '#808080'

/** What blocks are drawn with: text into a node of the tree, everything else as decoration that nobody hears. */
export interface Pen {
  measure: Measure
  /** A new node at the end of `parent`. @param options `actual` is read in place of what is drawn */
  node(kind: string, parent: Node, options?: { alt?: string; actual?: string; lang?: string; scope?: 'Column' | 'Row' }): Node
  /** A line of text on `baseline`. Without a node it is decoration. */
  text(line: Line, at: { x: number; baseline: number; size: number }, into?: Node): void
  /** A straight line that nobody hears. */
  rule(from: { x: number; y: number }, to: { x: number; y: number }, kind?: 'hair' | 'edge' | 'cut'): void
  /** A drawing, with its upper left corner at a place; into a node where it means something. Width and height unscaled. */
  drawing(shapes: readonly Shape[], at: { x: number; y: number; scale: number; width: number; height: number }, into?: Node): void
}

/** A pen for the sheet that is open; pages are turned by whoever opens them. */
export function penOn(sheet: Sheet): Pen {
  const inside = (into: Node | undefined, kind: string, draw: () => void): void => {
    const content = into && sheet.markStructureContent(kind)
    if (!content) sheet.markContent('Artifact', { type: 'Layout' })
    draw()
    sheet.endMarkedContent()
    if (content) into.add(content)
  }
  const shape = (drawn: Shape): void => {
    sheet.save()
    if ('circle' in drawn) sheet.circle(drawn.circle.x, drawn.circle.y, drawn.circle.r)
    else {
      if (drawn.at) sheet.translate(drawn.at.x, drawn.at.y)
      sheet.path(drawn.path)
    }
    sheet.lineJoin('round').lineCap('round').lineWidth(drawn.strokeWidth ?? 2)
    if (drawn.fill && drawn.stroke) sheet.fillAndStroke(drawn.fill, drawn.stroke)
    else if (drawn.fill) sheet.fill(drawn.fill)
    else sheet.stroke(drawn.stroke ?? INK)
    sheet.restore()
  }
  const drawing = (shapes: readonly Shape[], at: { x: number; y: number; scale: number }): void => {
    sheet.save().translate(at.x, at.y).scale(at.scale)
    shapes.forEach(shape)
    sheet.restore()
  }
  const newNode: Pen['node'] = (kind, parent, options = {}) => {
    const made = sheet.struct(kind, options)
    parent.add(made)
    return made
  }

  return {
    node: newNode,
    measure: (text: string, font: PaperFont, size: number) => sheet.font(font).fontSize(size).widthOfString(text),
    text(line, { x, baseline, size }, into) {
      let left = x
      for (const span of line.spans) {
        const node = into && span.actual !== undefined ? newNode('Span', into, { actual: span.actual }) : into
        inside(node, 'P', () => {
          sheet.font(span.font).fontSize(size).fillColor(INK).text(span.text, left, baseline, { lineBreak: false, baseline: 'alphabetic' })
        })
        left += span.width
      }
    },
    rule(from, to, kind = 'hair') {
      inside(undefined, 'Artifact', () => {
        sheet.save().lineWidth(kind === 'edge' ? 1.2 : 0.8)
        if (kind === 'cut') sheet.dash(4, { space: 3 })
        sheet.moveTo(from.x, from.y).lineTo(to.x, to.y).stroke(kind === 'hair' ? RULE : INK).restore()
      })
    },
    drawing(shapes, at, into) {
      inside(into, 'Figure', () => drawing(shapes, at))
      const foot = sheet.page.height - at.y
      // pdfkit takes a figure's place only before it is known where the page ends.
      if (into) Object.assign((into as unknown as { dictionary: { data: object } }).dictionary.data, {
        A: { O: 'Layout', Placement: 'Block', BBox: [at.x, foot - at.height * at.scale, at.x + at.width * at.scale, foot] },
      })
    },
  }
}
