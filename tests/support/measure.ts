import type { Page } from 'playwright-core'

/** Sides of what a thumb has to hit, in pixels. */
const SIDES = { target: 44, answer: 56, primary: 52 }

/**
 * Links, buttons and fields of the page that are smaller than they may be. A row that takes the tap counts whole;
 * links inside a sentence are not targets of their own.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((sides) => {
    const isInSentence = (element: Element) => {
      if (element.tagName !== 'A') return false
      const around = element.closest('p, li, dd, td, legend, .notice, .feedback')
      return around !== null && (around.textContent ?? '').trim() !== (element.textContent ?? '').trim() && getComputedStyle(element).display === 'inline'
    }
    const areaOf = (element: Element) => element.closest('.choice') ?? (element.matches('.tasks a') ? element.closest('li') : null) ?? element
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => element.checkVisibility() && !element.matches('.skip, [aria-hidden]') && !isInSentence(element))
      .flatMap((element) => {
        const { width, height } = areaOf(element).getBoundingClientRect()
        const least = element.closest('.choice') ? sides.answer : element.matches('.button') ? sides.primary : sides.target
        return Math.round(height * 10) / 10 < least || Math.round(width * 10) / 10 < sides.target
          ? [`${element.outerHTML.slice(0, 100)} is ${Math.round(width)} × ${Math.round(height)}, not ${least}`] : []
      })
  }, SIDES)
}

/** Lines of text as the page breaks them: the longest of each paragraph. `plain`: without small notes. */
export function lineLengths(page: Page, plain: boolean): Promise<string[]> {
  return page.evaluate((left) => [...document.querySelectorAll('main p, main li, main dd, main .meta')].filter((block) => !block.querySelector('p, li, div, form, .meta') && !block.matches(left)).map((block) => {
    const lines = new Map<number, string>()
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < (node.nodeValue ?? '').length; at++) {
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const [box] = range.getClientRects()
        if (!box || box.width === 0) continue
        const line = Math.round(box.bottom / 4)
        lines.set(line, (lines.get(line) ?? '') + (node.nodeValue ?? '').charAt(at))
      }
    }
    return [...lines.values()].sort((one, other) => other.length - one.length)[0] ?? ''
  }), plain ? '.meta, .meta *' : 'none')
}

/** Walks through the page with Tab. @returns what had the focus while something else covered all of it */
export async function hiddenFocus(page: Page): Promise<string[]> {
  const hidden: string[] = []
  const stops = await page.locator('a[href], button, input:not([type=hidden]), select, textarea, summary').count()
  for (let at = 0; at < stops; at++) {
    await page.keyboard.press('Tab')
    const covered = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return undefined
      const { left, right, top, bottom } = focused.getBoundingClientRect()
      const points = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2], [(left + right) / 2, (top + bottom) / 2]]
      const isSeen = points.some(([x = 0, y = 0]) => {
        const there = document.elementFromPoint(x, y)
        return there !== null && (focused.contains(there) || there.contains(focused))
      })
      return isSeen ? undefined : focused.outerHTML.slice(0, 100)
    })
    if (covered) hidden.push(covered)
  }
  return hidden
}
