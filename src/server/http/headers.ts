import { contentKind } from './content-type.ts'

/** Header names in lower case. */
export type Headers = Record<string, string | number | string[]>

const CSP_BASE = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
  "media-src 'self'", "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
  "frame-ancestors 'none'",
]
const CSP_PAGE = [...CSP_BASE, "require-trusted-types-for 'script'", "trusted-types 'none'", 'report-uri /csp'].join('; ')
/** The trusted-types directives would block registering the worker. */
const CSP_HELP = [...CSP_BASE, "worker-src 'self'", 'report-uri /csp'].join('; ')
const CSP_FILE = "default-src 'none'; sandbox; frame-ancestors 'none'"

const PERMISSIONS = [
  'browsing-topics=()', 'camera=()', 'display-capture=()', 'geolocation=()', 'microphone=()', 'payment=()',
  'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)', 'serial=()', 'usb=()',
].join(', ')

const HELP_WORKER = '/help/sw.js'

/** The pages that may be kept offline, and their worker. */
function isHelp(path: string): boolean {
  return path === '/help-now' || path.startsWith('/help-now/') || path === HELP_WORKER
}

/**
 * Headers that every answer carries (security.md §4.3, §4.4).
 * @param path of the request, without query
 * @param secure whether the clinic's origin is https
 * @param type the answer's content type, '' where it has no body
 */
export function securityHeaders(path: string, secure: boolean, type: string): Headers {
  const file = contentKind(type) === 'file'
  return {
    ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-security-policy': file ? CSP_FILE : isHelp(path) ? CSP_HELP : CSP_PAGE,
    'cache-control': isHelp(path) ? 'no-cache' : 'no-store',
    ...(path === HELP_WORKER ? { 'service-worker-allowed': '/help' } : {}),
  }
}
