import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('src/styles/tokens.css', 'utf8')

/** The hex tokens of the first block that begins with `start`. */
function tokensOf(start: string): Record<string, string> {
  const from = css.indexOf(start)
  expect(from, start).toBeGreaterThan(-1)
  const block = css.slice(from + start.length, css.indexOf('}', from))
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name, value]) => [name, value]))
}

const light = tokensOf(':root {')
const dark = tokensOf(':root:not([data-theme="light"]) {')
const chosenDark = tokensOf(':root[data-theme="dark"] {')
/** Tokens the dark theme does not change. */
const themes = { light, dark: { ...light, ...dark } }

/** Relative luminance of a hex colour, after WCAG 2.2. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g) ?? []
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => {
    const share = Number.parseInt(pair, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(theme: keyof typeof themes, front: string, back: string): number {
  const [one, two] = [themes[theme][front], themes[theme][back]]
  if (!one || !two) throw new Error(`no token ${front} or ${back}`)
  const [high = 0, low = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a)
  return Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100
}

/** Light on paper, on surface; dark on paper, on surface. */
const figures: Record<string, [number, number, number, number]> = {
  ink: [14.58, 15.57, 15.04, 13.12],
  'ink-2': [7.40, 7.90, 9.37, 8.17],
  link: [7.82, 8.35, 10.23, 8.92],
  line: [3.86, 4.12, 5.22, 4.55],
  hair: [1.32, 1.41, 1.59, 1.39],
  dusk: [10.34, 11.04, 9.43, 8.23],
  lamp: [1.66, 1.77, 10.98, 9.57],
  'lamp-ink': [7.78, 8.31, 12.35, 10.77],
  leaf: [6.87, 7.34, 9.83, 8.58],
  iris: [7.48, 7.99, 9.16, 7.99],
  clay: [6.57, 7.02, 8.91, 7.77],
  error: [7.32, 7.82, 8.87, 7.73],
}
const tints = ['dusk-tint', 'lamp-tint', 'leaf-tint', 'iris-tint', 'clay-tint', 'error-tint']
const ownTint = { dusk: 'dusk-tint', 'lamp-ink': 'lamp-tint', leaf: 'leaf-tint', iris: 'iris-tint', clay: 'clay-tint', error: 'error-tint' }

describe('the two dark themes', () => {
  test('are the same 23 values, chosen or from the system', () => {
    expect(dark).toEqual(chosenDark)
    expect(Object.keys(dark)).toHaveLength(23)
  })
})

describe('contrast is what the table says', () => {
  test.each(Object.entries(figures))('%s on paper and surface', (token, [onPaper, onSurface, darkPaper, darkSurface]) => {
    expect([
      contrast('light', token, 'paper'), contrast('light', token, 'surface'),
      contrast('dark', token, 'paper'), contrast('dark', token, 'surface'),
    ]).toEqual([onPaper, onSurface, darkPaper, darkSurface])
  })

  test('text on buttons, on Leave and on lamp', () => {
    expect([contrast('light', 'on-dusk', 'dusk'), contrast('dark', 'on-dusk', 'dusk')]).toEqual([11.04, 10.17])
    expect([contrast('light', 'on-dusk', 'dusk-deep'), contrast('dark', 'on-dusk', 'dusk-deep')]).toEqual([14.64, 13.07])
    expect([contrast('light', 'paper', 'ink'), contrast('dark', 'paper', 'ink')]).toEqual([14.58, 15.04])
    expect([contrast('light', 'on-lamp', 'lamp'), contrast('dark', 'on-lamp', 'lamp')]).toEqual([8.80, 10.03])
  })

  test('ink and links on every tint', () => {
    for (const tint of tints) {
      expect(contrast('light', 'ink', tint), tint).toBeGreaterThanOrEqual(12.55)
      expect(contrast('dark', 'ink', tint), tint).toBeGreaterThanOrEqual(10.23)
      expect(contrast('light', 'link', tint), tint).toBeGreaterThanOrEqual(6.73)
      expect(contrast('dark', 'link', tint), tint).toBeGreaterThanOrEqual(6.95)
    }
  })

  test('a colour on its own tint', () => {
    for (const [colour, tint] of Object.entries(ownTint)) {
      expect(contrast('light', colour, tint), colour).toBeGreaterThanOrEqual(5.82)
      expect(contrast('dark', colour, tint), colour).toBeGreaterThanOrEqual(6.41)
    }
  })
})
