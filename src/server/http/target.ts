/** `path` as sent, without the query; `segments` decoded once. `/a/b/` has the segments a, b and ''. */
export interface Target {
  path: string
  segments: string[]
}

const PRINTABLE = /^\/[!-"$-[\]-~]*$/
const HIDDEN = /%2f|%5c|%00/i
const STILL_ENCODED = /%[0-9a-f]{2}/i

/**
 * Reads a request target, or says no.
 * Refused: over `limit` bytes, not starting with `/`, anything but printable ASCII, `\`, `#`, NUL, an encoded slash,
 * dot segments, what does not decode or decodes twice, and empty segments inside: Astro answers `//host//` with a
 * redirect to `//host/`, which is another site.
 */
export function readTarget(url: string, limit: number): Target | undefined {
  if (url.length > limit || !PRINTABLE.test(url)) return undefined
  const path = url.split('?', 1)[0] ?? ''
  if (HIDDEN.test(path) || url.includes('%00') || path.includes('//')) return undefined
  const decoded = decode(path)
  if (decoded === undefined || STILL_ENCODED.test(decoded)) return undefined
  const segments = decoded.slice(1).split('/')
  if (segments.some((segment) => segment === '.' || segment === '..')) return undefined
  return { path, segments }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
