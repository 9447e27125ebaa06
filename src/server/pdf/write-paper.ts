import { setImmediate } from 'node:timers/promises'
import type { Locale } from '../../domain/catalog/text.ts'
import type { Block } from './blocks.ts'
import { layBlock } from './lay-out.ts'
import { penOn, type Node, type Pen } from './pen.ts'
import { heightOf, type Group, type Place, type Scale } from './piece.ts'
import { closeSheet, MARGIN, openSheet, type PaperSize, type Sheet } from './sheet.ts'
import { breakLines } from './typeset.ts'

/** What the whole file needs to know. */
export interface Paper {
  size: PaperSize
  locale: Locale
  /** As neutral as the file's name; stands in the window's title. */
  title: string
  /** 18 points instead of 12. */
  largePrint?: boolean
  /** A double line around every page. */
  framed?: boolean
  /** Small words in the middle of each foot, not read aloud: page numbers. */
  foot?(page: number, pages: number): string
}

const TEXT = 12
const LARGE_TEXT = 18
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
  const scale: Scale = { text: paper.largePrint ? LARGE_TEXT : TEXT, lang: paper.locale }
  sheet.addPage()
  const place: Place = { pen, scale, into: root, width: sheet.page.width - 2 * MARGIN }
  const flow = flowOn(sheet)
  for (const block of blocks) {
    for (const group of layBlock(place, block)) if (flow.add(group)) await setImmediate()
  }
  flow.end()
  drawAround(sheet, pen, paper)
  return closeSheet(sheet)
}

/** Puts groups of pieces below each other and turns the page where one is full; `add` says whether it did. */
function flowOn(sheet: Sheet): { add(group: Group): boolean; end(): void } {
  const foot = sheet.page.height - MARGIN
  let y = MARGIN
  let waiting: Group[] = []
  let turned = false
  const turn = (): void => {
    sheet.addPage()
    y = MARGIN
    turned = true
  }
  const place = (groups: Group[]): void => {
    const kept = groups.flatMap((group, index) => index < groups.length - 1 || group.together ? group.pieces : group.pieces.slice(0, 1))
    const need = heightOf(kept) + (kept[0]?.before ?? 0)
    if (y > MARGIN && y + need > foot && heightOf(kept) <= foot - MARGIN) turn()
    for (const piece of groups.flatMap(({ pieces }) => pieces)) {
      if (y > MARGIN && y + piece.before + piece.height > foot) turn()
      if (y > MARGIN) y += piece.before
      piece.draw({ x: MARGIN, y })
      y += piece.height
    }
  }
  return {
    add(group) {
      turned = false
      waiting.push(group)
      if (group.withNext) return turned
      place(waiting)
      waiting = []
      if (group.endsPage && y > MARGIN) turn()
      return turned
    },
    end: () => place(waiting),
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
