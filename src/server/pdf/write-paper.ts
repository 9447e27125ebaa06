import { setImmediate } from 'node:timers/promises'
import type { Locale } from '../../domain/catalog/text.ts'
import type { Block } from './blocks.ts'
import { COLUMN_GAP } from './lay-frames.ts'
import { layBlock } from './lay-out.ts'
import { penOn, type Node, type Pen } from './pen.ts'
import { heightOf, type Group, type Place, type Scale } from './piece.ts'
import { closeSheet, MARGIN, openSheet, type PaperSize, type Sheet } from './sheet.ts'
import { breakLines } from './typeset.ts'

/** What the whole file needs to know. */
export interface Paper {
  size: PaperSize
  /** The long side at the head, for a table with many columns. */
  wide?: boolean
  locale: Locale
  /** As neutral as the file's name; stands in the window's title. */
  title: string
  /** 18 points instead of 12; `dense` 11, for what has much to say on few pages. */
  print?: 'large' | 'dense'
  /** A double line around every page. */
  framed?: boolean
  /** Small words in the middle of each foot, not read aloud: page numbers. */
  foot?(page: number, pages: number): string
}

const scales = { usual: { text: 12, leading: 1.4 }, large: { text: 18, leading: 1.4 }, dense: { text: 11, leading: 1.3 } } as const
const FOOT_TEXT = 10
const FRAME_INSETS = [34, 39]

/**
 * A tagged PDF (PDF 1.7 with a tree of headings, paragraphs, lists, tables and figures in reading order) with its fonts
 * inside, for a black and white printer. The same paper gives the same bytes. Other requests get their turn after each page.
 */
export async function writePaper(paper: Paper, blocks: readonly Block[]): Promise<Buffer> {
  const sheet = await openSheet(paper)
  const pen = penOn(sheet)
  const root: Node = sheet.struct('Document')
  sheet.addStructure(root)
  const scale: Scale = { ...scales[paper.print ?? 'usual'], lang: paper.locale }
  sheet.addPage()
  const place: Place = { pen, scale, into: root, width: sheet.page.width - 2 * MARGIN }
  const flow = flowOn(sheet)
  for (const block of blocks) {
    const isFlow = block.is === 'flow'
    if (isFlow) flow.split(scale.text)
    for (const group of layBlock(isFlow ? { ...place, width: (place.width - COLUMN_GAP) / 2 } : place, block)) if (flow.add(group)) await setImmediate()
    if (isFlow) flow.join()
  }
  flow.join()
  drawAround(sheet, pen, paper)
  return closeSheet(sheet)
}

/** What puts groups of pieces below each other; `add` says whether it began a new page. */
interface Flow {
  add(group: Group): boolean
  /** From here on in two columns, this much below what is there. */
  split(below: number): void
  /** From here on over the whole width again, below the longer column. */
  join(): void
}

/** Puts groups of pieces below each other and goes on in the next column, or on the next page, where one is full. */
function flowOn(sheet: Sheet): Flow {
  const foot = sheet.page.height - MARGIN
  const second = (sheet.page.width + COLUMN_GAP) / 2
  let isSplit = false
  let [top, y, x, lowest] = [MARGIN, MARGIN, MARGIN, MARGIN]
  let waiting: Group[] = []
  let turned = false
  const turn = (): void => {
    if (isSplit && x === MARGIN) {
      ;[lowest, y, x] = [Math.max(lowest, y), top, second]
      return
    }
    sheet.addPage()
    ;[top, y, x, lowest] = [MARGIN, MARGIN, MARGIN, MARGIN]
    turned = true
  }
  const place = (groups: Group[]): void => {
    const kept = groups.flatMap((group, index) => index < groups.length - 1 || group.together ? group.pieces : group.pieces.slice(0, 1))
    const need = heightOf(kept) + (kept[0]?.before ?? 0)
    if (y > top && y + need > foot && heightOf(kept) <= foot - MARGIN) turn()
    for (const { piece, again } of groups.flatMap(({ pieces, again }) => pieces.map((piece) => ({ piece, again })))) {
      if (y > top && y + piece.before + piece.height > foot) turn()
      if (y > top) y += piece.before
      else if (again) {
        again.draw({ x, y })
        y += again.height
      }
      piece.draw({ x, y })
      y += piece.height
    }
  }
  const finish = (): void => {
    place(waiting)
    waiting = []
  }
  return {
    add(group) {
      turned = false
      waiting.push(group)
      if (group.withNext) return turned
      finish()
      if (group.endsPage && y > MARGIN) turn()
      return turned
    },
    split(below) {
      finish()
      isSplit = true
      top = y += below
      lowest = y
    },
    join() {
      finish()
      isSplit = false
      ;[y, x, top] = [Math.max(lowest, y), MARGIN, MARGIN]
    },
  }
}

/** What stands on every page and is not read aloud: the frame and the words at its foot. */
function drawAround(sheet: Sheet, pen: Pen, { foot, framed }: Paper): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    sheet.switchToPage(start + index)
    const { width, height } = sheet.page
    if (framed) for (const inset of FRAME_INSETS) drawFrame(pen, inset, { width, height })
    const room = width - 2 * MARGIN
    const [line] = foot ? breakLines(foot(index + 1, count), { width: room, size: FOOT_TEXT, measure: pen.measure }) : []
    if (line) pen.text(line, { x: MARGIN + (room - line.width) / 2, baseline: height - MARGIN / 2, size: FOOT_TEXT })
  }
}

function drawFrame(pen: Pen, inset: number, { width, height }: { width: number; height: number }): void {
  const [right, foot] = [width - inset, height - inset]
  const corners = [[inset, inset], [right, inset], [right, foot], [inset, foot], [inset, inset]].map(([x = 0, y = 0]) => ({ x, y }))
  corners.slice(1).forEach((to, index) => pen.rule(corners[index]!, to, 'edge'))
}
