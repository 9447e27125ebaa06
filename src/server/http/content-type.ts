import { extname } from 'node:path'

const TYPES: Record<string, string> = {
  '.css': 'text/css', '.html': 'text/html', '.ico': 'image/x-icon', '.js': 'text/javascript',
  '.json': 'application/json', '.mjs': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain', '.webmanifest': 'application/manifest+json', '.webp': 'image/webp', '.woff2': 'font/woff2',
}
const FILES = ['application/json', 'application/pdf', 'application/zip', 'text/calendar', 'text/csv']
const TEXT = /^text\/|^image\/svg\+xml$|^application\/(json|manifest\+json)$/

/** The content type of a file by its name, charset included; unknown endings are plain bytes. */
export function typeOfFile(name: string): string {
  return withCharset(TYPES[extname(name)] ?? 'application/octet-stream')
}

/** Text gets `charset=utf-8`, whatever it said before. */
export function withCharset(type: string): string {
  return isText(type) ? `${bare(type)}; charset=utf-8` : type
}

/** Text that is worth packing. */
export function isText(type: string): boolean {
  return TEXT.test(bare(type))
}

/** 'file': something to keep, never to be drawn by the browser in our origin. */
export function contentKind(type: string): 'file' | 'page' {
  return FILES.includes(bare(type)) ? 'file' : 'page'
}

export function isHtml(type: string): boolean {
  return bare(type) === 'text/html'
}

function bare(type: string): string {
  return (type.split(';', 1)[0] ?? '').trim().toLowerCase()
}
