import type { Target } from './target.ts'

/** Pages under /join; every other name there is a code. */
const PAGES = ['welcome', 'visible', 'account', 'private']
/** A code has 8 or 12 symbols, a token 43 characters; what is longer is cut, so that every sealed code has one size. */
const CODE_LENGTH = 64

/** The code in `/join/CODE`, or undefined where the target is something else. */
export function joinCodeIn(target: Target): string | undefined {
  const [area, code = '', ...rest] = target.segments
  const deeper = rest.some((segment) => segment !== '')
  if (area !== 'join' || code === '' || deeper || PAGES.includes(code)) return undefined
  return code.slice(0, CODE_LENGTH)
}
